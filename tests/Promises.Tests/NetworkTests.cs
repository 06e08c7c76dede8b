using Attestation.Integration.Tests.Servers;
using Attestation.Promises.Tests.Figures;
using Attestation.Promises.Tests.Network;
using Attestation.Promises.Tests.Stands;

namespace Attestation.Promises.Tests;

/// <summary>Every weather on every cable, alone and in pairs, with applications under way.</summary>
public sealed class NetworkTests(Broker broker, Database database, Ledger ledger)
{
    private static readonly Weather[] Weathers = [Weather.Latency, Weather.Reset, Weather.BlackHole, Weather.SlowDrip, Weather.HalfOpen];

    [Fact]
    [Promise("P1", "P2", "P3")]
    public async Task Whatever_the_network_does_nothing_is_lost_and_nothing_is_done_twice()
    {
        var chance = new Random(Seeds.Current);
        await using var rig = await Rig.BuildAsync(broker, database, Seeds.Current + 10, withCables: true);
        rig.Stand.Environment["EgovShlyuz__Calls__AttemptTimeout"] = "00:00:02";
        rig.Stand.Environment["UstazPlatform__Calls__AttemptTimeout"] = "00:00:02";
        await using var life = rig.Launch();
        await life.ReadyAsync();

        var faults = 0;
        for (var run = 0; run < Seeds.Runs(1); run++)
        {
            var plan = Plan(rig, chance);
            faults += plan.Count;
            foreach (var storm in plan)
            {
                await WeatherAsync(rig, storm);
            }
        }

        // Whoever was told that a register is silent asks again in an hour or so: the next life lives then.
        await life.KillAsync();
        rig.PutClockOnTo(rig.Now.AddHours(3));
        rig.Launch();
        await rig.UntilAllHaveEndedAsync();

        var history = await History.CheckAsync(rig);
        ledger.Record(rig.Submitted.Count, faults, history.Lost, history.Duplicated, Seeds.Current);
        history.Assert();
    }

    private static List<(string Cable, Weather Weather)[]> Plan(Rig rig, Random chance)
    {
        string[] cables = [.. rig.Cables.Keys];
        (string, Weather)[][] alone = [.. from cable in cables from weather in Weathers select new[] { (cable, weather) }];
        (string, Weather)[][] pairs =
        [
            .. from first in cables
               from second in cables
               where string.CompareOrdinal(first, second) < 0
               select new[] { (first, chance.GetItems(Weathers, 1)[0]), (second, chance.GetItems(Weathers, 1)[0]) },
        ];
        (string, Weather)[][] all = [.. alone, .. pairs];
        chance.Shuffle(all);

        return [.. all];
    }

    private static async Task WeatherAsync(Rig rig, (string Cable, Weather Weather)[] storm)
    {
        foreach (var (cable, weather) in storm)
        {
            rig.Cables[cable].Weather = weather;
        }

        await rig.SubmitAsync(4);
        await Outage.LastsAsync(TimeSpan.FromSeconds(1.5));
        foreach (var (cable, _) in storm)
        {
            rig.Cables[cable].Weather = Weather.Clear;
        }
    }
}
