using System.Text.Json.Nodes;
using Attestation.Contracts.Samples;

namespace Attestation.Contracts.Tests;

/// <summary>
/// The committed schemas are the promise to portals written in any language. To add to the contract, run the tests with
/// ATTESTATION_UPDATE_SCHEMAS=1: it writes what is new and still refuses what would break somebody.
/// </summary>
public class SchemaTests
{
    public static TheoryData<string, Type> Published
    {
        get
        {
            var data = new TheoryData<string, Type>();
            foreach (var message in MessageNames.All)
            {
                data.Add(MessageNames.Of(message), message);
            }

            data.Add("sample-application", typeof(SampleApplication));
            data.Add("school-years", typeof(SchoolYearsFile));

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void A_published_schema_only_grows_and_is_what_the_code_says(string name, Type type)
    {
        var file = Path.Combine(Folder(), name + ".json");
        var now = SchemaOf.Type(type);

        if (File.Exists(file))
        {
            Assert.Empty(Compatibility.Breaks(JsonNode.Parse(File.ReadAllText(file)), now));
        }

        if (Environment.GetEnvironmentVariable("ATTESTATION_UPDATE_SCHEMAS") == "1")
        {
            File.WriteAllText(file, SchemaOf.Text(now));
        }

        Assert.True(File.Exists(file), $"docs/schemas/{name}.json is missing: run with ATTESTATION_UPDATE_SCHEMAS=1.");
        Assert.Equal(SchemaOf.Text(now), File.ReadAllText(file));
    }

    [Fact]
    public void A_removed_property_a_new_duty_a_lost_value_and_another_type_are_seen_as_breaks()
    {
        var was = JsonNode.Parse("""{"properties":{"a":{"type":"string"},"b":{"enum":["x","y"]},"c":{"type":"string"}},"required":["a"]}""");
        var now = JsonNode.Parse("""{"properties":{"a":{"type":"integer"},"b":{"enum":["x"]}},"required":["a","b"]}""");

        var breaks = Compatibility.Breaks(was, now).ToList();

        string[] expected = ["/a: type changed", "/b: the value \"y\" was removed", "/c: was removed or renamed", ": 'required' changed for \"b\""];
        Assert.Equal(expected, breaks.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_new_optional_property_and_a_new_value_break_nobody()
    {
        var was = JsonNode.Parse("""{"properties":{"b":{"enum":["x"]}}}""");
        var now = JsonNode.Parse("""{"properties":{"b":{"enum":["x","y"]},"c":{"type":"string"}}}""");

        Assert.Empty(Compatibility.Breaks(was, now));
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Attestation.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return Directory.CreateDirectory(Path.Combine(folder.FullName, "docs", "schemas")).FullName;
    }
}
