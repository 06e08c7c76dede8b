using System.Text.Json;
using Attestation.Stubs.TestKit;

namespace Attestation.UstazPlatform.Tests;

public class EntryTests
{
    [Fact]
    public async Task A_course_says_its_hours_and_whether_its_programme_is_agreed()
    {
        var teacher = Given.Teacher(Given.Course("Бағалау"), Given.Course("Бағалау") with { Agreed = false });
        await using var platform = await RunningPlatform.StartAsync(teacher);

        var answer = await platform.SearchAsync(Given.Search(teacher.Iin));
        JsonElement[] entries = [.. answer.Body.GetProperty("entries").EnumerateArray()];

        Assert.Equal([true, false], entries.Select(entry => entry.GetProperty("agreedWithAuthorisedBody").GetBoolean()));
        Assert.Equal([80, 80], entries.Select(entry => entry.GetProperty("hours").GetInt32()));
        Assert.All(entries, entry => Assert.Equal("2025-03-14", entry.GetProperty("issuedOn").GetString()));
        Assert.All(entries, entry => Assert.Equal(JsonValueKind.Null, entry.GetProperty("kind").ValueKind));
    }

    [Fact]
    public async Task Certificate_and_order_of_a_category_are_told_apart()
    {
        var teacher = Given.Teacher(
            new PortfolioItem(6, PortfolioKind.CategoryOrder, "бұйрық", new DateOnly(2022, 6, 1)),
            new PortfolioItem(6, PortfolioKind.CategoryCertificate, "куәлік", new DateOnly(2022, 6, 2)));
        await using var platform = await RunningPlatform.StartAsync(teacher);

        var answer = await platform.SearchAsync(Given.Search(teacher.Iin));

        Assert.Equal(["CategoryOrder", "CategoryCertificate"], answer.Body.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task Two_equal_entries_have_ids_of_their_own()
    {
        var teacher = Given.Teacher(Given.Course("Бағалау"), Given.Course("Бағалау"));
        await using var platform = await RunningPlatform.StartAsync(teacher);

        var answer = await platform.SearchAsync(Given.Search(teacher.Iin));

        Assert.Equal(2, answer.Body.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("id").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task An_answer_is_about_the_teacher_asked_for_and_dated_by_the_platforms_clock()
    {
        var teacher = Given.Teacher(Given.Courses(1));
        await using var platform = await RunningPlatform.StartAsync(teacher);

        var answer = await platform.SearchAsync(Given.Search(teacher.Iin));

        Assert.Equal(teacher.Iin, answer.Body.GetProperty("teacher").GetProperty("iin").GetString());
        Assert.Equal("2026-10-06T09:00:00+05:00", answer.Text("takenAt"));
    }

    [Fact]
    public async Task A_teacher_nobody_listed_has_the_same_complete_portfolio_in_every_double()
    {
        var iin = Given.Iin();
        await using var one = await RunningPlatform.StartAsync();
        await using var other = await RunningPlatform.StartAsync();

        var answer = await one.SearchAsync(Given.Search(iin));
        var again = await other.SearchAsync(Given.Search(iin));

        Assert.Equal(answer.Body.GetProperty("entries").GetRawText(), again.Body.GetProperty("entries").GetRawText());
        Assert.Equal(answer.Text("snapshotId"), again.Text("snapshotId"));
        Assert.Equal([3, 5, 6, 6, 7, 8], answer.Body.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("item").GetInt32()));
    }
}
