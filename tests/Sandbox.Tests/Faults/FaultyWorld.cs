using Attestation.Sandbox.Tests.Flows;

namespace Attestation.Sandbox.Tests.Faults;

/// <summary>One world for all faults: each meets one applicant only, chosen by his number.</summary>
public sealed class FaultyWorld : IAsyncLifetime
{
    public static readonly TimeSpan AskedAgainAfter = TimeSpan.FromMinutes(30);

    internal TestWorld Test { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Test = await TestWorld.StartAsync(change: settings => settings with
    {
        Different = new Dictionary<string, string?>(settings.Different, StringComparer.Ordinal)
        {
            ["EgovShlyuz:Calls:AttemptTimeout"] = "00:00:01",
            ["UstazPlatform:Calls:AttemptTimeout"] = "00:00:01",
            ["SecondQuestion:After"] = AskedAgainAfter.ToString(),
        },
    });

    public ValueTask DisposeAsync() => Test.DisposeAsync();
}
