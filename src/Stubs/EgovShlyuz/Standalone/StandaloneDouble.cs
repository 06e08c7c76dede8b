using Attestation.Signatures;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.TestKit.Tenants;

namespace Attestation.Stubs.EgovShlyuz.Standalone;

/// <summary>The double as a process of its own.</summary>
internal static class StandaloneDouble
{
    public static async Task<int> RunAsync(string[] args)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(Environment.CurrentDirectory, "egov-shlyuz.json"), optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(args)
            .Build();
        try
        {
            await RunAsync(configuration);
            return 0;
        }
        catch (Exception refused) when (refused is ArgumentException or FormatException or IOException or InvalidDataException
            or InvalidOperationException or KeyFileException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    private static async Task RunAsync(IConfiguration configuration)
    {
        var options = configuration.GetSection(EgovShlyuzOptions.Section).Get<EgovShlyuzOptions>(binder => binder.ErrorOnUnknownConfiguration = true)
            ?? new EgovShlyuzOptions();
        var folder = configuration["Keys:Directory"] ?? Path.Combine(AppContext.BaseDirectory, "keys");
        using var keys = DoubleKeys.Open(folder);
        var trust = configuration["Trust:Directory"] is { } trusted ? keys.TrustBesides(trusted) : keys.Trust;
        TimeProvider clock = configuration.GetValue<DateTimeOffset?>("Clock:PretendItIs") is { } start ? new ShiftedClock(start) : TimeProvider.System;
        var people = configuration["People:File"] is { } file ? People.Load(file, clock) : new People(clock);
        await using var app = EgovShlyuzApp.Build(options, people, keys.Key, trust, clock, AddConsole, keys.Authority);

        if (configuration["Recording:Target"] is { } target)
        {
            new DoubleTenant(app.Services, Tenant.Default).Record(new Uri(target), configuration["Recording:File"]);
        }

        await app.StartAsync();
        await Console.Out.WriteLineAsync($"The double of the ШЭП listens at {app.Urls.Single()}; keys for its clients are in {folder}.");
        await app.WaitForShutdownAsync();
    }

    private static void AddConsole(WebApplicationBuilder builder) =>
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);

    // A stand that plays another day must do so on both sides: consents and vouchers end by the double's clock.
    private sealed class ShiftedClock(DateTimeOffset start) : TimeProvider
    {
        private readonly TimeSpan _shift = start - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;
    }
}
