using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform;

namespace Attestation.UstazPlatform.Tests;

public class VersionTests
{
    [Fact]
    public async Task Each_change_is_a_version_and_those_before_it_stay()
    {
        var teacher = Given.Teacher(Given.Courses(1));
        await using var platform = await RunningPlatform.StartAsync(teacher);
        var id = await platform.IdOfAsync(teacher.Iin);

        platform.Clock.Now = Given.Morning.AddMinutes(1);
        var added = await platform.SendAsync(HttpMethod.Post, $"api/v1/teachers/{id}/entries", Given.Entry());
        platform.Clock.Now = Given.Morning.AddMinutes(2);
        var verified = await platform.SendAsync(HttpMethod.Post, $"{added.Location}/verification", new { by = "СЫНАҚ ТЕКСЕРУШІ" });
        var removed = await platform.SendAsync(HttpMethod.Delete, $"{added.Location}");
        var versions = await platform.SendAsync(HttpMethod.Get, $"api/v1/teachers/{id}/versions");
        var third = await platform.SendAsync(HttpMethod.Get, $"api/v1/teachers/{id}/versions/3");

        Assert.Equal((201, 200, 204), (added.Status, verified.Status, removed.Status));
        Assert.Equal(
            [(4, "EntryRemoved"), (3, "EntryVerified"), (2, "EntryAdded"), (1, "Gathered")],
            versions.Body.GetProperty("versions").EnumerateArray().Select(version => (version.GetProperty("number").GetInt32(), version.GetProperty("cause").GetString()!)));
        Assert.Equal("СЫНАҚ ТЕКСЕРУШІ", third.Body.GetProperty("entries")[1].GetProperty("verification").GetProperty("by").GetString());
        Assert.Equal(["1"], (await platform.SearchAsync(Given.Search(teacher.Iin))).Titles);
    }

    [Theory]
    [InlineData(-60, 1)]
    [InlineData(59, 1)]
    [InlineData(60, 2)]
    public async Task A_portfolio_is_given_as_it_was_at_an_instant(int secondsLater, int entries)
    {
        var teacher = Given.Teacher(Given.Courses(1));
        await using var platform = await RunningPlatform.StartAsync(teacher);
        var id = await platform.IdOfAsync(teacher.Iin);
        platform.Clock.Now = Given.Morning.AddSeconds(60);
        await platform.SendAsync(HttpMethod.Post, $"api/v1/teachers/{id}/entries", Given.Entry());

        var answer = await platform.SearchAsync(Given.Search(teacher.Iin, asOf: Given.Morning.AddSeconds(secondsLater)));

        Assert.Equal(entries, answer.Titles.Length);
    }

    [Fact]
    public async Task What_people_entered_stays_when_the_registers_say_something_new()
    {
        var teacher = Given.Teacher(Given.Courses(2));
        await using var platform = await RunningPlatform.StartAsync(teacher);
        var id = await platform.IdOfAsync(teacher.Iin);
        var first = (await platform.SearchAsync(Given.Search(teacher.Iin))).Body.GetProperty("entries")[0].GetProperty("id").GetString();
        await platform.SendAsync(HttpMethod.Delete, $"api/v1/teachers/{id}/entries/{first}");
        await platform.SendAsync(HttpMethod.Post, $"api/v1/teachers/{id}/entries", Given.Entry());

        platform.People.Put(teacher with { Platform = new Knowledge<IReadOnlyList<PortfolioItem>>.Held(Given.Courses(3)) });
        var answer = await platform.SearchAsync(Given.Search(teacher.Iin));

        Assert.Equal(["2", "3", "Бағалау курсы"], answer.Titles);
        Assert.Equal(4, answer.Number("version"));
    }

