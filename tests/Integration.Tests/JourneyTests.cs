using System.Net;
using System.Text.Json.Nodes;
using Attestation.Integration.Tests.Foreign;
using Attestation.Integration.Tests.Servers;
using Npgsql;

namespace Attestation.Integration.Tests;

/// <summary>A gateway process on RabbitMQ and PostgreSQL, talked to by an AMQP client that knows nothing of it.</summary>
public sealed class JourneyTests(Broker broker, Database database)
{
    [Fact]
    public async Task A_foreign_portal_and_a_foreign_signing_step_get_from_application_to_notice()
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        await using var gateway = await stand.StartGatewayAsync();
        await using var portal = await ForeignPortal.OpenAsync(stand.Broker);
        await using var clerk = await ForeignClerk.OpenAsync(stand.Broker, stand.Authority, Given.School);
        var message = Given.Application(stand);

        await portal.SendAsync("attestation.applications", message.Bytes(), "submit-application", "my own correlation id");
        var reply = await portal.ReplyAsync("my own correlation id");
        var issued = await portal.EventAsync(message.Id(), "notice-issued");

        Assert.Equal("application-received", reply.Type);
        Assert.Equal($"notice-issued.Egov.{Given.School}", issued.RoutingKey);
        Assert.Equal("application/json", issued.ContentType);
        var verdict = Signatures.EnvelopedSignature.Verify(System.Text.Encoding.UTF8.GetBytes(issued.Json["signedXml"]!.GetValue<string>()), stand.Authority.Trust, Stand.Morning);
        Assert.True(verdict.IsValid, verdict.Explanation);
        Assert.Equal(Given.School, verdict.Signer!.Bin);
    }

    [Fact]
    public async Task The_stages_arrive_in_the_order_in_which_they_happened()
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        await using var gateway = await stand.StartGatewayAsync();
        await using var portal = await ForeignPortal.OpenAsync(stand.Broker);
        await using var clerk = await ForeignClerk.OpenAsync(stand.Broker, stand.Authority, Given.School);
        var message = Given.Application(stand);

        await portal.SendAsync("attestation.applications", message.Bytes(), "submit-application", "c");
        await Eventually.IsTrueAsync(() => portal.EventsOf(message.Id(), "service-stage-changed").Any(letter => letter.Json["stage"]!.GetValue<string>() == "Issued"));

        Assert.Equal(
            ["Received", "Registered", "AwaitingSignature", "Issued"],
            portal.EventsOf(message.Id(), "service-stage-changed").Select(letter => letter.Json["stage"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Every_message_three_times_and_every_signature_twice_give_one_notice()
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        await using var gateway = await stand.StartGatewayAsync();
        await using var portal = await ForeignPortal.OpenAsync(stand.Broker);
        await using var clerk = await ForeignClerk.OpenAsync(stand.Broker, stand.Authority, Given.School, timesEach: 2);
        JsonObject[] messages = [.. Enumerable.Range(0, 10).Select(_ => Given.Application(stand))];

        foreach (var message in messages.Concat(messages).Concat(messages))
        {
            await portal.SendAsync("attestation.applications", message.Bytes(), "submit-application", message.Id());
        }

        await Eventually.IsTrueAsync(() => messages.All(message => portal.EventsOf(message.Id(), "notice-issued").Any()));
        await Eventually.IsTrueAsync(() => portal.Replies.Count >= 30);
        Assert.Equal(10, await CountAsync(stand, "select count(*) from application_case"));
        Assert.All(messages, message => Assert.Single(portal.EventsOf(message.Id(), "notice-issued").Select(letter => letter.Json["sha256"]!.GetValue<string>()).Distinct()));
        Assert.All(messages, message => Assert.Single(portal.Replies.Where(letter => letter.CorrelationId == message.Id()).Select(letter => letter.Json["eventId"]!.GetValue<string>()).Distinct()));
    }

    [Fact]
    public async Task Two_gateways_share_the_work_and_no_case_is_done_twice()
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        var gateways = await Task.WhenAll(stand.StartGatewayAsync(), stand.StartGatewayAsync());
        await using var first = gateways[0];
        await using var second = gateways[1];
        await using var portal = await ForeignPortal.OpenAsync(stand.Broker);
        await using var clerk = await ForeignClerk.OpenAsync(stand.Broker, stand.Authority, Given.School);
        JsonObject[] messages = [.. Enumerable.Range(0, 60).Select(_ => Given.Application(stand))];

        foreach (var message in messages)
        {
            await portal.SendAsync("attestation.applications", message.Bytes(), "submit-application", message.Id());
        }

        await Eventually.IsTrueAsync(() => messages.All(message => portal.EventsOf(message.Id(), "notice-issued").Any()));
        Assert.Equal(60, await CountAsync(stand, "select count(*) from application_case where state = 'Issued'"));
        Assert.Equal(60, await CountAsync(stand, "select count(*) from journal where stop = 'Deciding'"));
        Assert.Equal(60, await CountAsync(stand, "select count(*) from journal where entry = 'issued'"));
        Assert.Contains("now Issued", first.Log, StringComparison.Ordinal);
        Assert.Contains("now Issued", second.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_school_is_asked_to_sign_its_own_notices_only()
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        await using var gateway = await stand.StartGatewayAsync();
        await using var portal = await ForeignPortal.OpenAsync(stand.Broker);
        var other = Stubs.TestKit.Bin.Make(2007, 7, 77);
        var (mine, theirs) = (Given.Application(stand), Given.Application(stand, other));

        await portal.SendAsync("attestation.applications", mine.Bytes(), "submit-application", "mine");
        await portal.SendAsync("attestation.applications", theirs.Bytes(), "submit-application", "theirs");
        await Eventually.IsTrueAsync(async () => await CountAsync(stand, "select count(*) from application_case where state = 'AwaitingSignature'") is 2 && await CountAsync(stand, "select count(*) from outbox") is 0);
        var asked = new System.Collections.Concurrent.ConcurrentQueue<Letter>();
        await portal.ListenAsync($"attestation.sign.{other}", asked, durable: true, quorum: true);
        await Eventually.IsTrueAsync(() => !asked.IsEmpty);

        Assert.Equal(theirs.Id(), Assert.Single(asked).Json["applicationId"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_status_is_told_over_the_bus_and_over_http_and_the_unknown_is_answered_like_somebody_elses()
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        await using var gateway = await stand.StartGatewayAsync();
        await using var portal = await ForeignPortal.OpenAsync(stand.Broker);
        var message = Given.Application(stand);
        await portal.SendAsync("attestation.applications", message.Bytes(), "submit-application", "c");
        var number = (await portal.ReplyAsync("c")).Json["applicationNumber"]!.GetValue<string>();
        await Eventually.IsTrueAsync(async () => await CountAsync(stand, "select count(*) from application_case where state = 'AwaitingSignature'") is 1);

        await AskAsync(portal, "by id", new JsonObject { ["applicationId"] = message.Id() });
        await AskAsync(portal, "by number", new JsonObject { ["applicationNumber"] = number, ["iin"] = message["applicant"]!["iin"]!.GetValue<string>() });
        await AskAsync(portal, "of another", new JsonObject { ["applicationNumber"] = number, ["iin"] = Given.Application(stand)["applicant"]!["iin"]!.GetValue<string>() });
        await AskAsync(portal, "of nobody", new JsonObject { ["applicationId"] = Guid.NewGuid().ToString() });

        Assert.Equal("AwaitingSignature", (await portal.ReplyAsync("by id")).Json["state"]!.GetValue<string>());
        Assert.Equal(number, (await portal.ReplyAsync("by number")).Json["applicationNumber"]!.GetValue<string>());
        Assert.Equal((await portal.ReplyAsync("of nobody")).Body, (await portal.ReplyAsync("of another")).Body);
        Assert.Contains(number, await gateway.GetAsync($"/applications/{message.Id()}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await gateway.StatusAsync($"/applications/{Guid.NewGuid()}"));
    }

    [Fact]
    public async Task No_name_and_no_number_of_a_person_is_in_the_log()
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        await using var gateway = await stand.StartGatewayAsync();
        await using var portal = await ForeignPortal.OpenAsync(stand.Broker);
        await using var clerk = await ForeignClerk.OpenAsync(stand.Broker, stand.Authority, Given.School);
        var (good, bad) = (Given.Application(stand), Given.Application(stand));
        bad["applicant"]!["phone"] = "not a phone";

        await portal.SendAsync("attestation.applications", good.Bytes(), "submit-application", "good");
        await portal.SendAsync("attestation.applications", bad.Bytes(), "submit-application", "bad");
        await portal.EventAsync(good.Id(), "notice-issued");
        await portal.ReplyAsync("bad");

        Assert.Contains(good.Id(), gateway.Log, StringComparison.Ordinal);
        foreach (var person in new[] { good["applicant"]!, bad["applicant"]! })
        {
            Assert.DoesNotContain(person["iin"]!.GetValue<string>(), gateway.Log, StringComparison.Ordinal);
            Assert.DoesNotContain(person["fullName"]!.GetValue<string>().Split(' ')[0], gateway.Log, StringComparison.Ordinal);
        }
    }

    private static Task AskAsync(ForeignPortal portal, string correlationId, JsonObject question) =>
        portal.SendAsync("attestation.status", question.Bytes(), "get-application-status", correlationId);

    private static async Task<long> CountAsync(Stand stand, string sql)
    {
        await using var connection = new NpgsqlConnection(stand.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);

        return (long)(await command.ExecuteScalarAsync())!;
    }
}
