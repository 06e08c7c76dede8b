using System.Text.Json.Nodes;
using Attestation.Integration.Tests.Foreign;
using Attestation.Integration.Tests.Servers;
using Npgsql;

namespace Attestation.Integration.Tests;

/// <summary>What must hold between instances on PostgreSQL: one decision for each, and no bad row in anybody's way.</summary>
public sealed class FlowTests(Broker broker, Database database)
{
    [Fact]
    [Trait("Requirement", "S2-27")]
    public async Task Of_many_applications_of_one_person_at_once_on_two_gateways_one_is_accepted()
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        var gateways = await Task.WhenAll(stand.StartGatewayAsync(), stand.StartGatewayAsync());
        await using var first = gateways[0];
        await using var second = gateways[1];
        await using var portal = await ForeignPortal.OpenAsync(stand.Broker);
        await using var clerk = await ForeignClerk.OpenAsync(stand.Broker, stand.Authority, Given.School);
        var person = Given.Application(stand)["applicant"]!;
        JsonObject[] messages = [.. Enumerable.Range(0, 8).Select(_ => Given.Application(stand))];

        foreach (var message in messages)
        {
            message["applicant"] = person.DeepClone();
            await portal.SendAsync("attestation.applications", message.Bytes(), "submit-application", message.Id());
        }

        await Eventually.IsTrueAsync(() => messages.All(message => portal.EventsOf(message.Id(), "notice-issued").Any()));
        var notices = messages.Select(message => portal.EventsOf(message.Id(), "notice-issued").First().Json).ToArray();
        Assert.Single(notices, notice => notice["kind"]!.GetValue<string>() is "Acceptance");
        Assert.All(
            notices.Where(notice => notice["kind"]!.GetValue<string>() is "Refusal"),
            notice => Assert.Equal("S2-27", Assert.Single(notice["reasons"]!.AsArray())!["requirement"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_damaged_case_is_parked_and_a_damaged_message_put_aside_and_everybody_else_goes_on()
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        await using var gateway = await stand.StartGatewayAsync();
        await using var portal = await ForeignPortal.OpenAsync(stand.Broker);
        var (damaged, sound) = (Given.Application(stand), Given.Application(stand));
        await portal.SendAsync("attestation.applications", damaged.Bytes(), "submit-application", "damaged");
        await Eventually.IsTrueAsync(async () => await CountAsync(stand, "select count(*) from application_case where state = 'AwaitingSignature'") is 1);

        await ExecuteAsync(stand, "insert into outbox (exchange, routing_key, type, message_id, body, due_at, attempts) values ('attestation.events', 'x', 'damaged', 'no id', '\\x0102', 0, 0)");
        await ExecuteAsync(stand, "update application_case set evidence = '\\x01', state = 'Collecting', due_at = 0, lease_until = null, version = version + 1");
        await portal.SendAsync("attestation.applications", sound.Bytes(), "submit-application", "sound");
        await Eventually.IsTrueAsync(async () => await CountAsync(stand, "select count(*) from application_case where state = 'AwaitingSignature'") is 1);

        Assert.Equal("application-received", (await portal.ReplyAsync("sound")).Type);
        await Eventually.IsTrueAsync(async () => await CountAsync(stand, "select count(*) from application_case where state = 'Parked' and due_at is null") is 1);
        await Eventually.IsTrueAsync(async () => await CountAsync(stand, "select count(*) from outbox where fault is not null and type = 'damaged'") is 1);
        Assert.Equal(1, await CountAsync(stand, "select count(*) from journal where entry = 'parked' and details like '%cannot be read%'"));
    }

    [Fact]
    public async Task A_withdrawal_and_its_application_at_the_same_moment_end_withdrawn_on_two_gateways()
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        var gateways = await Task.WhenAll(stand.StartGatewayAsync(), stand.StartGatewayAsync());
        await using var first = gateways[0];
        await using var second = gateways[1];
        await using var portal = await ForeignPortal.OpenAsync(stand.Broker);
        JsonObject[] messages = [.. Enumerable.Range(0, 20).Select(_ => Given.Application(stand))];

        foreach (var message in messages)
        {
            var withdrawal = new JsonObject { ["applicationId"] = message.Id(), ["reason"] = "қате" };
            await portal.SendAsync("attestation.applications", withdrawal.Bytes(), "withdraw-application", $"withdraw {message.Id()}");
            await portal.SendAsync("attestation.applications", message.Bytes(), "submit-application", message.Id());
        }

        await Eventually.IsTrueAsync(async () => await CountAsync(stand, "select count(*) from application_case where state = 'Withdrawn'") is 20);
        await Eventually.IsTrueAsync(() => messages.All(message => portal.EventsOf(message.Id(), "application-withdrawn").Any()));
        Assert.Equal(0, await CountAsync(stand, "select count(*) from early_withdrawal"));
    }

    private static async Task ExecuteAsync(Stand stand, string sql)
    {
        await using var connection = new NpgsqlConnection(stand.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> CountAsync(Stand stand, string sql)
    {
        await using var connection = new NpgsqlConnection(stand.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);

        return (long)(await command.ExecuteScalarAsync())!;
    }
}