    [Fact]
    public async Task Who_has_it_already_is_told_so_and_who_has_not_seen_the_last_change_changes_nothing()
    {
        var teacher = Given.Teacher(Given.Courses(1));
        await using var platform = await RunningPlatform.StartAsync(teacher);
        var path = $"api/v1/teachers/{await platform.IdOfAsync(teacher.Iin)}";

        var seen = await platform.SendAsync(HttpMethod.Get, path);
        var known = await platform.SendAsync(HttpMethod.Get, path, ifNoneMatch: $"\"x\", {seen.Tag}");
        var added = await platform.SendAsync(HttpMethod.Post, $"{path}/entries", Given.Entry(), ifMatch: seen.Tag);
        var tooLate = await platform.SendAsync(HttpMethod.Post, $"{path}/entries", Given.Entry(), ifMatch: seen.Tag);
        var changed = await platform.SendAsync(HttpMethod.Get, path, ifNoneMatch: seen.Tag);

        Assert.Equal((200, 304, 201, 412, 200), (seen.Status, known.Status, added.Status, tooLate.Status, changed.Status));
        Assert.Equal(seen.Tag, known.Tag);
        Assert.NotEqual(seen.Tag, changed.Tag);
        Assert.Equal("version.changed", tooLate.Code);
    }

    [Fact]
    public async Task Of_many_who_change_the_same_version_at_once_one_does()
    {
        // A draft that takes a while to be read: the others come meanwhile.
        var file = new JsonObject { ["name"] = "a.pdf", ["mediaType"] = "application/pdf", ["content"] = Convert.ToBase64String(new byte[1_000_000]) };
        var draft = Given.Entry(entry => (entry["file"], entry["source"]) = (file, "Upload"));
        await using var platform = await RunningPlatform.StartAsync();
        var path = $"api/v1/teachers/{await platform.IdOfAsync(Given.Iin())}";

        for (var round = 1; round <= 5; round++)
        {
            var seen = await platform.SendAsync(HttpMethod.Get, path);
            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => platform.SendAsync(HttpMethod.Post, $"{path}/entries", draft, ifMatch: seen.Tag)));

