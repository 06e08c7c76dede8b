using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Attestation.Integration.Tests.Foreign;
using Attestation.Integration.Tests.Servers;
using Attestation.Signatures;
using Attestation.Stubs.TestKit;
using Npgsql;

namespace Attestation.Integration.Tests;

/// <summary>The double of Ұстаз in a process of its own, on the broker that the gateway is on: nothing else takes applications there and notices back.</summary>
public sealed class UstazTests(Broker broker, Database database)
{
    // Made from the number alone, so that two processes know the same teacher; one without a category, who needs no review.
    private static readonly string Teacher = Iin.Make(new DateOnly(1987, 7, 7), male: false, serial: 2);

    [Fact]
    public async Task An_application_filed_at_the_platform_reaches_the_gateway_over_the_broker_and_its_notice_comes_back()
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        await using var ustaz = await UstazProcess.StartAsync(stand.Broker);
        stand.Environment["UstazPlatform__BaseAddress"] = ustaz.Address.ToString();
        await using var gateway = await stand.StartGatewayAsync();
        await using var clerk = await ForeignClerk.OpenAsync(stand.Broker, stand.Authority, Given.School);

        var id = await FileAsync(ustaz, "Moderator");
        var application = await IssuedAsync(ustaz, id);
        var notice = await ustaz.Http.GetByteArrayAsync($"api/v1/applications/{id}/notice", TestContext.Current.CancellationToken);

        Assert.Equal(("Ustaz", "Moderator"), await CaseAsync(stand, id));
        Assert.Equal("Acceptance", Text(application["notice"]!, "kind"));
        Assert.Equal(Text(application["notice"]!, "sha256"), Convert.ToHexStringLower(SHA256.HashData(notice)));
        var verdict = EnvelopedSignature.Verify(notice, stand.Authority.Trust, Stand.Morning);
        Assert.True(verdict.IsValid, verdict.Explanation);
        Assert.Equal(Given.School, verdict.Signer!.Bin);
        Assert.Equal(
            ["HandedOver", "Received", "Registered", "AwaitingSignature", "Issued"], application["events"]!.AsArray().Select(happened => Text(happened!, "what")).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_filed_on_the_page_before_there_was_a_gateway_reaches_it_when_it_comes()
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        await using var ustaz = await UstazProcess.StartAsync(stand.Broker);
        stand.Environment["UstazPlatform__BaseAddress"] = ustaz.Address.ToString();
        var application = await ApplicationAsync(ustaz, "Expert");
        var fields = application.Where(field => field.Key is not ("teacherId" or "essay")).ToDictionary(field => field.Key, field => field.Value!.ToString(), StringComparer.Ordinal);
        fields["essayTopic"] = Text(application["essay"]!, "topic");
        fields["essayText"] = Text(application["essay"]!, "text");

        using var form = new FormUrlEncodedContent(fields);
        using var filed = await ustaz.Http.PostAsync($"teachers/{Text(application, "teacherId")}/applications", form, TestContext.Current.CancellationToken);
        Assert.True(filed.StatusCode is HttpStatusCode.Redirect, await filed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var id = filed.Headers.Location!.ToString().Split('/', '?')[2];
        var before = await StateAsync(ustaz, id);
        await using var gateway = await stand.StartGatewayAsync();
        await Eventually.IsTrueAsync(async () => await StateAsync(ustaz, id) is not ("Filed" or "HandedOver"));
        var page = await ustaz.Http.GetStringAsync($"applications/{id}?lang=en", TestContext.Current.CancellationToken);

        Assert.Equal("Filed", before);
        Assert.Equal(("Ustaz", "Expert"), await CaseAsync(stand, id));
        Assert.Contains("Received", page, StringComparison.Ordinal);
    }

    private static async Task<string> FileAsync(UstazProcess ustaz, string category)
    {
        using var filed = await ustaz.Http.PostAsJsonAsync("api/v1/applications", await ApplicationAsync(ustaz, category), TestContext.Current.CancellationToken);
        var answer = await filed.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
        Assert.True(filed.StatusCode is HttpStatusCode.Created, answer?.ToJsonString());

        return Text(answer!, "id");
    }

    private static async Task<JsonObject> ApplicationAsync(UstazProcess ustaz, string category)
    {
        using var found = await ustaz.Http.PostAsJsonAsync("api/v1/teachers/search", new { iin = Teacher }, TestContext.Current.CancellationToken);
        var teacher = await found.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
        var sample = JsonNode.Parse(await File.ReadAllBytesAsync(Path.Combine(Shell.Repository, "samples", "applications", "01-moderator.json"), TestContext.Current.CancellationToken))!;

        return new JsonObject
        {
            ["teacherId"] = Text(teacher!, "id"),
            ["providerBin"] = Given.School,
            ["email"] = "teacher@example.org",
            ["phone"] = "+77015550011",
            ["language"] = "kk",
            ["purpose"] = "Award",
            ["requestedCategory"] = category,
            ["consent"] = true,
            ["essay"] = sample["message"]!["essay"]!.DeepClone(),
        };
    }

    private static async Task<JsonNode> IssuedAsync(UstazProcess ustaz, string id)
    {
        await Eventually.IsTrueAsync(async () => await StateAsync(ustaz, id) is "Issued" or "Rejected" or "InReview");

        return await ustaz.GetAsync($"api/v1/applications/{id}");
    }

    private static async Task<string> StateAsync(UstazProcess ustaz, string id) => Text(await ustaz.GetAsync($"api/v1/applications/{id}"), "state");

    private static async Task<(string Channel, string Category)> CaseAsync(Stand stand, string id)
    {
        await using var connection = new NpgsqlConnection(stand.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("select channel, category from application_case where id = $1", connection) { Parameters = { new() { Value = id } } };
        await using var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        Assert.True(await row.ReadAsync(TestContext.Current.CancellationToken), "The gateway has no such case.");

        return (row.GetString(0), row.GetString(1));
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
