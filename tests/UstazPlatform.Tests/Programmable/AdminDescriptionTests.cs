using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Attestation.Stubs.EgovShlyuz;

namespace Attestation.UstazPlatform.Tests.Programmable;

/// <summary>The OpenAPI document of the admin API beside the addresses that are really served, on both doubles.</summary>
public sealed partial class AdminDescriptionTests
{
    // Every address of WireMock 3.13.2, by its own list.
    private const string OfWireMock = """
        GET /, POST /reset, GET /mappings, POST /mappings, DELETE /mappings, POST /mappings/edit, POST /mappings/save, POST /mappings/reset, GET /mappings/unmatched,
        DELETE /mappings/unmatched, GET /mappings/{id}, PUT /mappings/{id}, POST /mappings/remove, DELETE /mappings/{id}, POST /mappings/find-by-metadata,
        POST /mappings/remove-by-metadata, POST /mappings/import, GET /files, PUT /files/a, DELETE /files/a, GET /files/a, GET /scenarios, POST /scenarios/reset,
        PUT /scenarios/{name}/state, GET /requests, DELETE /requests, POST /requests/count, POST /requests/find, GET /requests/unmatched, GET /requests/unmatched/near-misses,
        GET /requests/{id}, DELETE /requests/{id}, POST /requests/remove, POST /requests/remove-by-metadata, POST /recordings/snapshot, POST /recordings/start, POST /recordings/stop,
        GET /recordings/status, GET /recorder, POST /near-misses/request, POST /near-misses/request-pattern, GET /settings, PUT /settings, POST /settings, PATCH /settings/extended,
        POST /shutdown, GET /docs/swagger, GET /docs, GET /certs/wiremock-ca.crt, GET /health, GET /version
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_described_is_served_and_what_is_served_is_described(bool isShlyuz)
    {
        await using var double_ = await RunningAsync(isShlyuz);
        using var http = new HttpClient { BaseAddress = Address(double_) };
        var described = await DescribedAsync(http);

        var served = new List<string>();
        foreach (var path in described.Select(operation => operation.Split(' ')[1]).Distinct(StringComparer.Ordinal))
        {
            // A method that nothing has: the refusal names those that the address really takes.
            var refused = await http.SendAsync("BREW", Filled(path));
            Assert.Equal(405, refused.Status);
            served.AddRange(Methods().Matches(JsonNode.Parse(refused.Body)!["errors"]![0]!["title"]!.GetValue<string>().Split(';')[1]).Select(method => $"{method.Value} {path}"));
        }

        // An address with a name in it also answers for those that are spelt out beside it.
        Assert.Empty(described.Except(served, StringComparer.Ordinal));
        Assert.DoesNotContain(
            served, operation => !described.Contains(operation) && !described.Any(other => other.StartsWith(operation[..operation.LastIndexOf('/')] + "/{", StringComparison.Ordinal)));
        foreach (var operation in described)
        {
            var said = await http.SendAsync(operation.Split(' ')[0], Filled(operation.Split(' ')[1]), "");
            Assert.True(said.Status is not 405 && !said.Body.Contains("has no address", StringComparison.Ordinal), $"{operation}: {said.Status}");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_documents_speak_of_is_described(bool isShlyuz)
    {
        await using var double_ = await RunningAsync(isShlyuz);
        using var http = new HttpClient { BaseAddress = Address(double_) };
        var described = (await DescribedAsync(http)).Select(operation => operation.Split(' ')[1]).ToHashSet(StringComparer.Ordinal);

        var spoken = Directory.EnumerateFiles(Path.Combine(Root(), "docs"), "*.md").SelectMany(file => Addresses().Matches(File.ReadAllText(file)).Select(match => match.Value))
            .Where(address => isShlyuz || !address.StartsWith("/__admin/portal", StringComparison.Ordinal) && address is not ("/__admin/cabinet" or "/__admin/sms"))
            .Select(address => address.Replace("/iin?", "/iin", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(spoken);
        Assert.Empty(spoken.Except(described, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_address_of_wiremocks_is_there_or_refused_with_a_sentence()
    {
        await using var double_ = await RunningAsync(isShlyuz: false);
        using var http = new HttpClient { BaseAddress = Address(double_) };
        var described = await DescribedAsync(http);
        var absent = OfWireMock.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(operation => operation.Replace(" /", " /__admin/", StringComparison.Ordinal)).Where(operation => !described.Contains(operation)).ToList();

        var answers = new List<Said>();
        foreach (var operation in absent)
        {
            answers.Add(await http.SendAsync(operation.Split(' ')[0], operation.Split(' ')[1], ""));
        }

        Assert.Equal(13, absent.Count);
        Assert.All(answers, said => Assert.Contains(said.Status, new[] { 404, 422 }));
        Assert.All(answers, said => Assert.Contains(' ', JsonNode.Parse(said.Body)!["errors"]![0]!["title"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Each_operation_has_a_name_of_its_own_and_an_unknown_address_is_not_found()
    {
        await using var double_ = await RunningAsync(isShlyuz: false);
        using var http = new HttpClient { BaseAddress = Address(double_) };

        var document = (await http.AdminAsync("GET", "/docs/openapi.json")).Json!;
        var ids = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => operation.Value!["operationId"]!.GetValue<string>()).ToList();

        Assert.Equal("3.1.0", document["openapi"]!.GetValue<string>());
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal((404, 405), ((await http.SendAsync("GET", "/__admin/nope")).Status, (await http.SendAsync("PATCH", "/__admin/mappings", "{}")).Status));
    }

    private static async Task<IAsyncDisposable> RunningAsync(bool isShlyuz) =>
        isShlyuz ? await EgovShlyuzDouble.StartAsync(TestContext.Current.CancellationToken) : (await ProgrammedPlatform.StartAsync()).Platform;

    private static Uri Address(IAsyncDisposable double_) => double_ is EgovShlyuzDouble shlyuz ? shlyuz.BaseAddress : ((Stubs.UstazPlatform.UstazPlatformDouble)double_).BaseAddress;

    private static async Task<HashSet<string>> DescribedAsync(HttpClient http) =>
        [.. (await http.AdminAsync("GET", "/docs/openapi.json")).Json!["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key.ToUpperInvariant()} {path.Key}"))];

    private static string Filled(string path) => Names().Replace(path, "x");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Attestation.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"\{[a-z]+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();

    [GeneratedRegex(@"\b(GET|POST|PUT|DELETE|PATCH)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Methods();

    [GeneratedRegex(@"/__admin/[a-z{][a-z/{}.-]*[a-z}]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Addresses();
}
