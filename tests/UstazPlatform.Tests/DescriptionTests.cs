using System.Text.Json;

namespace Attestation.UstazPlatform.Tests;

public class DescriptionTests
{
    [Fact]
    public async Task The_description_names_every_member_of_an_answer_and_no_other()
    {
        await using var platform = await RunningPlatform.StartAsync();

        var description = await platform.GetAsync("openapi/v1.json");
        var answer = await platform.SearchAsync(Given.Search(Given.Iin()));

        Assert.Equal(Members(description, "PortfolioPage"), MembersOf(answer.Body));
        Assert.Equal(Members(description, "EntryView"), MembersOf(answer.Body.GetProperty("entries")[0]));
        Assert.Equal(["iin", "items", "page", "pageSize"], Members(description, "PortfolioSearch"));
    }

    [Fact]
    public async Task The_description_knows_the_one_call_and_every_refusal()
    {
        await using var platform = await RunningPlatform.StartAsync();

        var description = await platform.GetAsync("openapi/v1.json");
        var path = Assert.Single(description.GetProperty("paths").EnumerateObject());

        Assert.Equal("/api/v1/portfolio/search", path.Name);
        Assert.Equal(["200", "400", "401", "404", "413", "415", "503"], MembersOf(path.Value.GetProperty("post").GetProperty("responses")));
    }

    private static string[] Members(JsonElement description, string schema) =>
        MembersOf(description.GetProperty("components").GetProperty("schemas").GetProperty(schema).GetProperty("properties"));

    private static string[] MembersOf(JsonElement value) => [.. value.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal)];
}
