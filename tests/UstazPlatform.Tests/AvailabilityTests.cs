using Attestation.Stubs.TestKit;

namespace Attestation.UstazPlatform.Tests;

public class AvailabilityTests
{
    [Fact]
    public async Task A_teacher_without_a_portfolio_is_unknown()
    {
        var teacher = Given.Teacher(new Knowledge<IReadOnlyList<PortfolioItem>>.NoData());
        await using var platform = await RunningPlatform.StartAsync(teacher);

        var answer = await platform.SearchAsync(Given.Search(teacher.Iin));

        Assert.Equal((404, "teacher.unknown", "application/problem+json"), (answer.Status, answer.Code, answer.MediaType));
    }

    [Fact]
    public async Task A_path_that_does_not_exist_is_not_an_unknown_teacher()
    {
        await using var platform = await RunningPlatform.StartAsync();

        using var response = await platform.Http.PostAsync("api/v2/portfolio/search", null, TestContext.Current.CancellationToken);

        Assert.Equal(404, (int)response.StatusCode);
        Assert.DoesNotContain("teacher.unknown", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_about_a_teacher_is_not_an_empty_portfolio()
    {
        var teacher = Given.Teacher(new Knowledge<IReadOnlyList<PortfolioItem>>.Unavailable());
        await using var platform = await RunningPlatform.StartAsync(teacher);

        var answer = await platform.SearchAsync(Given.Search(teacher.Iin));

        Assert.Equal((503, "platform.unavailable", "application/problem+json"), (answer.Status, answer.Code, answer.MediaType));
    }

    [Theory]
    [InlineData(-1, 503)]
    [InlineData(0, 200)]
    [InlineData(1, 200)]
    public async Task An_outage_ends_at_its_instant(int secondsAfterTheEnd, int status)
    {
        var end = Given.Morning.AddHours(6);
        var teacher = Given.Teacher(Given.Courses(1)) with { OutageUntil = end };
        await using var platform = await RunningPlatform.StartAsync(teacher);

        platform.Clock.Now = end.AddSeconds(secondsAfterTheEnd);
        var answer = await platform.SearchAsync(Given.Search(teacher.Iin));

        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task An_outage_of_one_teacher_is_not_an_outage_of_another()
    {
        var silent = Given.Teacher(Given.Courses(1)) with { OutageUntil = Given.Morning.AddYears(1) };
        await using var platform = await RunningPlatform.StartAsync(silent);

        var answer = await platform.SearchAsync(Given.Search(Given.Iin()));

        Assert.Equal(200, answer.Status);
    }
}
