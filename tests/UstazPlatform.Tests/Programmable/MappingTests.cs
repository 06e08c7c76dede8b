namespace Attestation.UstazPlatform.Tests.Programmable;

/// <summary>Mappings in WireMock's JSON. What its server answers to the same JSON was looked up on its version 3.13.2.</summary>
public class MappingTests
{
    [Fact]
    public async Task A_mapping_answers_and_says_which_it_was()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();

        var id = await http.StubAsync("""{"request":{"method":"GET","url":"/some/thing"},"response":{"status":200,"statusMessage":"Everything was just fine!","body":"Hello, world!","headers":{"Content-Type":"text/plain","Set-Cookie":["a=1","b=2"]}}}""");
        var said = await http.SendAsync("GET", "/some/thing");

        Assert.Equal((200, "Hello, world!", "Everything was just fine!", id), (said.Status, said.Body, said.Reason, said.Headers["Matched-Stub-Id"]));
        Assert.Equal("a=1,b=2", said.Headers["Set-Cookie"]);
        Assert.Equal(404, (await http.SendAsync("GET", "/some/thing/else")).Status);
        Assert.Equal(404, (await http.SendAsync("POST", "/some/thing", "x")).Status);
    }

    [Theory]
    [InlineData("""{"url":"/a?x=1"}""", "/a?x=1", "/a?x=2")]
    [InlineData("""{"url":"/a"}""", "/a", "/a?x=1")]
    [InlineData("""{"urlPath":"/a"}""", "/a?x=2", "/a/b")]
    [InlineData("""{"urlPattern":"/a\\?x=[0-9]+"}""", "/a?x=12", "/a?x=12&y=1")]
    [InlineData("""{"urlPathPattern":"/a/[a-z]+"}""", "/a/bc?x=1", "/a/bC")]
    [InlineData("""{"urlPathTemplate":"/a/{id}/b"}""", "/a/1/b", "/a/1/c")]
    [InlineData("""{"urlPathTemplate":"/a/{id}","pathParameters":{"id":{"matches":"[0-9]+"}}}""", "/a/1", "/a/x")]
    [InlineData("""{"urlPath":"/a","queryParameters":{"x":{"equalTo":"1"}}}""", "/a?x=2&x=1", "/a?x=2")]
    [InlineData("""{"urlPath":"/a","queryParameters":{"x":{"absent":true}}}""", "/a?y=2", "/a?x=2")]
    [InlineData("""{"urlPath":"/a","queryParameters":{"x":{"or":[{"equalTo":"1"},{"contains":"z"}]}}}""", "/a?x=az", "/a?x=2")]
    [InlineData("""{"urlPath":"/a","queryParameters":{"x":{"not":{"equalTo":"1"}}}}""", "/a?x=2", "/a?x=1")]
    public async Task A_url_fits_or_does_not(string request, string fits, string doesNot)
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();

        await http.StubAsync($$$"""{"request":{{{request}}},"response":{"status":299}}""");

        Assert.Equal(299, (await http.SendAsync("GET", fits)).Status);
        Assert.Equal(404, (await http.SendAsync("GET", doesNot)).Status);
    }

    [Theory]
    [InlineData("""{"equalTo":"abc"}""", "abc", "Abc")]
    [InlineData("""{"equalTo":"abc","caseInsensitive":true}""", "ABC", "abcd")]
    [InlineData("""{"contains":"b"}""", "abc", "ac")]
    [InlineData("""{"doesNotContain":"b"}""", "ac", "abc")]
    [InlineData("""{"matches":"a.c"}""", "abc", "abcd")]
    [InlineData("""{"doesNotMatch":"a.c"}""", "abcd", "abc")]
    [InlineData("""{"binaryEqualTo":"YWJj"}""", "abc", "abd")]
    [InlineData("""{"equalToJson":{"total":4,"in":[1,2]}}""", """{ "in": [1, 2], "total": 4.0 }""", """{"in":[2,1],"total":4}""")]
    [InlineData("""{"equalToJson":"{\"total\":4,\"in\":[1,2]}","ignoreArrayOrder":true}""", """{"in":[2,1],"total":4}""", """{"in":[2,2],"total":4}""")]
    [InlineData("""{"equalToJson":{"a":1},"ignoreExtraElements":true}""", """{"a":1,"b":2}""", """{"b":2}""")]
    [InlineData("""{"equalToJson":{"id":"${json-unit.any-string}","n":"${json-unit.ignore}"}}""", """{"id":"x","n":[1]}""", """{"id":1,"n":1}""")]
    [InlineData("""{"matchesJsonPath":"$.name"}""", """{"name":"Wiremock"}""", """{"price":15}""")]
    [InlineData("""{"matchesJsonPath":"$.things[?(@.name == 'RequiredThing')]"}""", """{"things":[{"name":"RequiredThing"}]}""", """{"things":[{"name":"Wiremock"}]}""")]
    [InlineData("""{"matchesJsonPath":"$.things[?(@.name =~ /Required.*/i)]"}""", """{"things":[{"name":"requiredThing"}]}""", """{"things":[{"name":"Wiremock"}]}""")]
    [InlineData("""{"matchesJsonPath":"$..todoItem"}""", """{"a":[{"todoItem":1}]}""", """{"a":[{"todo":1}]}""")]
    [InlineData("""{"matchesJsonPath":{"expression":"$.outer.inner","equalTo":"42"}}""", """{"outer":{"inner":42}}""", """{"outer":{"inner":43}}""")]
    [InlineData("""{"matchesJsonPath":{"expression":"$.outer","equalToJson":"{\"inner\":42}"}}""", """{"outer":{"inner":42}}""", """{"outer":{"inner":43}}""")]
    [InlineData("""{"equalToXml":"<a x=\"1\" y=\"2\"><b/> <c>t</c></a>"}""", """<a y="2" x="1"><!-- no --><b></b><c>t</c></a>""", """<a y="2" x="1"><c>t</c><b/></a>""")]
    [InlineData("""{"equalToXml":"<p:a xmlns:p=\"urn:x\"/>"}""", """<a xmlns="urn:x"/>""", "<a/>")]
    [InlineData("""{"equalToXml":"<a><id>${xmlunit.ignore}</id></a>","enablePlaceholders":true}""", "<a><id>7</id></a>", "<a><no>7</no></a>")]
    [InlineData("""{"matchesXPath":"//todo-item[contains(text(),'Wash')]"}""", "<list><todo-item>Wash it</todo-item></list>", "<list><todo-item>Dry it</todo-item></list>")]
    [InlineData("""{"matchesXPath":"count(//todo-item) = 3"}""", "<l><todo-item/><todo-item/><todo-item/></l>", "<l><todo-item/></l>")]
    [InlineData("""{"matchesXPath":"//n:thing/text()","xPathNamespaces":{"n":"urn:x"}}""", """<a><thing xmlns="urn:x">1</thing></a>""", "<a><thing>1</thing></a>")]
    [InlineData("""{"matchesXPath":{"expression":"//todo-item/text()","contains":"wash"}}""", "<l><todo-item>dry</todo-item><todo-item>do wash</todo-item></l>", "<l><todo-item>dry</todo-item></l>")]
    [InlineData("""{"and":[{"contains":"a"},{"contains":"b"}]}""", "ab", "a")]
    public async Task A_body_fits_or_does_not(string pattern, string fits, string doesNot)
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();

        await http.StubAsync($$$"""{"request":{"method":"POST","url":"/x","bodyPatterns":[{{{pattern}}}]},"response":{"status":299}}""");

        Assert.Equal(299, (await http.SendAsync("POST", "/x", fits)).Status);
        Assert.Equal(404, (await http.SendAsync("POST", "/x", doesNot)).Status);
    }

    [Theory]
    [InlineData("""{"headers":{"X-Kind":{"contains":"b"}}}""", "abc", "ac")]
    [InlineData("""{"headers":{"x-kind":{"equalTo":"a"}}}""", "a", "b")]
    [InlineData("""{"cookies":{"session":{"matches":".*12345.*"}}}""", "session=912345", "session=1")]
    [InlineData("""{"basicAuthCredentials":{"username":"u","password":"p"}}""", "Basic dTpw", "Basic dTpx")]
    public async Task What_stands_in_the_head_fits_or_does_not(string request, string fits, string doesNot)
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();
        http.DefaultRequestHeaders.Authorization = null;
        var name = request.Contains("cookies", StringComparison.Ordinal) ? "Cookie" : request.Contains("basic", StringComparison.Ordinal) ? "Authorization" : "X-Kind";

        await http.StubAsync($$$"""{"request":{{{request}}},"response":{"status":299}}""");

        Assert.Equal(299, (await http.SendAsync("GET", "/x", null, (name, fits))).Status);
        Assert.Equal(404, (await http.SendAsync("GET", "/x", null, (name, doesNot))).Status);
    }

    [Theory]
    [InlineData("""{"request":{"urlx":"/a"}}""", "/request/urlx")]
    [InlineData("""{"request":{"url":"/a","urlPath":"/b"}}""", "/request/urlPath")]
    [InlineData("""{"request":{"url":"/a"},"respons":{}}""", "/respons")]
    [InlineData("""{"request":{"bodyPatterns":[{"equalTo":"a"},{"foo":"x"}]}}""", "/request/bodyPatterns/1")]
    [InlineData("""{"request":{"bodyPatterns":[{"equalTo":"a","matches":"b"}]}}""", "/request/bodyPatterns/0")]
    [InlineData("""{"request":{"bodyPatterns":[{"equalToJson":"{}","ignoreArrayOrdr":true}]}}""", "/request/bodyPatterns/0/ignoreArrayOrdr")]
    [InlineData("""{"request":{"bodyPatterns":[{"matches":"("}]}}""", "/request/bodyPatterns/0/matches")]
    [InlineData("""{"request":{"bodyPatterns":[{"matchesXPath":"//["}]}}""", "/request/bodyPatterns/0/matchesXPath")]
    [InlineData("""{"request":{"bodyPatterns":[{"matchesJsonPath":"$.a.length()"}]}}""", "/request/bodyPatterns/0/matchesJsonPath")]
    [InlineData("""{"request":{"bodyPatterns":[{"equalToXml":"<!DOCTYPE a><a/>"}]}}""", "/request/bodyPatterns/0/equalToXml")]
    [InlineData("""{"request":{"headers":{"a/b":{"before":"now"}}}}""", "/request/headers/a~1b")]
    [InlineData("""{"request":{"multipartPatterns":[]}}""", "/request/multipartPatterns")]
    [InlineData("""{"request":{"pathParameters":{"id":{"equalTo":"1"}}}}""", "/request/pathParameters")]
    [InlineData("""{"response":{"status":"x"}}""", "/response/status")]
    [InlineData("""{"response":{"status":600}}""", "/response/status")]
    [InlineData("""{"response":{"fault":"NOPE"}}""", "/response/fault")]
    [InlineData("""{"response":{"bodyFileName":"a.json"}}""", "/response/bodyFileName")]
    [InlineData("""{"response":{"proxyBaseUrl":"http://x"}}""", "/response/proxyBaseUrl")]
    [InlineData("""{"response":{"body":"a","jsonBody":{}}}""", "/response/jsonBody")]
    [InlineData("""{"response":{"base64Body":"*"}}""", "/response/base64Body")]
    [InlineData("""{"response":{"transformers":["body-transformer"]}}""", "/response/transformers/0")]
    [InlineData("""{"response":{"body":"{{nope 1}}","transformers":["response-template"]}}""", "/response/body")]
    [InlineData("""{"response":{"body":"{{now offst='1 days'}}","transformers":["response-template"]}}""", "/response/body")]
    [InlineData("""{"response":{"body":"{{#if a}}x","transformers":["response-template"]}}""", "/response/body")]
    [InlineData("""{"response":{"headers":{"X":"{{"},"transformers":["response-template"]}}""", "/response/headers/X")]
    [InlineData("""{"response":{"delayDistribution":{"type":"gamma"}}}""", "/response/delayDistribution/type")]
    [InlineData("""{"response":{"delayDistribution":{"type":"uniform","lower":5,"upper":4}}}""", "/response/delayDistribution/upper")]
    [InlineData("""{"response":{"chunkedDribbleDelay":{"numberOfChunks":0,"totalDuration":1}}}""", "/response/chunkedDribbleDelay/numberOfChunks")]
    [InlineData("""{"newScenarioState":"x"}""", "/newScenarioState")]
    [InlineData("""{"id":"x"}""", "/id")]
    [InlineData("""{"postServeActions":[]}""", "/postServeActions")]
    [InlineData("""{"request":{"url":"/a"},"request":{"url":"/b"}}""", "/")]
    [InlineData("nonsense", "/")]
    [InlineData("", "/")]
    public async Task What_is_not_supported_is_refused_at_its_place(string mapping, string pointer)
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();

        var (status, json) = await http.AdminAsync("POST", "/mappings", mapping);

        var error = json!["errors"]!.AsArray().Single()!;
        Assert.Equal((422, 10, pointer, "Error parsing JSON"), (status, error["code"]!.GetValue<int>(), error["source"]!["pointer"]!.GetValue<string>(), error["title"]!.GetValue<string>()));
        Assert.NotEmpty(error["detail"]!.GetValue<string>());
        Assert.Empty((await http.AdminAsync("GET", "/mappings")).Json!["mappings"]!.AsArray());
    }

    [Fact]
    public async Task Every_mistake_is_told_at_once()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();

        var (_, json) = await double_.Client().AdminAsync("POST", "/mappings", """{"request":{"urlx":"/a","method":7},"response":{"status":"x"}}""");

        Assert.Equal(["/request/urlx", "/request/method", "/response/status"], json!["errors"]!.AsArray().Select(error => error!["source"]!["pointer"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_lowest_number_of_priority_wins_and_among_equals_the_newest()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();

        await http.StubAsync("""{"priority":1,"request":{"url":"/api/specific"},"response":{"status":201}}""");
        await http.StubAsync("""{"priority":9,"request":{"urlPattern":"/api/.*"},"response":{"status":202}}""");
        await http.StubAsync("""{"request":{"url":"/api/both"},"response":{"status":203}}""");
        await http.StubAsync("""{"request":{"url":"/api/both"},"response":{"status":206}}""");

        Assert.Equal(201, (await http.SendAsync("GET", "/api/specific")).Status);
        Assert.Equal(202, (await http.SendAsync("GET", "/api/other")).Status);
        Assert.Equal(206, (await http.SendAsync("GET", "/api/both")).Status);
    }

    [Theory]
    [InlineData("""{"matchesXPath":{"expression":"//a","namespaces":{}}}""", "has namespaces, but no match operation")]
    [InlineData("""{}""", "has nothing, but no match operation")]
    [InlineData("""{"binaryEqualTo":5}""", "must be base64")]
    [InlineData("""{"matchesXPath":"//x:y"}""", "Namespace prefix 'x' is not defined")]
    public async Task A_pattern_that_cannot_be_read_is_refused_in_words(string pattern, string sentence)
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();

        var (status, json) = await double_.Client().AdminAsync("POST", "/mappings", $$$"""{"request":{"url":"/a","bodyPatterns":[{{{pattern}}}]},"response":{}}""");

        Assert.Equal(422, status);
        Assert.Contains(sentence, json!["errors"]![0]!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mapping_is_read_changed_and_removed_by_its_id()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();
        var id = await http.StubAsync("""{"uuid":"76ada7b0-49ae-4229-91c4-396a36f18e09","name":"n","persistent":true,"metadata":{"a":{"b":1}},"request":{"url":"/a"},"response":{"body":"1"}}""");

        var read = await http.AdminAsync("GET", $"/mappings/{id}");
        var changed = await http.AdminAsync("PUT", $"/mappings/{id}", """{"request":{"url":"/a"},"response":{"body":"2"}}""");
        var answered = await http.SendAsync("GET", "/a");
        var removed = await http.AdminAsync("DELETE", $"/mappings/{id}");

        Assert.Equal("76ada7b0-49ae-4229-91c4-396a36f18e09", id);
        Assert.Equal(
            """{"id":"76ada7b0-49ae-4229-91c4-396a36f18e09","name":"n","persistent":true,"metadata":{"a":{"b":1}},"request":{"url":"/a","method":"ANY"},"response":{"body":"1","status":200},"uuid":"76ada7b0-49ae-4229-91c4-396a36f18e09"}""",
            read.Json!.ToJsonString());
        Assert.Equal((200, 200, "2"), (changed.Status, removed.Status, answered.Body));
        Assert.Equal(404, (await http.SendAsync("GET", "/a")).Status);
        Assert.Equal(404, (await http.AdminAsync("GET", $"/mappings/{id}")).Status);
        Assert.Equal(400, (await http.AdminAsync("GET", "/mappings/nope")).Status);
    }

    [Fact]
    public async Task A_scenario_moves_on_and_is_reset()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();
        await http.StubAsync("""{"scenarioName":"To do list","requiredScenarioState":"Started","request":{"url":"/todo/items"},"response":{"body":"Buy milk"}}""");
        await http.StubAsync("""{"scenarioName":"To do list","requiredScenarioState":"Started","newScenarioState":"Cancel subscription item added","request":{"method":"POST","url":"/todo/items"},"response":{"status":201}}""");
        await http.StubAsync("""{"scenarioName":"To do list","requiredScenarioState":"Cancel subscription item added","request":{"method":"GET","url":"/todo/items"},"response":{"body":"Both"}}""");

        var before = await http.SendAsync("GET", "/todo/items");
        await http.SendAsync("POST", "/todo/items", "x");
        var after = await http.SendAsync("GET", "/todo/items");
        var scenario = (await http.AdminAsync("GET", "/scenarios")).Json!["scenarios"]![0]!;
        await http.AdminAsync("POST", "/scenarios/reset");

        Assert.Equal(("Buy milk", "Both"), (before.Body, after.Body));
        Assert.Equal(("To do list", "Cancel subscription item added", 3), (scenario["name"]!.GetValue<string>(), scenario["state"]!.GetValue<string>(), scenario["mappings"]!.AsArray().Count));
        Assert.Equal("Buy milk", (await http.SendAsync("GET", "/todo/items")).Body);
        Assert.Equal(200, (await http.AdminAsync("PUT", "/scenarios/To%20do%20list/state", """{"state":"Cancel subscription item added"}""")).Status);
        Assert.Equal("Both", (await http.SendAsync("GET", "/todo/items")).Body);
        Assert.Equal(422, (await http.AdminAsync("PUT", "/scenarios/To%20do%20list/state", """{"state":"zzz"}""")).Status);
        Assert.Equal(404, (await http.AdminAsync("PUT", "/scenarios/other/state", """{"state":"zzz"}""")).Status);
    }

    [Fact]
    public async Task Only_one_of_many_requests_at_once_sees_a_state()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();
        await http.StubAsync("""{"scenarioName":"s","requiredScenarioState":"Started","newScenarioState":"done","request":{"url":"/once"},"response":{"status":201}}""");

        var said = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => http.SendAsync("GET", "/once")));

        Assert.Single(said, answer => answer.Status is 201);
    }

    [Fact]
    public async Task A_mapping_wins_over_what_the_double_answers_by_itself_and_needs_no_token()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();
        var iin = Given.Iin();
        http.DefaultRequestHeaders.Authorization = null;
        var before = await http.SearchAsync(iin);

        var id = await http.StubAsync($$$"""{"request":{"urlPath":"/api/v1/portfolio/search","bodyPatterns":[{"matchesJsonPath":"$[?(@.iin == '{{{iin}}}')]"}]},"response":{"status":418}}""");
        var during = await http.SearchAsync(iin);
        await http.AdminAsync("DELETE", $"/mappings/{id}");

        Assert.Equal((401, 418, 401), (before.Status, during.Status, (await http.SearchAsync(iin)).Status));
        Assert.Equal(404, (await http.SendAsync("GET", "/api/v1/nothing")).Status);
    }

    [Fact]
    public async Task Several_mappings_are_imported_at_once()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();

        var import = await http.AdminAsync("POST", "/mappings/import", """{"mappings":[{"request":{"url":"/a"},"response":{"status":201}},{"request":{"url":"/b"},"response":{"status":202}}],"importOptions":{"duplicatePolicy":"IGNORE","deleteAllNotInImport":false}}""");

        Assert.Equal(200, import.Status);
        Assert.Equal((201, 202), ((await http.SendAsync("GET", "/a")).Status, (await http.SendAsync("GET", "/b")).Status));
    }

    [Fact]
    public async Task A_json_body_is_sent_as_json_and_base64_as_bytes()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();
        await http.StubAsync("""{"request":{"url":"/json"},"response":{"jsonBody":{"ә":[1,"a&b"]}}}""");
        await http.StubAsync("""{"request":{"url":"/bytes"},"response":{"base64Body":"WUVTIElOREVFRCE="}}""");

        var json = await http.SendAsync("GET", "/json");

        Assert.Equal(("""{"ә":[1,"a&b"]}""", "application/json"), (json.Body, json.Headers["Content-Type"]));
        Assert.Equal("YES INDEED!", (await http.SendAsync("GET", "/bytes")).Body);
    }
}
