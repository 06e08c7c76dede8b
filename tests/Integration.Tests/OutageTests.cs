using System.Net;
using System.Text.Json.Nodes;
using Attestation.Integration.Tests.Foreign;
using Attestation.Integration.Tests.Servers;

namespace Attestation.Integration.Tests;

/// <summary>Broker, database and gateway fail while applications are under way: none is lost, none is answered twice.</summary>
public sealed class OutageTests(Broker broker, Database database) : IClassFixture<Broker>, IClassFixture<Database>
{
    private const int Count = 40;

    [Fact]
    public async Task A_broker_that_stops_and_starts_loses_nothing()
    {
        await using var run = await Run.StartAsync(broker, database);

        await run.SubmitAsync(Count / 2);
        await broker.StopAsync();
        await broker.StartAsync();
        await run.SubmitAsync(Count / 2);

        await run.EveryApplicationHasOneNoticeAsync();
    }

    [Fact]
    public async Task A_database_that_is_cut_off_and_comes_back_loses_nothing()
    {
        await using var run = await Run.StartAsync(broker, database);

        await run.SubmitAsync(Count / 2);
        await database.KillAsync();
        await run.SubmitAsync(Count / 2);
        await database.StartAsync();

        await run.EveryApplicationHasOneNoticeAsync();
    }

    [Fact]
    public async Task A_gateway_that_is_killed_goes_on_where_it_was_when_it_starts_again()
    {
        await using var run = await Run.StartAsync(broker, database, lease: "00:00:10");

        await run.SubmitAsync(Count);
        await run.Gateway.KillAsync();
        await run.RestartGatewayAsync();

        await run.EveryApplicationHasOneNoticeAsync();
    }

    [Fact]
    public async Task A_gateway_starts_without_a_broker_and_works_when_it_comes()
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        await broker.StopAsync();
        await using var gateway = await stand.StartGatewayAsync();
        var health = await gateway.GetAsync("/health/ready");
        await broker.StartAsync();
        await using var portal = await ForeignPortal.OpenAsync(stand.Broker);
        await using var clerk = await ForeignClerk.OpenAsync(stand.Broker, stand.Authority, Given.School);
        var message = Given.Application(stand);

        // Until the gateway has connected and declared its exchanges there is nothing to send to.
        await Eventually.IsTrueAsync(async () =>
            (await broker.ControlAsync("list_exchanges", "-p", stand.Broker.VirtualHost, "name")).Contains("attestation.applications", StringComparison.Ordinal));
        await portal.SendAsync("attestation.applications", message.Bytes(), "submit-application", "c");
        await portal.EventAsync(message.Id(), "notice-issued");

        Assert.Contains("degraded", health, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_that_cannot_read_its_ledger_says_so_and_hears_the_signal_to_end()
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        stand.Environment["Bus__Ledger__Enabled"] = "true";
        await broker.StopAsync();
        await using var gateway = GatewayProcess.Launch(stand.Environment);
        await Eventually.IsTrueAsync(async () => await gateway.StatusAsync("/health/ready") is HttpStatusCode.ServiceUnavailable);
        await Eventually.IsTrueAsync(async () => (await gateway.GetAsync("/health/ready")).Contains("ledger cannot be read", StringComparison.Ordinal));
        var live = await gateway.StatusAsync("/health/live");
        await gateway.TerminateAsync();
        var code = await gateway.EndedAsync(TestContext.Current.CancellationToken);
        await broker.StartAsync();

        Assert.Equal((HttpStatusCode.OK, 0), (live, code));
    }

    private sealed class Run : IAsyncDisposable
    {
        private readonly Stand _stand;
        private readonly ForeignPortal _portal;
        private readonly ForeignClerk _clerk;
        private readonly List<JsonObject> _sent = [];

        private Run(Stand stand, GatewayProcess gateway, ForeignPortal portal, ForeignClerk clerk) => (_stand, Gateway, _portal, _clerk) = (stand, gateway, portal, clerk);

        public GatewayProcess Gateway { get; private set; }

        public static async Task<Run> StartAsync(Broker broker, Database database, string lease = "00:00:15")
        {
            var stand = await Stand.BuildAsync(broker, database);
            stand.Environment["Work__Lease"] = lease;

            return new Run(
                stand, await stand.StartGatewayAsync(), await ForeignPortal.OpenAsync(stand.Broker), await ForeignClerk.OpenAsync(stand.Broker, stand.Authority, Given.School));
        }

        public async Task SubmitAsync(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var message = Given.Application(_stand);
                _sent.Add(message);
                await _portal.SendAsync("attestation.applications", message.Bytes(), "submit-application", message.Id());
            }
        }

        public async Task RestartGatewayAsync() => Gateway = await _stand.StartGatewayAsync();

        public async Task EveryApplicationHasOneNoticeAsync()
        {
            try
            {
                await Eventually.IsTrueAsync(() => _sent.TrueForAll(message => _portal.EventsOf(message.Id(), "notice-issued").Any()));
            }
            catch (TimeoutException late)
            {
                throw new TimeoutException($"{await _stand.DescribeAsync()}; log: {string.Join('\n', Gateway.Log.Split('\n').TakeLast(25).Select(line => line[..Math.Min(line.Length, 300)]))}", late);
            }

            Assert.All(_sent, message => Assert.Single(_portal.EventsOf(message.Id(), "notice-issued").Select(letter => letter.Json["sha256"]!.GetValue<string>()).Distinct()));
        }

        public async ValueTask DisposeAsync()
        {
            await Gateway.DisposeAsync();
            await _clerk.DisposeAsync();
            await _portal.DisposeAsync();
            await _stand.DisposeAsync();
        }
    }
}
