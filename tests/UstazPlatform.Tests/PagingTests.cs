using Attestation.Stubs.TestKit;

namespace Attestation.UstazPlatform.Tests;

public class PagingTests
{
    [Theory]
    [InlineData(6, 1, 5)]
    [InlineData(5, 1, 5)]
    [InlineData(4, 2, 1)]
    [InlineData(3, 2, 2)]
    [InlineData(2, 3, 1)]
    [InlineData(1, 5, 1)]
    public async Task The_pages_together_are_the_portfolio_in_its_order(int pageSize, int pages, int onTheLast)
    {
        var teacher = Given.Teacher(Given.Courses(5));
        await using var platform = await RunningPlatform.StartAsync(teacher);

        var answers = new List<Answer>();
        for (var page = 1; page <= pages; page++)
        {
            answers.Add(await platform.SearchAsync(Given.Search(teacher.Iin, page, pageSize)));
        }

        Assert.Equal(["1", "2", "3", "4", "5"], answers.SelectMany(answer => answer.Titles));
        Assert.Equal(onTheLast, answers[^1].Titles.Length);
        Assert.All(answers, answer => Assert.Equal((5, pages), (answer.Number("totalItems"), answer.Number("totalPages"))));
        Assert.Single(answers.Select(answer => answer.Text("snapshotId")).Distinct());
    }

    [Theory]
    [InlineData(2, 3, true)]
    [InlineData(2, 4, false)]
    [InlineData(5, 1, true)]
    [InlineData(5, 2, false)]
    public async Task A_page_beyond_the_end_is_a_mistake(int pageSize, int page, bool exists)
    {
        var teacher = Given.Teacher(Given.Courses(5));
        await using var platform = await RunningPlatform.StartAsync(teacher);

        var answer = await platform.SearchAsync(Given.Search(teacher.Iin, page, pageSize));

        Assert.Equal(exists ? 200 : 400, answer.Status);
        Assert.Equal(exists ? null : "request.invalid", answer.Code);
        Assert.True(exists || answer.Pointers is ["/page"]);
    }

    [Fact]
    public async Task Items_that_the_portfolio_lacks_make_an_empty_first_page()
    {
        var teacher = Given.Teacher(Given.Courses(2));
        await using var platform = await RunningPlatform.StartAsync(teacher);

        var answer = await platform.SearchAsync(Given.Search(teacher.Iin, [7, 8]));

        Assert.Equal(200, answer.Status);
        Assert.Empty(answer.Titles);
        Assert.Equal((0, 0), (answer.Number("totalItems"), answer.Number("totalPages")));
    }

    [Fact]
    public async Task Only_the_items_asked_for_are_counted_and_given()
    {
        var achievement = new PortfolioItem(7, PortfolioKind.Achievement, "байқау", new DateOnly(2025, 4, 1), Level: AchievementLevel.Oblast);
        var teacher = Given.Teacher([achievement, .. Given.Courses(2)]);
        await using var platform = await RunningPlatform.StartAsync(teacher);

        var achievements = await platform.SearchAsync(Given.Search(teacher.Iin, [7]));
        var everything = await platform.SearchAsync(Given.Search(teacher.Iin));

        Assert.Equal(["байқау"], achievements.Titles);
        Assert.Equal(1, achievements.Number("totalItems"));
        Assert.Equal(["1", "2", "байқау"], everything.Titles);
    }

    [Fact]
    public async Task The_snapshot_is_named_after_the_whole_portfolio_not_after_what_was_asked()
    {
        var teacher = Given.Teacher(Given.Courses(3));
        await using var platform = await RunningPlatform.StartAsync(teacher);

        var courses = await platform.SearchAsync(Given.Search(teacher.Iin, [5], pageSize: 1));
        var others = await platform.SearchAsync(Given.Search(teacher.Iin, [3, 6]));

        Assert.Equal(courses.Text("snapshotId"), others.Text("snapshotId"));
    }

    [Fact]
    public async Task A_portfolio_that_changes_between_two_pages_changes_its_snapshot()
    {
        var teacher = Given.Teacher(Given.Courses(3));
        await using var platform = await RunningPlatform.StartAsync(teacher);

        var before = await platform.SearchAsync(Given.Search(teacher.Iin, page: 1, pageSize: 2));
        PortfolioItem[] renamed = [.. Given.Courses(2), Given.Course("3 ")];
        platform.People.Put(teacher with { Platform = new Knowledge<IReadOnlyList<PortfolioItem>>.Held(renamed) });
        var after = await platform.SearchAsync(Given.Search(teacher.Iin, page: 2, pageSize: 2));

        Assert.NotEqual(before.Text("snapshotId"), after.Text("snapshotId"));
    }
}
