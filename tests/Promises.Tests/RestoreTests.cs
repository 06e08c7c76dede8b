using System.Net;
using System.Text.Json.Nodes;
using Attestation.Integration.Tests;
using Attestation.Integration.Tests.Foreign;
using Attestation.Integration.Tests.Servers;
using Attestation.Promises.Tests.Figures;
using Attestation.Stubs.TestKit;
using Npgsql;

namespace Attestation.Promises.Tests;

/// <summary>The database is lost and a back-up is put in its place, while the broker has seen more: nothing is lost and nothing is issued twice.</summary>
public sealed class RestoreTests(Broker broker, Database database, Ledger ledger)
{
    // Who signs at once, who signs after the back-up, and who signs at last.
    private static readonly string Quick = Given.School;
    private static readonly string Later = Bin.Make(2008, 8, 81);
    private static readonly string Last = Bin.Make(2009, 9, 91);

    [Fact]
    [Promise("P1", "P2")]
    public async Task A_restored_database_learns_from_the_broker_what_it_lost_and_issues_no_second_notice()
    {
        await using var site = await Site.OpenAsync(broker, database);
        var finished = await site.SubmitAsync(Quick, 3);
        var underWay = await site.SubmitAsync(Later, 2);
        var taken = await site.SubmitAsync(Last, 1);
        await site.IsIssuedAsync(finished);
        await site.IsAtAsync("AwaitingSignature", 3);
        var backUp = await database.BackUpAsync(site.Stand.ConnectionString);
        var checkpoints = await site.CountAsync("select count(*) from checkpoint");

        await using var later = await ForeignClerk.OpenAsync(site.Stand.Broker, site.Stand.Authority, Later);
        var after = await site.SubmitAsync(Quick, 3);
        var open = await site.SubmitAsync(Last, 1);
        var elsewhere = await site.SubmitPastTheLedgerAsync(Quick);
        await site.WithdrawAsync(taken[0]);
        await site.IsIssuedAsync([.. underWay, .. after, elsewhere]);
        await site.HasEventAsync(taken[0], "application-withdrawn");
        await site.IsAtAsync("AwaitingSignature", 1);
        await Eventually.IsTrueAsync(async () => await site.CountAsync("select count(*) from checkpoint") > checkpoints);
        await site.LoseAsync(backUp);

        // Whoever starts as if nothing had happened finds the doors closed; what is sent meanwhile waits with the broker.
        await using var gateway = GatewayProcess.Launch(site.Stand.Environment);
        await Eventually.IsTrueAsync(async () => await gateway.StatusAsync("/health/ready") is HttpStatusCode.ServiceUnavailable);
        var why = await gateway.GetAsync("/health/ready");
        var meanwhile = await site.SubmitAsync(Quick, 1);
        var eventsBefore = site.Portal.Events.Count;
        var listed = await site.ReconcileAsync("--json");
        var listedAgain = await site.ReconcileAsync("--json");
        Assert.Contains("restored from a back-up", why, StringComparison.Ordinal);
        Assert.Contains("reconcile", why, StringComparison.Ordinal);
        Assert.Equal((1, 1), (listed.ExitCode, listedAgain.ExitCode));
        Assert.Equal(listed.Output, listedAgain.Output);
        Assert.Equal(Expected().Order(StringComparer.Ordinal), Found(listed));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await gateway.StatusAsync("/applications/x"));
        Assert.Equal(eventsBefore, site.Portal.Events.Count);
        Assert.Equal(6, await site.CountAsync("select count(*) from application_case"));

        var applied = await site.ReconcileAsync("--apply");
        var again = await site.ReconcileAsync();
        Assert.Equal((0, 0), (applied.ExitCode, again.ExitCode));
        Assert.StartsWith("No differences", again.Output, StringComparison.Ordinal);

        // The gateway that waited opens its doors by itself, and works on.
        await gateway.ReadyAsync();
        await using var last = await ForeignClerk.OpenAsync(site.Stand.Broker, site.Stand.Authority, Last);
        var fresh = await site.SubmitAsync(Quick, 2);
        await site.SendAgainAsync(elsewhere);
        JsonObject[] all = [.. finished, .. underWay, .. after, .. open, .. meanwhile, .. fresh, elsewhere];
        await site.IsIssuedAsync(all);
        await site.IsAtAsync("Issued", all.Length);
        await site.IsAtAsync("Withdrawn", 1);
        await site.SaidEverythingAsync();

        int[] notices = [.. all.Select(message => site.DistinctOf(message, "notice-issued", "sha256").Length)];
        ledger.Record(all.Length + 1, 1, notices.Count(count => count is 0), notices.Count(count => count > 1), seed: null);
        Assert.All(notices, count => Assert.Equal(1, count));
        Assert.All([.. all, taken[0]], message => Assert.Single(site.NumbersOf(message)));
        Assert.Equal(all.Length + 1, all.Append(taken[0]).SelectMany(site.NumbersOf).Distinct().Count());
        Assert.Equal(all.Length, all.SelectMany(message => site.DistinctOf(message, "notice-issued", "noticeNumber")).Distinct().Count());
        Assert.Empty(site.DistinctOf(taken[0], "notice-issued", "sha256"));
        Assert.Equal(6, await site.CountAsync("select count(*) from journal where stop = 'Issuing' and entry = 'adopted after a restore'"));
        Assert.Equal(0, (await GatewayCommand.RunAsync(site.Stand.Environment, "journal", "verify")).ExitCode);

