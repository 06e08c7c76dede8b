using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform;

namespace Attestation.UstazPlatform.Tests;

/// <summary>What the double keeps, on both sides of its bounds.</summary>
public class LimitTests
{
    [Fact]
    public async Task The_oldest_version_goes_when_one_too_many_comes_and_the_journal_says_so()
    {
        var teacher = Given.Teacher(Given.Courses(1));
        await using var platform = await RunningPlatform.StartAsync(new UstazPlatformDoubleOptions { MostVersions = 2 }, teacher);
        var id = await platform.IdOfAsync(teacher.Iin);

        var full = await AddAsync(platform, id, minute: 1);
        var before = await VersionsAsync(platform, id);
        var oneMore = await AddAsync(platform, id, minute: 2);
        var after = await VersionsAsync(platform, id);

        Assert.Empty(full);
        Assert.Equal([2, 1], before);
        Assert.Equal(["Version 1 of a teacher's file had to go: no more than 2 are kept."], oneMore);
        Assert.Equal([3, 2], after);
        Assert.Equal((404, "version.unknown"), await CodeAsync(platform, $"api/v1/teachers/{id}/versions/1"));
        Assert.Equal(200, (await platform.SendAsync(HttpMethod.Get, $"api/v1/teachers/{id}/versions/2")).Status);
        Assert.Contains("Version 1 of a teacher's file had to go", platform.Double.Tenant("default").Story(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(59, 503)]
    [InlineData(60, 200)]
    public async Task A_portfolio_of_a_time_whose_version_is_gone_is_not_given_from_another(int secondsLater, int status)
    {
        var teacher = Given.Teacher(Given.Courses(1));
        await using var platform = await RunningPlatform.StartAsync(new UstazPlatformDoubleOptions { MostVersions = 2 }, teacher);
        var id = await platform.IdOfAsync(teacher.Iin);
        await AddAsync(platform, id, minute: 1);
        await AddAsync(platform, id, minute: 2);

        var answer = await platform.SearchAsync(Given.Search(teacher.Iin, asOf: Given.Morning.AddSeconds(secondsLater)));

        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task A_cursor_into_a_version_that_is_gone_leads_nowhere()
    {
        var teacher = Given.Teacher(Given.Courses(3));
        await using var platform = await RunningPlatform.StartAsync(new UstazPlatformDoubleOptions { MostVersions = 1 }, teacher);
        var id = await platform.IdOfAsync(teacher.Iin);
        var first = await platform.SearchAsync(Given.Search(teacher.Iin, pageSize: 1));

        await AddAsync(platform, id, minute: 1);
        var next = await platform.SearchAsync(Given.Next(teacher.Iin, first.Text("nextCursor"), pageSize: 1));

        Assert.Equal((503, "platform.unavailable"), (next.Status, next.Code));
    }

    [Fact]
    public async Task The_oldest_application_goes_when_one_too_many_comes_and_the_journal_says_so()
    {
        await using var platform = await RunningPlatform.StartAsync(new UstazPlatformDoubleOptions { MostApplications = 2 });
        await platform.Double.ConnectAsync(new SilentBus(), TestContext.Current.CancellationToken);
        var teacherId = await platform.IdOfAsync(Given.Iin());

        var (first, _) = await FileAsync(platform, teacherId);
        var (second, full) = await FileAsync(platform, teacherId);
        var (third, oneMore) = await FileAsync(platform, teacherId);
        var list = await platform.SendAsync(HttpMethod.Get, "api/v1/applications");

        Assert.Empty(full);
        Assert.Equal(["Application UZ-26-00000001 had to go: no more than 2 are kept."], oneMore);
        Assert.Equal([second, third], list.Body.GetProperty("applications").EnumerateArray().Select(application => application.GetProperty("id").GetString()));
        Assert.Equal((404, "application.unknown"), await CodeAsync(platform, $"api/v1/applications/{first}"));
    }

    [Fact]
    public async Task An_application_that_is_gone_may_be_filed_again_with_its_id()
    {
        var id = Guid.NewGuid();
        await using var platform = await RunningPlatform.StartAsync(new UstazPlatformDoubleOptions { MostApplications = 1 });
        await platform.Double.ConnectAsync(new SilentBus(), TestContext.Current.CancellationToken);
        var teacherId = await platform.IdOfAsync(Given.Iin());

        await FileAsync(platform, teacherId, id);
        await FileAsync(platform, teacherId);
        var again = await platform.SendAsync(HttpMethod.Post, "api/v1/applications", Application(teacherId, id, email: "another@example.org"));

        Assert.Equal(201, again.Status);
    }

    [Fact]
    public async Task The_file_looked_at_first_goes_when_there_are_too_many_that_nobody_changed_and_the_journal_says_so()
    {
        await using var platform = await RunningPlatform.StartAsync(new UstazPlatformDoubleOptions { MostUntouchedFiles = 2 });
        string[] iins = [Given.Iin(), Given.Iin(), Given.Iin()];
        string[] ids = [await platform.IdOfAsync(iins[0]), await platform.IdOfAsync(iins[1])];
        var full = platform.Journal.All()[^1].LetGo;

        var third = await platform.IdOfAsync(iins[2]);
        var oneMore = platform.Journal.All()[^1].LetGo;
        var list = await platform.SendAsync(HttpMethod.Get, "api/v1/teachers");

        Assert.Empty(full);
        Assert.Equal([$"The file of teacher {ids[0]} had to go: of those that nobody changed no more than 2 are kept."], oneMore);
        Assert.Equal([ids[1], third], list.Body.GetProperty("teachers").EnumerateArray().Select(teacher => teacher.GetProperty("id").GetString()));
        Assert.Equal((404, "teacher.unknown"), await CodeAsync(platform, $"api/v1/teachers/{ids[0]}"));
    }

    [Fact]
    public async Task Who_comes_again_after_his_file_went_has_the_same_portfolio_under_another_id()
    {
        var (iin, another) = (Given.Iin(), Given.Iin());
        await using var platform = await RunningPlatform.StartAsync(new UstazPlatformDoubleOptions { MostUntouchedFiles = 1 });
        var id = await platform.IdOfAsync(iin);
        var before = await platform.SearchAsync(Given.Search(iin));

        await platform.IdOfAsync(another);
        var after = await platform.SearchAsync(Given.Search(iin));

        Assert.NotEqual(id, await platform.IdOfAsync(iin));
        Assert.Equal(before.Body.GetProperty("entries").ToString(), after.Body.GetProperty("entries").ToString());
    }

    [Theory]
    [InlineData("added")]
    [InlineData("removed")]
    [InlineData("corrected")]
    [InlineData("listed")]
    public async Task A_file_that_somebody_changed_or_the_people_file_lists_stays(string why)
    {
        var teacher = Given.Teacher(Given.Courses(1));
        await using var platform = await RunningPlatform.StartAsync(new UstazPlatformDoubleOptions { MostUntouchedFiles = 1 }, why is "listed" ? [teacher] : []);
        var path = $"api/v1/teachers/{await platform.IdOfAsync(teacher.Iin)}";
        var entry = (await platform.SearchAsync(Given.Search(teacher.Iin))).Body.GetProperty("entries")[0].GetProperty("id").GetString();
        var changed = why switch
        {
            "added" => await platform.SendAsync(HttpMethod.Post, $"{path}/entries", Given.Entry()),
            "removed" => await platform.SendAsync(HttpMethod.Delete, $"{path}/entries/{entry}"),
            "corrected" => await platform.SendAsync(HttpMethod.Put, $"{path}/profile", new { enteredBy = "СЫНАҚ АДАМ", position = "мұғалім" }),
            _ => await platform.SendAsync(HttpMethod.Get, path),
        };
        var untouched = await platform.IdOfAsync(Given.Iin());

        await platform.IdOfAsync(Given.Iin());

        Assert.InRange(changed.Status, 200, 204);
        Assert.Equal(200, (await platform.SendAsync(HttpMethod.Get, path)).Status);
        Assert.Equal(404, (await platform.SendAsync(HttpMethod.Get, $"api/v1/teachers/{untouched}")).Status);
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 0)]
    public async Task To_keep_nothing_is_refused(int versions, int applications, int files) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => UstazPlatformDouble.StartAsync(
            new UstazPlatformDoubleOptions { MostVersions = versions, MostApplications = applications, MostUntouchedFiles = files }, new People(TimeProvider.System), TimeProvider.System, TestContext.Current.CancellationToken));

    private static async Task<IReadOnlyList<string>> AddAsync(RunningPlatform platform, string id, int minute)
    {
        platform.Clock.Now = Given.Morning.AddMinutes(minute);
        Assert.Equal(201, (await platform.SendAsync(HttpMethod.Post, $"api/v1/teachers/{id}/entries", Given.Entry())).Status);

        return platform.Journal.All()[^1].LetGo;
    }

    private static async Task<int[]> VersionsAsync(RunningPlatform platform, string id) =>
        [.. (await platform.SendAsync(HttpMethod.Get, $"api/v1/teachers/{id}/versions")).Body.GetProperty("versions").EnumerateArray().Select(version => version.GetProperty("number").GetInt32())];

    private static async Task<(int Status, string? Code)> CodeAsync(RunningPlatform platform, string path)
    {
        var answer = await platform.SendAsync(HttpMethod.Get, path);
        return (answer.Status, answer.Code);
    }

    private static async Task<(string Id, IReadOnlyList<string> LetGo)> FileAsync(RunningPlatform platform, string teacherId, Guid? id = null)
    {
        var filed = await platform.SendAsync(HttpMethod.Post, "api/v1/applications", Application(teacherId, id ?? Guid.NewGuid()));
        Assert.Equal(201, filed.Status);

        return (filed.Text("id"), platform.Journal.All()[^1].LetGo);
    }

    private static object Application(string teacherId, Guid applicationId, string email = "a@example.org") =>
        new { applicationId, teacherId, email, phone = "+77015550011", language = "kk", purpose = "Award", requestedCategory = "Moderator", consent = true };

    /// <summary>Takes everything and says nothing.</summary>
    private sealed class SilentBus : IPlatformBus
    {
        public Task SubmitAsync(ReadOnlyMemory<byte> application, Guid applicationId, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task ListenAsync(Func<ReadOnlyMemory<byte>, Task> hear, CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
