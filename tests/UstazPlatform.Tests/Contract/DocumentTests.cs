using System.Text.Json;
using System.Text.RegularExpressions;

namespace Attestation.UstazPlatform.Tests.Contract;

public partial class DocumentTests
{
    [Fact]
    public async Task The_document_is_OpenAPI_3_1_and_holds_together()
    {
        var document = await RunningPlatform.DocumentAsync();
        var contract = new OpenApiContract(document);
        var schemes = document.GetProperty("components").GetProperty("securitySchemes");

        Assert.StartsWith("3.1.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.All(References(document), reference => contract.Schemas.Resolve(reference));
        Assert.Distinct(contract.Operations.Select(call => call.Operation.GetProperty("operationId").GetString()));
        Assert.All(contract.Operations, call =>
        {
            var parameters = call.Operation.TryGetProperty("parameters", out var list) ? list.EnumerateArray().ToArray() : [];
            var inPath = parameters.Where(parameter => parameter.GetProperty("in").GetString() is "path").Select(parameter => parameter.GetProperty("name").GetString()!);

            Assert.Equal(InBraces().Matches(call.Path).Select(match => match.Groups["name"].Value).Order(), inPath.Order());
            Assert.Contains(call.Operation.GetProperty("responses").EnumerateObject(), response => response.Name[0] is '2');
            Assert.All(call.Operation.GetProperty("responses").EnumerateObject(), response => Assert.NotEqual("", response.Value.GetProperty("description").GetString()));
            Assert.All(call.Operation.GetProperty("security").EnumerateArray().SelectMany(needed => needed.EnumerateObject()), needed =>
            {
                var scopes = schemes.GetProperty(needed.Name).GetProperty("flows").GetProperty("clientCredentials").GetProperty("scopes");
                Assert.All(needed.Value.EnumerateArray(), scope => Assert.True(scopes.TryGetProperty(scope.GetString()!, out _)));
            });
        });
    }

    [Fact]
    public async Task Every_call_but_the_one_for_tokens_needs_one()
    {
        var contract = new OpenApiContract(await RunningPlatform.DocumentAsync());

        var open = contract.Operations.Where(call => call.Operation.GetProperty("security").GetArrayLength() is 0).Select(call => call.Path);

        Assert.Equal(["/oauth2/token"], open);
        Assert.Equal(18, contract.Operations.Count());
    }

    /// <summary>A judge that finds nothing is none.</summary>
    [Theory]
    [InlineData("""{"iin":"840517450001","items":[5],"pageSize":50}""", 0)]
    [InlineData("""{"iin":"840517450001","items":[5],"pageSize":101}""", 1)]
    [InlineData("""{"iin":"840517450001","items":[],"pageSize":50}""", 1)]
    [InlineData("""{"iin":"84051745000","items":["5"]}""", 2)]
    [InlineData("""{"items":[5]}""", 1)]
    [InlineData("""{"iin":"840517450001","page":2}""", 1)]
    [InlineData("""{"iin":"840517450001","asOf":"yesterday"}""", 1)]
    [InlineData("""[]""", 1)]
    public async Task A_request_that_is_not_as_described_is_found_out(string body, int faults)
    {
        var contract = new OpenApiContract(await RunningPlatform.DocumentAsync());
        var schema = contract.Schemas.Resolve("#/components/schemas/PortfolioSearch");

        Assert.Equal(faults, contract.Schemas.Faults(schema, JsonSerializer.Deserialize<JsonElement>(body), "request").Count());
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member.Name == "$ref" && member.Value.ValueKind is JsonValueKind.String ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InBraces();
}