        string[] Expected() =>
        [
            .. after.Concat(open).Concat(meanwhile).Select(message => $"application.missing {message.Id()}"),
            $"application.sendAgain {elsewhere.Id()}",
            .. underWay.Concat(after).Append(elsewhere).Select(message => $"notice.missing {message.Id()}"),
            "number.behind -",
            .. underWay.Select(message => $"signature.missing {message.Id()}"),
            $"withdrawal.missing {taken[0].Id()}",
        ];
    }

    // The checkpoints that were lost are as many as there was time for.
    private static string[] Found(GatewayCommand listed)
    {
        var found = JsonNode.Parse(listed.Output)!["found"]!.AsArray();
        Assert.Contains(found, difference => Kind(difference!) is "checkpoint.missing");

        return
        [
            .. found
                .Where(difference => Kind(difference!) is not "checkpoint.missing")
                .Select(difference => $"{Kind(difference!)} {difference!["applicationId"]?.GetValue<string>() ?? "-"}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Kind(JsonNode difference) => difference["kind"]!.GetValue<string>();

    private sealed class Site : IAsyncDisposable
    {
        private readonly Database _database;
        private readonly GatewayProcess _gateway;
        private readonly ForeignClerk _clerk;

        private Site(Database database, Stand stand, GatewayProcess gateway, ForeignPortal portal, ForeignClerk clerk) =>
            (_database, Stand, _gateway, Portal, _clerk) = (database, stand, gateway, portal, clerk);

        public Stand Stand { get; }

        public ForeignPortal Portal { get; }

        public static async Task<Site> OpenAsync(Broker broker, Database database)
        {
            var stand = await Stand.BuildAsync(broker, database);
            stand.Environment["Bus__Ledger__Enabled"] = "true";
            stand.Environment["Journal__CheckpointEvery"] = "00:00:01";
            var gateway = await stand.StartGatewayAsync();
            var portal = await ForeignPortal.OpenAsync(stand.Broker);

            return new Site(database, stand, gateway, portal, await ForeignClerk.OpenAsync(stand.Broker, stand.Authority, Quick));
        }

        public async Task<JsonObject[]> SubmitAsync(string school, int count)
        {
            JsonObject[] messages = [.. Enumerable.Range(0, count).Select(_ => Given.Application(Stand, school))];
            foreach (var message in messages)
            {
                await SendAgainAsync(message);
            }

            return messages;
        }

        public Task SendAgainAsync(JsonObject message) => Portal.SendAsync("attestation.applications", message.Bytes(), "submit-application", message.Id());

        /// <summary>Straight to the queue: it never passes the exchange that the ledger is bound to.</summary>
        public async Task<JsonObject> SubmitPastTheLedgerAsync(string school)
        {
            var message = Given.Application(Stand, school);
            await Portal.SendAsync("", message.Bytes(), "submit-application", message.Id(), "attestation.applications");

            return message;
        }

        public Task WithdrawAsync(JsonObject message) => Portal.SendAsync(
            "attestation.applications", new JsonObject { ["applicationId"] = message.Id(), ["reason"] = "басқа жол" }.Bytes(), "withdraw-application", $"withdraw {message.Id()}");

        public Task IsIssuedAsync(IReadOnlyList<JsonObject> messages) => Eventually.IsTrueAsync(() => messages.All(message => Portal.EventsOf(message.Id(), "notice-issued").Any()));

        public Task HasEventAsync(JsonObject message, string type) => Eventually.IsTrueAsync(() => Portal.EventsOf(message.Id(), type).Any());

        public Task IsAtAsync(string state, int count) => Eventually.IsTrueAsync(async () => await CountAsync($"select count(*) from application_case where state = '{state}'") == count);

        public Task SaidEverythingAsync() => Eventually.IsTrueAsync(async () => await CountAsync("select count(*) from outbox") is 0);

        /// <summary>The gateway dies, and the database with it; a back-up takes its place.</summary>
        public async Task LoseAsync(string backUp)
        {
            await SaidEverythingAsync();
            await _gateway.KillAsync();
            await _database.RestoreAsync(Stand.ConnectionString, backUp);
        }

        public Task<GatewayCommand> ReconcileAsync(params string[] arguments) => GatewayCommand.RunAsync(Stand.Environment, ["reconcile", .. arguments]);

        public string[] DistinctOf(JsonObject message, string type, string field) =>
            [.. Portal.EventsOf(message.Id(), type).Select(letter => letter.Json[field]!.GetValue<string>()).Distinct(StringComparer.Ordinal)];

        public string[] NumbersOf(JsonObject message) => [.. Portal.Events
            .Where(letter => letter.Json["applicationId"]?.GetValue<string>() == message.Id())
            .Select(letter => letter.Json["applicationNumber"]!.GetValue<string>())
            .Distinct(StringComparer.Ordinal)];

        public async Task<long> CountAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(Stand.ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);

            return (long)(await command.ExecuteScalarAsync())!;
        }

        public async ValueTask DisposeAsync()
        {
            await _clerk.DisposeAsync();
            await Portal.DisposeAsync();
            await _gateway.DisposeAsync();
            await Stand.DisposeAsync();
        }
    }
}
