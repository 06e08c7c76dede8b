using Attestation.Gateway.Hosting;
using Attestation.Integration.Tests.Servers;
using Attestation.Promises.Tests.Figures;
using Attestation.Promises.Tests.Stands;
using Attestation.Promises.Tests.Traps;

namespace Attestation.Promises.Tests;

/// <summary>
/// Gateway processes die, fail or are held up at each point of the journey. A process that is killed leaves its work to the next, which
/// is killed at the next point: as many lives as blows, and one that finishes.
/// </summary>
public sealed class KillMatrixTests(Broker broker, Database database, Ledger ledger)
{
    private const int Batch = 6;
    private const int Killed = 137;

    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(90);

    // In the order of the journey. Some points are passed by some applications only: those with a portfolio, those a school signs.
    private static readonly (string Place, int AtMost)[] Places =
    [
        (KillPoints.Receiving, Batch),
        (KillPoints.Received, Batch),
        ($"{KillPoints.Acknowledged} attestation.applications", Batch),
        ($"{KillPoints.Claimed} Collecting", Batch),
        (KillPoints.Asked, Batch * 3),
        (KillPoints.Answered, Batch * 3),
        (KillPoints.PageRead, 2),
        ($"{KillPoints.Computed} Collecting", Batch),
        ($"{KillPoints.Computed} Deciding", Batch),
        ($"{KillPoints.Stored} Notices", Batch),
        ($"{KillPoints.Computed} Signing", Batch),
        (KillPoints.SignatureChecked, 2),
        (KillPoints.SignatureStored, 2),
        ($"{KillPoints.Acknowledged} attestation.signed-notices", 2),
        ($"{KillPoints.Stored} Issuing", Batch),
        ($"{KillPoints.Publishing} notice-issued", Batch),
        ($"{KillPoints.Published} notice-issued", Batch),
        ($"{KillPoints.Confirmed} notice-issued", Batch),
        (KillPoints.Settled, Batch),
        (KillPoints.Told, Batch),
    ];

    [Fact]
    [Promise("P1", "P2", "P3")]
    public async Task A_gateway_killed_at_any_point_loses_nothing_and_does_nothing_twice()
    {
        var chance = new Random(Seeds.Current);
        await using var rig = await Rig.BuildAsync(broker, database, Seeds.Current);
        var blows = 0;

        // The first life ends with the schema half made.
        await rig.SubmitAsync(1);
        blows += await LiveAndDieAsync(rig, Trap.At(KillPoints.Migrating, Blow.Kill, 1));
        for (var run = 0; run < Seeds.Runs(2); run++)
        {
            foreach (var (place, atMost) in Places)
            {
                await rig.SubmitAsync(Batch);
                blows += await LiveAndDieAsync(rig, Trap.At(place, Blow.Kill, chance.Next(1, atMost + 1)));
            }
        }

        blows += await DieWhenATimerFiresAsync(rig);
        rig.Launch();
        await rig.UntilAllHaveEndedAsync();

        await ConcludeAsync(rig, blows);
    }

    [Fact]
    [Promise("P1", "P2", "P3")]
    public async Task What_is_done_and_then_seems_to_have_failed_is_not_done_twice()
    {
        var chance = new Random(Seeds.Current);
        await using var rig = await Rig.BuildAsync(broker, database, Seeds.Current + 1);

        for (var run = 0; run < Seeds.Runs(1); run++)
        {
            await rig.SubmitAsync(Batch * 2);
            await using var life = rig.Launch([.. Places.Select(place => Trap.At(place.Place, Blow.Fail, chance.Next(1, place.AtMost + 1)))]);
            await rig.UntilAllHaveEndedAsync();
        }

        await ConcludeAsync(rig, rig.TrapsSnapped, Places.Length * Seeds.Runs(1));
    }

    [Fact]
    [Promise("P2", "P3", "P4")]
    public async Task A_gateway_held_up_for_longer_than_its_lease_is_overtaken_and_changes_nothing_any_more()
    {
        var chance = new Random(Seeds.Current);
        await using var rig = await Rig.BuildAsync(broker, database, Seeds.Current + 2);

        for (var run = 0; run < Seeds.Runs(1); run++)
        {
            await rig.SubmitAsync(Batch * 2);
            await using var held = rig.Launch([.. Places.Select(place => Trap.At(place.Place, Blow.Pause, chance.Next(1, place.AtMost + 1)))]);
            await held.ReadyAsync();
            await using var other = rig.Launch();
            await rig.SubmitAsync(Batch * 2);
            await rig.UntilAllHaveEndedAsync();
        }

        await ConcludeAsync(rig, rig.TrapsSnapped, Places.Length * Seeds.Runs(1) / 2);
    }

    // Applications of the early morning wait for 09:00. One life ends when they have begun to wait, the next when their time has come.
    private static async Task<int> DieWhenATimerFiresAsync(Rig rig)
    {
        rig.PutClockOnTo(new DateTimeOffset(2026, 10, 7, 7, 0, 0, TimeSpan.FromHours(5)));
        await rig.SubmitAsync(Batch);
        var blows = await LiveAndDieAsync(rig, Trap.At($"{KillPoints.Stored} Notices", Blow.Kill, Batch));
        rig.PutClockOnTo(new DateTimeOffset(2026, 10, 7, 9, 0, 1, TimeSpan.FromHours(5)));

        return blows + await LiveAndDieAsync(rig, Trap.At($"{KillPoints.Claimed} Notices", Blow.Kill, 2));
    }

    private static async Task<int> LiveAndDieAsync(Rig rig, Trap trap)
    {
        var life = rig.Launch(trap);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(LongestLife);
        try
        {
            Assert.Equal(Killed, await life.EndedAsync(patience.Token));
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"{trap.Place} was not passed {trap.Nth} times: {await rig.Stand.DescribeAsync()}; {rig.LastWords()}");
        }

        return 1;
    }

    private async Task ConcludeAsync(Rig rig, int blows, int atLeast = 1, [System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        var history = await History.CheckAsync(rig);
        ledger.Record(rig.Submitted.Count, blows, history.Lost, history.Duplicated, Seeds.Current, test);
        history.Assert();
        Assert.True(blows >= atLeast, $"Only {blows} of {atLeast} traps snapped.");
    }
}
