using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Attestation.Gateway.Cases;

namespace Attestation.Sandbox.Tests.Flows;

/// <summary>What the operator of the gateway and the contact centre see over HTTP, and who does not.</summary>
public class OperatorTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/operator")]
    [InlineData("/operator/cases")]
    [InlineData("/operator/cases/7b0f3a51-24c2-4a55-93b4-5f8d3f1c6a10")]
    public async Task Without_the_token_nobody_is_let_in(string path)
    {
        await using var test = await TestWorld.StartAsync();
        using var http = Client(test);

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(path, Cancelled)).StatusCode);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestWorld.ContactCentreToken);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(path, Cancelled)).StatusCode);
    }

    [Fact]
    [Requirement("S2-24")]
    public async Task A_case_in_review_is_shown_with_its_evidence_side_by_side_and_the_number_masked()
    {
        await using var test = await TestWorld.StartAsync();
        using var http = Client(test, TestWorld.OperatorToken);
        var message = test.Application(change: message => message["applicant"]!["fullName"] = "БАСҚА <b>АДАМ</b>");
        var iin = message["applicant"]!["iin"]!.GetValue<string>();
        var story = await test.SubmitAsync(message);
        await test.CaseAsync(story, CaseState.InReview);

        var json = await http.GetStringAsync($"/operator/cases/{story.ApplicationId}", Cancelled);
        var page = await http.GetStringAsync($"/operator/cases/{story.ApplicationId}/page", Cancelled);

        var name = JsonNode.Parse(json)!["evidence"]!.AsArray().Single(row => row!["what"]!.GetValue<string>() is "full name")!;
        Assert.Equal(("БАСҚА <b>АДАМ</b>", true), (name["application"]!.GetValue<string>(), name["differs"]!.GetValue<bool>()));
        Assert.Equal(test.World.People.Find(iin)!.FullName, name["register"]!.GetValue<string>());
        Assert.NotNull(name["messageId"]);
        foreach (var shown in new[] { json, page })
        {
            Assert.DoesNotContain(iin, shown, StringComparison.Ordinal);
            Assert.Contains($"{iin[..4]}*****{iin[^3..]}", shown, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<b>АДАМ", page, StringComparison.Ordinal);
        Assert.Contains(story.Received!.ApplicationNumber, await http.GetStringAsync("/operator", Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("S2-5")]
    public async Task A_case_whose_term_runs_out_is_marked_in_the_overview_and_in_its_view()
    {
        await using var test = await TestWorld.StartAsync(clerkIsThere: false);
        using var http = Client(test, TestWorld.OperatorToken);
        var story = await test.SubmitAsync(test.Application());
        await test.CaseAsync(story, CaseState.AwaitingSignature);
        Assert.DoesNotContain("warned", await http.GetStringAsync("/operator", Cancelled), StringComparison.Ordinal);

        test.World.AdvanceTo(story.Received!.DueBy);
        var shown = await TestWorld.UntilAsync(() => http.GetStringAsync($"/operator/cases/{story.ApplicationId}", Cancelled), view => view.Contains("breachedAt", StringComparison.Ordinal));

        Assert.Contains("warnedAt", shown, StringComparison.Ordinal);
        Assert.Contains("broken", await http.GetStringAsync("/operator", Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_is_not_parked_is_not_put_back_and_the_operator_is_told()
    {
        await using var test = await TestWorld.StartAsync(clerkIsThere: false);
        using var http = Client(test, TestWorld.OperatorToken);
        var story = await test.SubmitAsync(test.Application());
        await test.CaseAsync(story, CaseState.AwaitingSignature);

        var conflict = await http.PostAsJsonAsync($"/operator/cases/{story.ApplicationId}/resume", new { by = "operator", reason = "mended" }, Cancelled);
        var unknown = await http.PostAsJsonAsync($"/operator/cases/{Guid.NewGuid()}/resume", new { by = "operator", reason = "mended" }, Cancelled);
        var without = await http.PostAsJsonAsync($"/operator/cases/{story.ApplicationId}/resume", new { by = "operator" }, Cancelled);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (conflict.StatusCode, unknown.StatusCode, without.StatusCode));
        Assert.Contains("AwaitingSignature", await conflict.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("S2-32")]
    public async Task The_contact_centre_asks_with_number_and_iin_and_hears_masked_whose_it_is()
    {
        await using var test = await TestWorld.StartAsync();
        using var http = Client(test, TestWorld.ContactCentreToken);
        var message = test.Application();
        var story = await test.SubmitAsync(message);
        var question = new { applicationNumber = story.Received!.ApplicationNumber, iin = message["applicant"]!["iin"]!.GetValue<string>(), withProcedure = true };

        var answer = await http.PostAsJsonAsync("/contact-centre/status", question, Cancelled);
        var text = await answer.Content.ReadAsStringAsync(Cancelled);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain(question.iin, text, StringComparison.Ordinal);
        Assert.Contains("*****", text, StringComparison.Ordinal);
        Assert.Contains("1414", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Client(test).PostAsJsonAsync("/contact-centre/status", question, Cancelled)).StatusCode);
    }

    [Fact]
    [Requirement("S2-32")]
    public async Task How_the_service_works_is_told_to_everybody()
    {
        await using var test = await TestWorld.StartAsync();
        using var http = Client(test);

        var procedure = JsonNode.Parse(await http.GetStringAsync("/procedure", Cancelled))!;

        Assert.Equal(["1414", "8 800 080 77777"], procedure["phones"]!.AsArray().Select(phone => phone!.GetValue<string>()));
        Assert.All(new[] { "kk", "ru", "en" }, language => Assert.NotEmpty(procedure["term"]![language]!.GetValue<string>()));
    }

    private static HttpClient Client(TestWorld test, string? token = null)
    {
        var http = new HttpClient { BaseAddress = new Uri(test.World.Addresses.First().Address) };
        if (token is not null)
        {
            // As a browser does it.
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"aliya:{token}")));
        }

        return http;
    }
}
