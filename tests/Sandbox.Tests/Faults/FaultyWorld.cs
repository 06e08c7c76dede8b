using Attestation.Sandbox.Tests.Flows;

namespace Attestation.Sandbox.Tests.Faults;

/// <summary>One world for all faults: each meets one applicant only, chosen by his number.</summary>
public sealed class FaultyWorld : IAsyncLifetime
{
    internal TestWorld Test { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Test = await TestWorld.StartAsync(attemptTimeout: TimeSpan.FromSeconds(1));

    public ValueTask DisposeAsync() => Test.DisposeAsync();
}
