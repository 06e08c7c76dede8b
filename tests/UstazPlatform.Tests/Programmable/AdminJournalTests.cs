using System.Text.Json.Nodes;

namespace Attestation.UstazPlatform.Tests.Programmable;

public class AdminJournalTests
{
    [Fact]
    public async Task Requests_are_counted_and_found_by_a_pattern()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();
        await http.StubAsync("""{"request":{"urlPattern":"/to/.*"},"response":{"status":204}}""");
        await http.SendAsync("POST", "/to/count?x=1&x=2", "body", ("X-Kind", "a"));
        await http.SendAsync("POST", "/to/count", "other");

        var count = await http.AdminAsync("POST", "/requests/count", """{"method":"POST","urlPath":"/to/count"}""");
        var found = await http.AdminAsync("POST", "/requests/find", """{"method":"POST","urlPath":"/to/count","bodyPatterns":[{"equalTo":"body"}]}""");
        var none = await http.AdminAsync("POST", "/requests/count", """{"method":"GET","urlPath":"/to/count"}""");

        Assert.Equal((200, 2, 0), (count.Status, count.Json!["count"]!.GetValue<int>(), none.Json!["count"]!.GetValue<int>()));
        var request = Assert.Single(found.Json!["requests"]!.AsArray())!;
        Assert.Equal(("/to/count?x=1&x=2", "POST", "body", "a"), (Text(request, "url"), Text(request, "method"), Text(request, "body"), request["headers"]!["X-Kind"]!.GetValue<string>()));
        Assert.Equal("""["1","2"]""", request["queryParams"]!["x"]!["values"]!.ToJsonString());
        Assert.Equal(422, (await http.AdminAsync("POST", "/requests/count", """{"metod":"GET"}""")).Status);
    }

    [Fact]
    public async Task The_journal_is_listed_newest_first_and_cut_by_limit_and_instant()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();
        await http.SendAsync("GET", "/one");
        double_.Clock.Now = Given.Morning.AddMinutes(1);
        await http.SendAsync("GET", "/two");

        var all = Urls(await http.AdminAsync("GET", "/requests"));
        var limited = await http.AdminAsync("GET", "/requests?limit=1");
        var recent = Urls(await http.AdminAsync("GET", "/requests?since=2026-10-06T04:00:30Z"));
        var one = await http.AdminAsync("GET", $"/requests/{Text(limited.Json!["requests"]![0]!, "id")}");

        Assert.Equal(["/two", "/one"], all);
        Assert.Equal(["/two"], Urls(limited));
        Assert.Equal(2, limited.Json["meta"]!["total"]!.GetValue<int>());
        Assert.Equal(["/two"], recent);
        Assert.Equal("/two", Text(one.Json!["request"]!, "url"));
        Assert.Equal(400, (await http.AdminAsync("GET", "/requests?since=yesterday")).Status);
    }

    [Fact]
    public async Task A_request_that_nobody_knew_an_answer_for_says_what_came_nearest_and_why_it_did_not_match()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();
        await http.StubAsync("""{"name":"far","request":{"method":"DELETE","url":"/quite/another/thing"},"response":{}}""");
        await http.StubAsync("""{"name":"near","request":{"method":"POST","url":"/thing","headers":{"X-Kind":{"equalTo":"a"}}},"response":{}}""");

        var said = await http.SendAsync("POST", "/thing", "x", ("X-Kind", "b"));
        await http.SearchAsync(Given.Iin());
        var unmatched = await http.AdminAsync("GET", "/requests/unmatched");
        var near = (await http.AdminAsync("GET", "/requests/unmatched/near-misses")).Json!["nearMisses"]!.AsArray();

        Assert.Equal(404, said.Status);
        Assert.Contains("Nearest is «near»: Header X-Kind does not match", said.Body, StringComparison.Ordinal);
        Assert.Equal("/thing", Text(Assert.Single(unmatched.Json!["requests"]!.AsArray())!, "url"));
        Assert.Equal("near", Text(near[0]!["stubMapping"]!, "name"));
        Assert.All(near, one => Assert.Equal("/thing", Text(one!["request"]!, "url")));
        Assert.True(near[0]!["matchResult"]!["distance"]!.GetValue<double>() < near[1]!["matchResult"]!["distance"]!.GetValue<double>());
    }

    [Fact]
    public async Task A_full_journal_says_how_many_exchanges_it_had_to_let_go()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync(new() { Limits = new() { ExchangesPerTenant = 2 } });
        var http = double_.Client();
        foreach (var number in Enumerable.Range(1, 5))
        {
            await http.SendAsync("GET", $"/{number}");
        }

        var listing = await http.AdminAsync("GET", "/requests");

        Assert.Equal(["/5", "/4"], Urls(listing));
        Assert.Equal("3", (await http.SendAsync("GET", "/__admin/requests")).Headers["X-Sandbox-Dropped"]);
    }

    [Fact]
    public async Task Exchanges_are_forgotten_one_by_one_by_pattern_and_all_together()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();
        foreach (var path in (string[])["/a", "/b", "/c", "/d"])
        {
            await http.SendAsync("GET", path);
        }

        await http.AdminAsync("DELETE", $"/requests/{Text((await http.AdminAsync("GET", "/requests?limit=1")).Json!["requests"]![0]!, "id")}");
        await http.AdminAsync("POST", "/requests/remove", """{"url":"/a"}""");
        var left = Urls(await http.AdminAsync("GET", "/requests"));
        await http.AdminAsync("DELETE", "/requests");

        Assert.Equal(["/c", "/b"], left);
        Assert.Empty(Urls(await http.AdminAsync("GET", "/requests")));
    }

    [Fact]
    public async Task What_was_asked_of_the_admin_api_is_not_in_the_journal()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();

        await http.AdminAsync("GET", "/mappings");

        Assert.Empty(Urls(await http.AdminAsync("GET", "/requests")));
    }

    [Fact]
    public async Task Reset_leaves_nothing()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();
        await http.StubAsync("""{"request":{"url":"/a"},"response":{"status":299}}""");
        await http.AdminAsync("POST", "/faults", """{"name":"bad-gateway"}""");
        await http.SendAsync("GET", "/a");

        await http.AdminAsync("POST", "/reset");

        Assert.Empty(Urls(await http.AdminAsync("GET", "/requests")));
        Assert.Equal((404, 200), ((await http.SendAsync("GET", "/a")).Status, (await http.SearchAsync(Given.Iin())).Status));
    }

    [Fact]
    public async Task The_three_nearest_are_told_and_the_nearest_first()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();
        foreach (var url in new[] { "/quite/another", "/something/else", "/thong", "/thing" })
        {
            await http.StubAsync($$$"""{"request":{"method":"GET","url":"{{{url}}}"},"response":{}}""");
            await http.SendAsync("GET", url);
        }

        var mappings = await http.AdminAsync("POST", "/near-misses/request", """{"url":"/quite/another","method":"GET"}""");
        var requests = await http.AdminAsync("POST", "/near-misses/request-pattern", """{"url":"/thing","method":"GET"}""");

        Assert.Equal(3, mappings.Json!["nearMisses"]!.AsArray().Count);
        Assert.Equal(["/thing", "/thong"], requests.Json!["nearMisses"]!.AsArray().Select(near => Text(near!["request"]!, "url")).Take(2));
        Assert.Equal(3, requests.Json["nearMisses"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_request_is_asked_for_its_nearest_mappings_without_being_sent()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();
        await http.StubAsync("""{"name":"far","request":{"method":"DELETE","url":"/quite/another/thing"},"response":{}}""");
        await http.StubAsync("""{"name":"near","request":{"method":"POST","url":"/thing","headers":{"X-Kind":{"equalTo":"a"}},"bodyPatterns":[{"equalTo":"ә"}]},"response":{}}""");

        var near = await http.AdminAsync("POST", "/near-misses/request", """{"url":"/thing","method":"POST","headers":{"X-Kind":"a"},"bodyAsBase64":"eA==","loggedDate":1467402464520}""");
        var equal = await http.AdminAsync("POST", "/near-misses/request", """{"url":"/thing","method":"POST","headers":{"x-kind":["a"]},"body":"ә"}""");

        Assert.Equal("near", Text(near.Json!["nearMisses"]![0]!["stubMapping"]!, "name"));
        Assert.Equal("""["Body pattern 0 (equalTo) does not match"]""", near.Json["nearMisses"]![0]!["matchResult"]!["subEvents"]![0]!["data"]!["misfits"]!.ToJsonString());
        Assert.Equal(0, equal.Json!["nearMisses"]![0]!["matchResult"]!["distance"]!.GetValue<double>());
        Assert.Empty(Urls(await http.AdminAsync("GET", "/requests")));
    }

    [Theory]
    [InlineData("""{"method":"GET"}""", "/url")]
    [InlineData("""{"url":"/a","method":"GET","header":{}}""", "/header")]
    [InlineData("""{"url":"/a","method":"GET","headers":{"A":1}}""", "/headers/A")]
    [InlineData("""{"url":"/a","method":"GET","bodyAsBase64":"?"}""", "/bodyAsBase64")]
    public async Task A_request_that_cannot_be_read_is_refused_with_the_place(string request, string pointer)
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();

        var (status, json) = await double_.Client().AdminAsync("POST", "/near-misses/request", request);

        Assert.Equal((422, pointer), (status, json!["errors"]![0]!["source"]!["pointer"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Exchanges_and_mappings_leave_by_metadata_and_by_being_of_no_use()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();
        await http.StubAsync("""{"metadata":{"team":"a"},"request":{"url":"/a"},"response":{}}""");
        await http.StubAsync("""{"name":"unused","request":{"url":"/b"},"response":{}}""");
        await http.SendAsync("GET", "/a");
        await http.SendAsync("GET", "/c");

        await http.AdminAsync("DELETE", "/mappings/unmatched");
        var removed = await http.AdminAsync("POST", "/requests/remove-by-metadata", """{"matchesJsonPath":"$[?(@.team == 'a')]"}""");

        Assert.Equal("""{"team":"a"}""", Assert.Single((await http.AdminAsync("GET", "/mappings")).Json!["mappings"]!.AsArray())!["metadata"]!.ToJsonString());
        Assert.Single(removed.Json!["serveEvents"]!.AsArray());
        Assert.Equal(["/c"], Urls(await http.AdminAsync("GET", "/requests")));
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static IEnumerable<string> Urls((int Status, JsonNode? Json) listing) => listing.Json!["requests"]!.AsArray().Select(request => Text(request!["request"]!, "url"));
}
