using Attestation.Promises.Tests.Figures;
using Attestation.Promises.Tests.Stands;

namespace Attestation.Promises.Tests;

/// <summary>
/// The broker fails in every way a server can, with applications in flight. One gateway lives through all of it. Without a broker it is
/// degraded, and it recovers by itself.
/// </summary>
public sealed class BrokerTests(Site site, Ledger ledger) : IClassFixture<Site>
{
    [Fact]
    [Promise("P1", "P2")]
    public Task A_broker_that_is_away_for_a_while_loses_nothing() => site.LiveThroughAsync(ledger, async () =>
    {
        await site.Broker.StopAsync();
        await site.HealthAsync("degraded");
        await Outage.LastsAsync(Seeds.Runs(1) is 1 ? 10 : 60);
        await site.Broker.StartAsync();
    });

    [Fact]
    [Promise("P1", "P2")]
    public Task A_broker_that_is_killed_loses_nothing() => site.LiveThroughAsync(ledger, async () =>
    {
        await site.Broker.KillAsync();
        await site.Broker.StartAsync();
    });

    [Fact]
    [Promise("P1", "P2")]
    public Task Connections_that_the_broker_closes_are_opened_again() => site.LiveThroughAsync(ledger, async () =>
    {
        for (var i = 0; i < 3; i++)
        {
            await site.Broker.ControlAsync("close_all_connections", "test");
            await Outage.LastsAsync(1);
        }
    });

    [Fact]
    [Promise("P1", "P3")]
    public Task A_broker_short_of_memory_holds_messages_back_and_nothing_hangs_after_it() => site.LiveThroughAsync(ledger, async () =>
    {
        await site.Broker.ControlAsync("set_vm_memory_high_watermark", "absolute", "1");
        await Outage.LastsAsync(8);
        Assert.True(await site.Gateway.IsReadyAsync());
        await site.Broker.ControlAsync("set_vm_memory_high_watermark", "absolute", "1GB");
    });
}
