using System.Globalization;
using Attestation.Integration.Tests.Servers;
using Attestation.Promises.Tests.Figures;
using Attestation.Promises.Tests.Network;
using Attestation.Promises.Tests.Stands;

namespace Attestation.Promises.Tests;

/// <summary>
/// Random faults of all kinds for as long as is asked (<c>ATTESTATION_SOAK</c>, minutes; otherwise half a minute), with two gateways at
/// work; then the whole history is checked.
/// </summary>
public sealed class SoakTests(Broker broker, Database database, Ledger ledger, ITestOutputHelper output) : IClassFixture<Broker>, IClassFixture<Database>
{
    private static readonly TimeSpan Length = double.TryParse(Environment.GetEnvironmentVariable("ATTESTATION_SOAK"), CultureInfo.InvariantCulture, out var minutes)
        ? TimeSpan.FromMinutes(minutes)
        : TimeSpan.FromSeconds(30);

    private static readonly Weather[] Weathers = [Weather.Latency, Weather.Reset, Weather.BlackHole, Weather.SlowDrip, Weather.HalfOpen];

    [Fact]
    [Promise("P1", "P2", "P3", "P4")]
    public async Task Random_faults_for_a_while_lose_nothing_and_double_nothing()
    {
        output.WriteLine($"seed {Seeds.Current}, {Length.TotalMinutes:0.0} minutes");
        var chance = new Random(Seeds.Current);
        await using var rig = await Rig.BuildAsync(broker, database, Seeds.Current + 30, withCables: true);
        GatewayProcess[] lives = [rig.Launch(), rig.Launch()];
        await Task.WhenAll(lives.Select(life => life.ReadyAsync()));

        var started = TimeProvider.System.GetTimestamp();
        var faults = 0;
        for (; TimeProvider.System.GetElapsedTime(started) < Length; faults++)
        {
            var fault = chance.Next(100);
            output.WriteLine($"{TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s: {fault}");
            await rig.SubmitAsync(chance.Next(1, 8));
            await StrikeAsync(rig, lives, chance, fault);
        }

        foreach (var life in lives)
        {
            await life.KillAsync();
        }

        rig.PutClockOnTo(rig.Now.AddHours(3));
        rig.Launch();
        await rig.UntilAllHaveEndedAsync();

        var history = await History.CheckAsync(rig);
        ledger.Record(rig.Submitted.Count, faults, history.Lost, history.Duplicated, Seeds.Current);
        history.Assert();
    }

    private async Task StrikeAsync(Rig rig, GatewayProcess[] lives, Random chance, int fault)
    {
        switch (fault)
        {
            case < 45:
                var cable = rig.Cables.Values.ElementAt(chance.Next(rig.Cables.Count));
                cable.Weather = chance.GetItems(Weathers, 1)[0];
                await Outage.LastsAsync(TimeSpan.FromMilliseconds(chance.Next(200, 4000)));
                cable.Weather = Weather.Clear;
                break;
            case < 70:
                var victim = chance.Next(lives.Length);
                await lives[victim].KillAsync();
                lives[victim] = rig.Launch();
                await Outage.LastsAsync(TimeSpan.FromMilliseconds(chance.Next(2000)));
                break;
            case < 80:
                await database.KillAsync();
                await Outage.LastsAsync(TimeSpan.FromMilliseconds(chance.Next(2000)));
                await database.StartAsync();
                break;
            case < 88:
                await broker.KillAsync();
                await Outage.LastsAsync(TimeSpan.FromMilliseconds(chance.Next(2000)));
                await broker.StartAsync();
                break;
            case < 94:
                await broker.ControlAsync("close_all_connections", "soak");
                break;
            default:
                await Outage.LastsAsync(TimeSpan.FromMilliseconds(chance.Next(3000)));
                break;
        }
    }
}
