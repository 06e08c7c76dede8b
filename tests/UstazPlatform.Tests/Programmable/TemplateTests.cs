using System.Text.Json;

namespace Attestation.UstazPlatform.Tests.Programmable;

/// <summary>Response templates; the expected texts of the first theory are those of WireMock 3.13.2 for the same template and request.</summary>
public class TemplateTests
{
    [Theory]
    [InlineData("{{request.path}}", "/a/b")]
    [InlineData("{{request.path.[0]}}|{{request.pathSegments.[1]}}", "a|b")]
    [InlineData("{{request.query.x}}|{{request.query.x.[1]}}|{{{request.query.x}}}", "<1>|2|<1>")]
    [InlineData("{{request.url}}", "/a/b?x=%3C1%3E&x=2")]
    [InlineData("{{request.headers.X-Request-Id}}{{request.headers.x-request-id.[0]}}", "r7r7")]
    [InlineData("{{request.cookies.session}}", "s1")]
    [InlineData("{{request.method}} {{missing}}{{request.query.none}}", "POST ")]
    [InlineData("{{#if request.query.x}}yes{{else}}no{{/if}} {{#unless request.query.q}}none{{/unless}}", "yes none")]
    [InlineData("{{#each request.query.x}}[{{@index}}={{this}}]{{/each}}", "[0=<1>][1=2]")]
    [InlineData("{{capitalize 'abc'}} {{math 1 '+' 2}} {{upper (trim ' x ')}}", "Abc 3 X")]
    [InlineData("{{jsonPath request.body '$.outer.inner'}}", "Sausage")]
    [InlineData("{{#with (jsonPath request.body '$.outer')}}{{this.inner}}{{/with}}", "Sausage")]
    [InlineData("{{#each (jsonPath request.body '$.things') as |thing|}}{{/each}}", null)]
    [InlineData("{{#each (jsonPath request.body '$.things')}}{{id}};{{/each}}", "1;2;")]
    [InlineData("{{jsonPath request.body '$.none' default='0'}}", "0")]
    [InlineData("{{regexExtract request.body '[A-Z]+'}}", "S")]
    [InlineData("{{base64 'abc'}} {{base64 'YWJj' decode=true}} {{urlEncode 'a b'}}", "YWJj abc a%20b")]
    [InlineData("{{#if (eq request.method 'POST')}}1{{/if}}{{size request.query.x}}{{join request.query.x ','}}", "12<1>,2")]
    [InlineData("{{now offset='3 days' format='yyyy-MM-dd'}}", "2026-10-09")]
    [InlineData("{{now offset='-24 seconds'}}", "2026-10-06T03:59:36Z")]
    [InlineData("{{now timezone='Asia/Almaty' format='yyyy-MM-dd\\'T\\'HH:mm:ssXXX'}}", "2026-10-06T09:00:00+05:00")]
    [InlineData("{{now format='epoch'}} {{now format='unix'}}", "1791259200000 1791259200")]
    [InlineData("{{date (parseDate '2026-01-31' format='yyyy-MM-dd') offset='1 months' format='dd.MM.yyyy'}}", "28.02.2026")]
    [InlineData("{{! a comment }}{{parameters.who}}", "me")]
    public async Task A_template_is_filled_in(string template, string? expected)
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();
        var mapping = JsonSerializer.Serialize(new { request = new { urlPath = "/a/b" }, response = new { body = template, transformers = new[] { "response-template" }, transformerParameters = new { who = "me" } } });

        var (status, _) = await http.AdminAsync("POST", "/mappings", mapping);
        var said = await http.SendAsync(
            "POST", "/a/b?x=%3C1%3E&x=2", """{"outer":{"inner":"Sausage"},"things":[{"id":1},{"id":2}]}""", ("X-Request-Id", "r7"), ("Cookie", "session=s1"));

        Assert.Equal(expected is null ? 422 : 201, status);
        Assert.Equal(expected ?? said.Body, said.Body);
    }

    [Fact]
    public async Task Templates_read_soap()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();
        await http.StubAsync("""{"request":{"url":"/soap"},"response":{"body":"{{soapXPath request.body '/m:a/m:test/text()'}}|{{xPath request.body '//*[local-name()=\"test\"]/text()'}}","transformers":["response-template"]}}""");

        var said = await http.SendAsync("POST", "/soap", """<e:Envelope xmlns:e="urn:e"><e:Body><a><test>success</test></a></e:Body></e:Envelope>""");

        Assert.EndsWith("|success", said.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_and_json_are_filled_in_too_and_a_mapping_without_the_transformer_is_not()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();
        await http.StubAsync("""{"request":{"urlPathTemplate":"/t/{id}"},"response":{"jsonBody":{"id":"{{request.path.id}}","n":"{{jsonPath request.body \"$.n\"}}"},"headers":{"X-Id":"{{request.path.id}}"},"transformers":["response-template"]}}""");
        await http.StubAsync("""{"request":{"url":"/plain"},"response":{"body":"{{request.path}}"}}""");

        var said = await http.SendAsync("POST", "/t/17", """{"n":5}""");

        Assert.Equal(("""{"id":"17","n":"5"}""", "17"), (said.Body, said.Headers["X-Id"]));
        Assert.Equal("{{request.path}}", (await http.SendAsync("GET", "/plain")).Body);
    }

    [Theory]
    [InlineData("randomValue length=33 type='ALPHANUMERIC'", "^[a-z0-9]{33}$")]
    [InlineData("randomValue length=12 type='ALPHABETIC' uppercase=true", "^[A-Z]{12}$")]
    [InlineData("randomValue length=5 type='NUMERIC'", "^[0-9]{5}$")]
    [InlineData("randomValue type='UUID'", "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    [InlineData("randomInt lower=5 upper=6", "^5$")]
    [InlineData("pickRandom 'a' 'b'", "^[ab]$")]
    public async Task Lots_are_drawn_within_their_bounds(string helper, string expected)
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var http = double_.Client();
        await http.StubAsync(JsonSerializer.Serialize(new { request = new { url = "/r" }, response = new { body = $"{{{{{helper}}}}}", transformers = new[] { "response-template" } } }));

        Assert.Matches(expected, (await http.SendAsync("GET", "/r")).Body);
    }
}
