using Attestation.Stubs.TestKit;

namespace Attestation.UstazPlatform.Tests;

public class SamplesTests
{
    [Fact]
    public async Task Every_portfolio_of_the_sample_people_is_given_whole()
    {
        var people = People.Load(Path.Combine(Samples(), "people.json"), new SetClock());
        Teacher[] teachers = [.. people.Listed.Where(teacher => teacher.OutageUntil is null)];
        await using var platform = await RunningPlatform.StartAsync(teachers);

        foreach (var teacher in teachers)
        {
            var answer = await platform.SearchAsync(Given.Search(teacher.Iin));

            Assert.Equal(Expected(teacher.Platform), (answer.Status, answer.Status is 200 ? answer.Titles.Length : 0));
        }

        Assert.Contains(teachers, teacher => teacher.Platform is Knowledge<IReadOnlyList<PortfolioItem>>.Unavailable);
    }

    private static (int Status, int Entries) Expected(Knowledge<IReadOnlyList<PortfolioItem>> platform) => platform switch
    {
        Knowledge<IReadOnlyList<PortfolioItem>>.Held(var items) => (200, items.Count),
        Knowledge<IReadOnlyList<PortfolioItem>>.NoData => (404, 0),
        _ => (503, 0),
    };

    private static string Samples()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Attestation.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "samples");
    }
}
