using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Attestation.Integration.Tests.Foreign;
using Attestation.Integration.Tests.Servers;
using Npgsql;

namespace Attestation.Integration.Tests;

/// <summary>What an operator does to a PostgreSQL that gateways have worked on: keys, journals, erasing.</summary>
public sealed class OperatorCommandTests(Broker broker, Database database)
{
    [Fact]
    public async Task Keys_are_changed_and_afterwards_everything_opens_without_the_former_one()
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        var issued = await WorkAsync(stand);
        var keys = await KeysAsync(stand);
        keys["keys"]!["k2"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        keys["current"] = "k2";
        await WriteAsync(stand, keys);
        var values = await CountAsync(stand, EncryptedValues);

        var rotated = await GatewayCommand.RunAsync(stand.Environment, "keys", "rotate");
        keys["keys"]!.AsObject().Remove("k1");
        await WriteAsync(stand, keys);
        var status = await GatewayCommand.RunAsync(stand.Environment, "keys", "status");
        var (exported, check) = await ExportAsync(stand, issued.Id());

        Assert.True(values >= 12, $"only {values} values are encrypted");
        Assert.Equal(0, rotated.ExitCode);
        Assert.Contains($"{values} values were encrypted anew.", rotated.Output, StringComparison.Ordinal);
        Assert.Contains("k1: 0 values, not needed any more", rotated.Output, StringComparison.Ordinal);
        Assert.Equal((0, $"k2: {values} values, current"), (status.ExitCode, status.Output.Trim()));
        Assert.Equal(0, exported.ExitCode);
        Assert.StartsWith("Whole: ", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Journals_are_covered_and_verified_and_every_change_past_the_gateway_is_named()
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        var issued = await WorkAsync(stand);

        var covered = await GatewayCommand.RunAsync(stand.Environment, "journal", "checkpoint");
        var nothingNew = await GatewayCommand.RunAsync(stand.Environment, "journal", "checkpoint");
        var whole = await GatewayCommand.RunAsync(stand.Environment, "journal", "verify");
        await ExecuteAsync(stand, $"update journal set entry = 'adopted' where case_id = '{issued.Id()}' and seq = 2");
        var changed = await GatewayCommand.RunAsync(stand.Environment, "journal", "verify");
        await ExecuteAsync(stand, $"delete from journal where case_id = '{issued.Id()}' and seq = 2");
        var removed = await GatewayCommand.RunAsync(stand.Environment, "journal", "verify");

        Assert.Contains("Checkpoint 1 over 2 journals", covered.Output, StringComparison.Ordinal);
        Assert.StartsWith("No journal has grown", nothingNew.Output, StringComparison.Ordinal);
        Assert.Equal(0, whole.ExitCode);
        Assert.Matches("^Whole: 2 journals with [0-9]+ entries, 1 checkpoints over 2 of their states", whole.Output);
        Assert.Equal((1, 1), (changed.ExitCode, removed.ExitCode));
        Assert.Contains(issued.Id(), changed.Errors, StringComparison.Ordinal);
        Assert.Contains(issued.Id(), removed.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_their_term_nothing_personal_is_left_of_ended_cases_and_the_chain_holds()
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        await WorkAsync(stand);
        await GatewayCommand.RunAsync(stand.Environment, "journal", "checkpoint");
        Assert.NotEqual(0, await CountAsync(stand, "select count(*) from cabinet_message"));
        stand.Environment["Clock__PretendItIs"] = Stand.Morning.AddYears(5).AddMinutes(5).ToString("O");

        await using (await stand.StartGatewayAsync())
        {
            await Eventually.IsTrueAsync(async () => await CountAsync(stand, "select count(*) from application_case where state = 'Erased'") is 2);
        }

        Assert.Equal(0, await CountAsync(stand, "select sum(length(application) + length(evidence) + length(person_key) + coalesce(length(decision), 0) + coalesce(length(notice), 0))::bigint from application_case"));
        Assert.Equal(0, await CountAsync(stand, "select (select count(*) from case_document) + (select count(*) from cabinet_message) + (select count(*) from outbox where case_id is not null) + (select count(*) from journal where personal is not null)"));
        Assert.Equal(2, await CountAsync(stand, "select count(*) from journal where stop = 'Retention'"));
        Assert.Equal(0, (await GatewayCommand.RunAsync(stand.Environment, "journal", "verify")).ExitCode);
    }

    private const string EncryptedValues = """
        select (select count(application) + count(evidence) + count(decision) + count(notice) from application_case) + (select count(*) from case_document)
             + (select count(personal) from journal) + (select count(*) from early_withdrawal) + (select count(body) from outbox) + (select count(body) from cabinet_message)
        """;

    // Every kind of row: one issued and told to the cabinet, one withdrawn with its reason, a withdrawal that waits for its application.
    private static async Task<JsonObject> WorkAsync(Stand stand)
    {
        await using var gateway = await stand.StartGatewayAsync();
        await using var portal = await ForeignPortal.OpenAsync(stand.Broker);
        await using var clerk = await ForeignClerk.OpenAsync(stand.Broker, stand.Authority, Given.School);
        var (issued, withdrawn) = (Given.Application(stand), Given.Application(stand, Stubs.TestKit.Bin.Make(2011, 1, 11)));
        issued["portalChainId"] = stand.OpenChain(issued["applicant"]!["iin"]!.GetValue<string>(), issued["portalRequestNumber"]!.GetValue<string>());
        foreach (var message in new[] { issued, withdrawn })
        {
            await portal.SendAsync("attestation.applications", message.Bytes(), "submit-application", message.Id());
        }

        await portal.ReplyAsync(withdrawn.Id());
        foreach (var id in new[] { withdrawn.Id(), Guid.NewGuid().ToString() })
        {
            await portal.SendAsync("attestation.applications", new JsonObject { ["applicationId"] = id, ["reason"] = "қате" }.Bytes(), "withdraw-application", $"withdraw {id}");
        }

        await portal.EventAsync(issued.Id(), "notice-issued");
        await portal.EventAsync(withdrawn.Id(), "application-withdrawn");
        await Eventually.IsTrueAsync(async () => await CountAsync(stand, "select count(*) from early_withdrawal") is 1);
        await Eventually.IsTrueAsync(async () => await CountAsync(stand, "select count(*) from outbox") is 0);

        return issued;
    }

    private static async Task<(GatewayCommand Exported, GatewayCommand Check)> ExportAsync(Stand stand, string id)
    {
        var file = Path.Combine(Path.GetDirectoryName(stand.Environment["Storage__KeysFile"])!, "file.zip");

        return (await GatewayCommand.RunAsync(stand.Environment, "journal", "export", id, file), await GatewayCommand.RunAsync(stand.Environment, "journal", "check", file));
    }

    private static async Task<JsonNode> KeysAsync(Stand stand) =>
        JsonNode.Parse(await File.ReadAllTextAsync(stand.Environment["Storage__KeysFile"], TestContext.Current.CancellationToken))!;

    private static Task WriteAsync(Stand stand, JsonNode keys) =>
        File.WriteAllTextAsync(stand.Environment["Storage__KeysFile"], keys.ToJsonString(), TestContext.Current.CancellationToken);

    private static async Task ExecuteAsync(Stand stand, string sql)
    {
        await using var connection = new NpgsqlConnection(stand.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    private static async Task<long> CountAsync(Stand stand, string sql)
    {
        await using var connection = new NpgsqlConnection(stand.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);

        return (long)(await command.ExecuteScalarAsync())!;
    }
}
