using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Attestation.Integration.Tests.Foreign;
using Attestation.Integration.Tests.Servers;
using Npgsql;

namespace Attestation.Integration.Tests;

/// <summary>Whatever arrives at the doors of a gateway process: it is answered, it blocks nobody, and nothing of it is half stored.</summary>
public sealed class DoorTests(Broker broker, Database database)
{
    private static readonly (string Name, Action<JsonObject> Spoil, string Pointer, string Code)[] Spoilt =
    [
        ("no-applicant", message => message.Remove("applicant"), "/applicant", "field.missing"),
        ("iin-checksum", message => message["applicant"]!["iin"] = Wrong(message["applicant"]!["iin"]!.GetValue<string>()), "/applicant/iin", "iin.checksum"),
        ("iin-february-30", message => message["applicant"]!["iin"] = "990230699013", "/applicant/iin", "iin.birthDate"),
        ("iin-month-13", message => message["applicant"]!["iin"] = "991301399012", "/applicant/iin", "iin.birthDate"),
        ("bin", message => message["providerBin"] = Wrong(message["providerBin"]!.GetValue<string>()), "/providerBin", "bin.invalid"),
        ("category", message => message["requestedCategory"] = "Wizard", "/requestedCategory", "value.unknown"),
        ("category-as-number", message => message["requestedCategory"] = "2", "/requestedCategory", "value.unknown"),
        ("document-kind", message => message["documents"]![0]!["kind"] = "Poem", "/documents/0/kind", "value.unknown"),
        ("document-hash", message => message["documents"]![0]!["sha256"] = new string('0', 64), "/documents/0/sha256", "document.hash"),
        ("document-too-large", message => message["documents"]![0]!["content"] = Convert.ToBase64String(new byte[(5 * 1024 * 1024) + 1]), "/documents/0/content", "document.tooLarge"),
        ("no-offset", message => message["submittedAt"] = "2026-10-06T10:00:00", "/submittedAt", "instant.format"),
        ("wrong-channel", message => message["channel"] = "Ustaz", "/channel", "channel.wrong"),
    ];

    [Fact]
    public async Task Every_bad_application_is_answered_with_pointer_code_and_three_sentences_and_none_blocks_the_next()
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        await using var gateway = await stand.StartGatewayAsync();
        await using var portal = await ForeignPortal.OpenAsync(stand.Broker);

        foreach (var (name, spoil, _, _) in Spoilt)
        {
            var message = Given.Application(stand);
            spoil(message);
            await portal.SendAsync("attestation.applications", message.Bytes(), "submit-application", name);
        }

        var good = Given.Application(stand);
        await portal.SendAsync("attestation.applications", good.Bytes(), "submit-application", "good");

        Assert.Equal("application-received", (await portal.ReplyAsync("good")).Type);
        foreach (var (name, _, pointer, code) in Spoilt)
        {
            var reply = await portal.ReplyAsync(name);
            var problem = reply.Json["problems"]!.AsArray().Single(problem => problem!["pointer"]!.GetValue<string>() == pointer)!;
            Assert.Equal(("application-rejected", code), (reply.Type, problem["code"]!.GetValue<string>()));
            Assert.All(new[] { "kk", "ru", "en" }, language => Assert.NotEmpty(problem["message"]![language]!.GetValue<string>()));
        }

        Assert.Equal(1, await CountAsync(stand, "select count(*) from application_case"));
        Assert.Equal(Given.Application(stand)["documents"]!.AsArray().Count, await CountAsync(stand, "select count(*) from case_document"));
    }

    [Fact]
    public async Task What_nobody_can_read_is_answered_and_parked_with_its_bytes()
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        await using var gateway = await stand.StartGatewayAsync();
        await using var portal = await ForeignPortal.OpenAsync(stand.Broker);
        var unreadable = new Dictionary<string, byte[]>
        {
            ["not json"] = "{ this is no json"u8.ToArray(),
            ["empty"] = [],
            ["not utf-8"] = [0x7B, 0x22, 0xC3, 0x28, 0x22, 0x7D],
            ["200 nested arrays"] = Encoding.ASCII.GetBytes(new string('[', 200) + new string(']', 200)),
            ["an array"] = "[1]"u8.ToArray(),
            ["over the limit"] = Encoding.ASCII.GetBytes($"{{\"essay\":\"{new string('a', 9 * 1024 * 1024)}\"}}"),
        };
        var parked = new ConcurrentQueue<Letter>();
        await portal.ListenAsync("attestation.parked", parked, durable: true, quorum: true);

        foreach (var (name, bytes) in unreadable)
        {
            await portal.SendAsync("attestation.applications", bytes, "submit-application", name);
        }

        var good = Given.Application(stand);
        await portal.SendAsync("attestation.applications", good.Bytes(), "submit-application", "good");

        Assert.Equal("application-received", (await portal.ReplyAsync("good")).Type);
        foreach (var (name, bytes) in unreadable)
        {
            Assert.Equal("application-rejected", (await portal.ReplyAsync(name)).Type);
            await Eventually.IsTrueAsync(() => parked.Any(letter => letter.CorrelationId == name));
            Assert.Equal(bytes, parked.First(letter => letter.CorrelationId == name).Body);
        }
    }

    [Fact]
    public async Task A_message_without_a_type_is_known_by_its_field_and_one_without_either_is_parked()
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        await using var gateway = await stand.StartGatewayAsync();
        await using var portal = await ForeignPortal.OpenAsync(stand.Broker);
        var named = Given.Application(stand);
        named["messageType"] = "submit-application";

        await portal.SendAsync("attestation.applications", named.Bytes(), null, "named");
        await portal.SendAsync("attestation.applications", Given.Application(stand).Bytes(), null, "nameless");

        Assert.Equal("application-received", (await portal.ReplyAsync("named")).Type);
        Assert.Equal("message.unknown", (await portal.ReplyAsync("nameless")).Json["problems"]![0]!["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("attestation.signed-notices", "notice-signed")]
    [InlineData("attestation.status", "get-application-status")]
    public async Task The_other_doors_hold_as_well(string door, string type)
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        await using var gateway = await stand.StartGatewayAsync();
        await using var portal = await ForeignPortal.OpenAsync(stand.Broker);

        await portal.SendAsync(door, "{ not json"u8.ToArray(), type, "garbage");
        await portal.SendAsync(door, "{}"u8.ToArray(), type, "empty object");
        await portal.SendAsync(door, """{"noticeId":"not a uuid","signedXml":1,"applicationId":true}"""u8.ToArray(), type, "wrong types");

        foreach (var name in new[] { "garbage", "empty object", "wrong types" })
        {
            Assert.Equal("application-rejected", (await portal.ReplyAsync(name)).Type);
        }

        Assert.True(await gateway.IsReadyAsync());
    }

    private static string Wrong(string number) => number[..11] + (char)('0' + ((number[11] - '0' + 1) % 10));

    private static async Task<long> CountAsync(Stand stand, string sql)
    {
        await using var connection = new NpgsqlConnection(stand.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);

        return (long)(await command.ExecuteScalarAsync())!;
    }
}
