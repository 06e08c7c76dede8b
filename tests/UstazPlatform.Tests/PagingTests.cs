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

        var answers = new List<Answer> { await platform.SearchAsync(Given.Search(teacher.Iin, pageSize)) };
        while (answers[^1].NextCursor is { } cursor)
        {
            answers.Add(await platform.SearchAsync(Given.Next(teacher.Iin, cursor, pageSize)));
        }

        Assert.Equal(["1", "2", "3", "4", "5"], answers.SelectMany(answer => answer.Titles));
        Assert.Equal((pages, onTheLast), (answers.Count, answers[^1].Titles.Length));
        Assert.All(answers, answer => Assert.Equal(5, answer.Number("totalItems")));
        Assert.Single(answers.Select(answer => answer.Text("snapshotId")).Distinct());
    }

    [Fact]
    public async Task A_cursor_leads_on_through_its_version_whatever_has_changed_since()
    {
        var teacher = Given.Teacher(Given.Courses(3));
        await using var platform = await RunningPlatform.StartAsync(teacher);

        var first = await platform.SearchAsync(Given.Search(teacher.Iin, pageSize: 2));
        platform.People.Put(teacher with { Platform = new Knowledge<IReadOnlyList<PortfolioItem>>.Held([Given.Course("new")]) });
        var now = await platform.SearchAsync(Given.Search(teacher.Iin));
        var second = await platform.SearchAsync(Given.Next(teacher.Iin, first.NextCursor));

        Assert.Equal(["new"], now.Titles);
        Assert.Equal(["3"], second.Titles);
        Assert.Equal((first.Text("snapshotId"), 1), (second.Text("snapshotId"), second.Number("version")));
    }

    [Fact]
    public async Task A_cursor_is_not_written_by_hand()
    {
        var teacher = Given.Teacher(Given.Courses(3));
        await using var platform = await RunningPlatform.StartAsync(teacher);
        var cursor = (await platform.SearchAsync(Given.Search(teacher.Iin, pageSize: 1))).NextCursor!;

        foreach (var forged in new[] { "x", "", cursor[..^1], cursor + "A", (cursor[0] == 'A' ? "B" : "A") + cursor[1..], cursor[..^2] + (cursor[^2] == 'A' ? "B" : "A") + cursor[^1] })
        {
            var answer = await platform.SearchAsync(new { iin = teacher.Iin, cursor = forged is "" ? "?" : forged });

            Assert.Equal((400, "cursor.invalid", "application/problem+json"), (answer.Status, answer.Code, answer.MediaType));
            Assert.Equal(["/cursor"], answer.Pointers);
        }
    }

    [Fact]
    public async Task A_cursor_of_another_teacher_is_not_taken()
    {
        var (one, other) = (Given.Teacher(Given.Courses(3)), Given.Teacher(Given.Courses(3)));
        await using var platform = await RunningPlatform.StartAsync(one, other);
        var cursor = (await platform.SearchAsync(Given.Search(one.Iin, pageSize: 1))).NextCursor;

        var answer = await platform.SearchAsync(Given.Next(other.Iin, cursor));

        Assert.Equal((400, "cursor.invalid"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task What_a_cursor_says_is_not_said_beside_it()
    {
        var teacher = Given.Teacher(Given.Courses(3));
        await using var platform = await RunningPlatform.StartAsync(teacher);
        var cursor = (await platform.SearchAsync(Given.Search(teacher.Iin, pageSize: 1))).NextCursor;

        var answer = await platform.SearchAsync(new { iin = teacher.Iin, cursor, items = new[] { 5 }, asOf = Given.Morning });

        Assert.Equal((400, "request.invalid"), (answer.Status, answer.Code));
        Assert.Equal(["/items", "/asOf"], answer.Pointers);
    }

    [Fact]
    public async Task A_cursor_says_nothing_about_whom_it_is()
    {
        var teacher = Given.Teacher(Given.Courses(3));
        await using var platform = await RunningPlatform.StartAsync(teacher);

        var cursor = (await platform.SearchAsync(Given.Search(teacher.Iin, pageSize: 1))).NextCursor!;

        Assert.DoesNotContain(teacher.Iin, System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(cursor)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_that_the_portfolio_lacks_make_an_empty_first_page()
    {
        var teacher = Given.Teacher(Given.Courses(2));
        await using var platform = await RunningPlatform.StartAsync(teacher);

        var answer = await platform.SearchAsync(Given.Search(teacher.Iin, [7, 8]));

        Assert.Equal(200, answer.Status);
        Assert.Empty(answer.Titles);
        Assert.Equal((0, (string?)null), (answer.Number("totalItems"), answer.NextCursor));
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
}