            Assert.Equal([201, 412, 412, 412, 412, 412], answers.Select(answer => answer.Status).Order());
        }
    }

    [Fact]
    public async Task A_file_comes_back_as_it_was_put_there()
    {
        var bytes = Encoding.UTF8.GetBytes("%PDF-1.4 not much of one");
        await using var platform = await RunningPlatform.StartAsync();
        var id = await platform.IdOfAsync(Given.Iin());
        var file = new JsonObject { ["name"] = "сертификат.pdf", ["mediaType"] = "application/pdf", ["content"] = Convert.ToBase64String(bytes) };

        var added = await platform.SendAsync(HttpMethod.Post, $"api/v1/teachers/{id}/entries", Given.Entry(entry => (entry["file"], entry["source"]) = (file, "Upload")));
        using var response = await platform.Http.GetAsync($"{added.Location}/file", TestContext.Current.CancellationToken);

        Assert.Equal(bytes, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), added.Text("contentSha256"));
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal($"\"{added.Text("contentSha256")}\"", response.Headers.ETag?.Tag);
    }

    [Theory]
    [InlineData("enteredBy", null, "/enteredBy")]
    [InlineData("item", "4", "/item")]
    [InlineData("item", "6", "/kind")]
    [InlineData("kind", "\"CategoryOrder\"", "/kind")]
    [InlineData("hours", "0", "/hours")]
    [InlineData("source", "\"Automatic\"", "/source")]
    [InlineData("source", "\"Upload\"", "/file")]
    [InlineData("issuedOn", "\"2026-02-30\"", "/issuedOn")]
    [InlineData("title", "\"a\\nb\"", "/title")]
    [InlineData("file", """{"name":"a.html","mediaType":"text/html","content":"AA=="}""", "/file/mediaType")]
    [InlineData("verifiedBy", "\"me\"", "/verifiedBy")]
    public async Task An_entry_with_a_mistake_is_not_taken(string member, string? value, string pointer)
    {
        await using var platform = await RunningPlatform.StartAsync();
        var id = await platform.IdOfAsync(Given.Iin());

        var answer = await platform.SendAsync(HttpMethod.Post, $"api/v1/teachers/{id}/entries", Given.Entry(entry => entry[member] = value is null ? null : JsonNode.Parse(value)));

        Assert.Equal((400, "request.invalid"), (answer.Status, answer.Code));
        Assert.Equal([pointer], answer.Pointers);
    }

    [Fact]
    public async Task A_profile_tells_work_experience_and_categories_with_certificate_and_order()
    {
        await using var platform = await RunningPlatform.StartAsync();

        var teacher = await platform.SendAsync(HttpMethod.Post, "api/v1/teachers/search", new { iin = Given.Iin() });
        var category = teacher.Body.GetProperty("categories")[0];

        Assert.NotEqual(JsonValueKind.Null, teacher.Body.GetProperty("workplace").GetProperty("bin").ValueKind);
        Assert.InRange(teacher.Number("experienceYears"), 1, 30);
        Assert.Equal(("CategoryCertificate", "CategoryOrder"), (category.GetProperty("certificate").GetProperty("kind").GetString(), category.GetProperty("order").GetProperty("kind").GetString()));
        Assert.NotEqual("", category.GetProperty("order").GetProperty("number").GetString());
    }

    [Fact]
    public async Task A_tenant_sees_nothing_of_another()
    {
        var iin = Given.Iin();
        await using var platform = await RunningPlatform.StartAsync();
        var id = await platform.IdOfAsync(iin);
        await platform.SendAsync(HttpMethod.Delete, $"api/v1/teachers/{id}/entries/{(await platform.SearchAsync(Given.Search(iin))).Body.GetProperty("entries")[0].GetProperty("id").GetString()}");

        platform.Http.DefaultRequestHeaders.Add("X-Sandbox-Tenant", "other");
        var byId = await platform.SendAsync(HttpMethod.Get, $"api/v1/teachers/{id}");
        var byIin = await platform.SearchAsync(Given.Search(iin));

        Assert.Equal((404, "teacher.unknown"), (byId.Status, byId.Code));
        Assert.Equal((6, 1), (byIin.Number("totalItems"), byIin.Number("version")));
    }

    [Fact]
    public async Task Too_many_calls_are_told_when_to_come_again()
    {
        var limited = UstazClient.School with { MostCalls = 2 };
        await using var platform = await RunningPlatform.StartAsync(new UstazPlatformDoubleOptions { Clients = [limited] });
        using var form = new FormUrlEncodedContent(
            [new("grant_type", "client_credentials"), new("client_id", limited.Id), new("client_secret", limited.Secret)]);
        using var answer = await platform.Http.PostAsync("oauth2/token", WithoutHeader(platform, form), TestContext.Current.CancellationToken);
        var token = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("access_token").GetString();
        platform.Http.DefaultRequestHeaders.Authorization = new("Bearer", token);

        Answer[] calls = [await platform.SearchAsync(Given.Search(Given.Iin())), await platform.SearchAsync(Given.Search(Given.Iin())), await platform.SearchAsync(Given.Search(Given.Iin()))];
        platform.Clock.Now = Given.Morning.AddSeconds(59.5);
        var early = await platform.SearchAsync(Given.Search(Given.Iin()));
        platform.Clock.Now = Given.Morning.AddSeconds(60);
        var later = await platform.SearchAsync(Given.Search(Given.Iin()));

        Assert.Equal([200, 200, 429], calls.Select(call => call.Status));
        Assert.Equal((60, 1), ((int)calls[2].RetryAfter!.Value.TotalSeconds, (int)early.RetryAfter!.Value.TotalSeconds));
        Assert.Equal(("rate.exceeded", 200), (calls[2].Code, later.Status));
    }

    private static FormUrlEncodedContent WithoutHeader(RunningPlatform platform, FormUrlEncodedContent form)
    {
        platform.Http.DefaultRequestHeaders.Authorization = null;

        return form;
    }
}
