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
        Assert.Equal(["asOf", "cursor", "iin", "items", "pageSize"], Members(description, "PortfolioSearch"));
    }

    private static string[] Members(JsonElement description, string schema) =>
        MembersOf(description.GetProperty("components").GetProperty("schemas").GetProperty(schema).GetProperty("properties"));

    private static string[] MembersOf(JsonElement value) => [.. value.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal)];
}
