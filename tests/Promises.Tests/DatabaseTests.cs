using System.Net;
using Attestation.Integration.Tests;
using Attestation.Promises.Tests.Figures;
using Attestation.Promises.Tests.Stands;

namespace Attestation.Promises.Tests;

/// <summary>
/// The database fails in every way a server can, with applications in flight. One gateway lives through all of it. Ready means that the
/// database answers, and it recovers by itself.
/// </summary>
public sealed class DatabaseTests(Site site, Ledger ledger) : IClassFixture<Site>
{
    [Fact]
    [Promise("P1", "P3")]
    public Task A_database_that_is_stopped_makes_the_gateway_not_ready_and_loses_nothing() => site.LiveThroughAsync(ledger, async () =>
    {
        await site.Database.StopAsync();
        await Eventually.IsTrueAsync(async () => await site.Gateway.StatusAsync("/health/ready") is HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, await site.Gateway.StatusAsync("/health/live"));
        await Outage.LastsAsync(4);
        await site.Database.StartAsync();
        await Eventually.IsTrueAsync(site.Gateway.IsReadyAsync);
    });

    [Fact]
    [Promise("P1", "P3")]
    public Task A_database_that_is_killed_loses_nothing() => site.LiveThroughAsync(ledger, async () =>
    {
        await site.Database.KillAsync();
        await site.Database.StartAsync();
    });

    [Fact]
    [Promise("P1", "P3")]
    public Task A_database_that_only_reads_takes_nothing_and_nothing_is_acknowledged() => site.LiveThroughAsync(ledger, async () =>
    {
        await site.Rig.ExecuteAsync("alter system set default_transaction_read_only = on");
        await site.Rig.ExecuteAsync("select pg_reload_conf()");
        await Outage.LastsAsync(4);
        await site.Rig.ExecuteAsync("alter system reset default_transaction_read_only");
        await site.Rig.ExecuteAsync("select pg_reload_conf()");
    });

    // Said by a trigger: a disk that is really full would need a file system of its own. The gateway sees the same error at the same place.
    [Theory]
    [InlineData("53100", "could not extend file: No space left on device", 1.0)]
    [InlineData("40001", "could not serialize access due to concurrent update", 0.3)]
    [InlineData("57014", "canceling statement due to statement timeout", 0.3)]
    [Promise("P1", "P3")]
    public Task A_database_that_refuses_to_write_loses_nothing(string code, string message, double share) => site.LiveThroughAsync(ledger, async () =>
    {
        await site.Rig.ExecuteAsync($"""
            create or replace function refuse() returns trigger language plpgsql as $$
            begin if random() < {share} then raise exception '{message}' using errcode = '{code}'; end if; return new; end $$;
            create trigger refused before insert or update on application_case for each row execute function refuse();
            create trigger refused before insert on journal for each row execute function refuse();
            create trigger refused before insert on outbox for each row execute function refuse();
            """);
        await Outage.LastsAsync(4);
        await site.Rig.ExecuteAsync("drop trigger refused on application_case; drop trigger refused on journal; drop trigger refused on outbox");
    });
}
