using System.Net;
using System.Runtime.CompilerServices;
using Attestation.Integration.Tests;
using Attestation.Promises.Tests.Figures;
using Attestation.Promises.Tests.Stands;

namespace Attestation.Promises.Tests;

/// <summary>
/// Broker and database fail in every way a server can, with applications in flight. One gateway lives through all of it. It tells what is
/// wrong (ready means the database answers; without a broker it is degraded) and recovers by itself.
/// </summary>
public sealed class ServerTests(Site site, Ledger ledger) : IClassFixture<Site>
{
    private static readonly int InFlight = Seeds.Runs(1) is 1 ? 150 : 2000;

    [Fact]
    [Promise("P1", "P2")]
    public Task A_broker_that_is_away_for_a_while_loses_nothing() => LiveThroughAsync(async () =>
    {
        await site.Broker.StopAsync();
        await HealthAsync("degraded");
        await PassAsync(Seeds.Runs(1) is 1 ? 10 : 60);
        await site.Broker.StartAsync();
    });

    [Fact]
    [Promise("P1", "P2")]
    public Task A_broker_that_is_killed_loses_nothing() => LiveThroughAsync(async () =>
    {
        await site.Broker.KillAsync();
        await site.Broker.StartAsync();
    });

    [Fact]
    [Promise("P1", "P2")]
    public Task Connections_that_the_broker_closes_are_opened_again() => LiveThroughAsync(async () =>
    {
        for (var i = 0; i < 3; i++)
        {
            await site.Broker.ControlAsync("close_all_connections", "test");
            await PassAsync(1);
        }
    });

    [Fact]
    [Promise("P1", "P3")]
    public Task A_broker_short_of_memory_holds_messages_back_and_nothing_hangs_after_it() => LiveThroughAsync(async () =>
    {
        await site.Broker.ControlAsync("set_vm_memory_high_watermark", "absolute", "1");
        await PassAsync(8);
        Assert.True(await site.Gateway.IsReadyAsync());
        await site.Broker.ControlAsync("set_vm_memory_high_watermark", "absolute", "1GB");
    });

    [Fact]
    [Promise("P1", "P3")]
    public Task A_database_that_is_stopped_makes_the_gateway_not_ready_and_loses_nothing() => LiveThroughAsync(async () =>
    {
        await site.Database.StopAsync();
        await Eventually.IsTrueAsync(async () => await site.Gateway.StatusAsync("/health/ready") is HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, await site.Gateway.StatusAsync("/health/live"));
        await PassAsync(4);
        await site.Database.StartAsync();
        await Eventually.IsTrueAsync(site.Gateway.IsReadyAsync);
    });

    [Fact]
    [Promise("P1", "P3")]
    public Task A_database_that_is_killed_loses_nothing() => LiveThroughAsync(async () =>
    {
        await site.Database.KillAsync();
        await site.Database.StartAsync();
    });

    [Fact]
    [Promise("P1", "P3")]
    public Task A_database_that_only_reads_takes_nothing_and_nothing_is_acknowledged() => LiveThroughAsync(async () =>
    {
        await site.Rig.ExecuteAsync("alter system set default_transaction_read_only = on");
        await site.Rig.ExecuteAsync("select pg_reload_conf()");
        await PassAsync(4);
        await site.Rig.ExecuteAsync("alter system reset default_transaction_read_only");
        await site.Rig.ExecuteAsync("select pg_reload_conf()");
    });

    // Said by a trigger: a disk that is really full would need a file system of its own. The gateway sees the same error at the same place.
    [Theory]
    [InlineData("53100", "could not extend file: No space left on device", 1.0)]
    [InlineData("40001", "could not serialize access due to concurrent update", 0.3)]
    [InlineData("57014", "canceling statement due to statement timeout", 0.3)]
    [Promise("P1", "P3")]
    public Task A_database_that_refuses_to_write_loses_nothing(string code, string message, double share) => LiveThroughAsync(async () =>
    {
        await site.Rig.ExecuteAsync($"""
            create or replace function refuse() returns trigger language plpgsql as $$
            begin if random() < {share} then raise exception '{message}' using errcode = '{code}'; end if; return new; end $$;
            create trigger refused before insert or update on application_case for each row execute function refuse();
            create trigger refused before insert on journal for each row execute function refuse();
            create trigger refused before insert on outbox for each row execute function refuse();
            """);
        await PassAsync(4);
        await site.Rig.ExecuteAsync("drop trigger refused on application_case; drop trigger refused on journal; drop trigger refused on outbox");
    });

    private async Task LiveThroughAsync(Func<Task> fault, [CallerMemberName] string test = "")
    {
        var before = site.Rig.Submitted.Count;
        await site.Rig.SubmitAsync(InFlight / 2);
        var submitting = SubmitMeanwhileAsync();
        await fault();
        await submitting;
        await site.Rig.UntilAllHaveEndedAsync();
        await HealthAsync("ready");

        var history = await History.CheckAsync(site.Rig);
        ledger.Record(site.Rig.Submitted.Count - before, 1, history.Lost, history.Duplicated, Seeds.Current, test);
        history.Assert();
    }

    // A portal sends again until the broker has confirmed.
    private Task SubmitMeanwhileAsync() => Task.Run(() => site.Rig.SubmitAsync(InFlight / 2));

    private Task HealthAsync(string status) => Eventually.IsTrueAsync(async () =>
        (await site.Gateway.GetAsync("/health/ready")).Contains($"\"{status}", StringComparison.Ordinal));

    // The length of an outage is real time: there is no event to wait for.
    private static Task PassAsync(int seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), TestContext.Current.CancellationToken);
}
