using System.Net;
using System.Net.Http.Headers;
using Attestation.Gateway.Deciding;

namespace Attestation.UstazPlatform.Tests.Client;

public class PaceTests
{
    [Fact]
    public async Task The_client_waits_as_long_as_it_is_told_and_then_goes_on()
    {
        var clock = new JumpingClock();
        var refusals = 2;
        var teacher = Given.Teacher(Given.Courses(5));
        await using var platform = await RunningPlatform.StartAsync(teacher);
        await using var client = new GatewaysClient(platform.Address, clock, (request, send) => IsSearch(request) && refusals-- > 0 ? Task.FromResult(TooMany(3)) : send());

        var answer = await client.FindAsync(teacher.Iin);

        Assert.Equal((AnswerKind.Found, 5), (answer.Kind, answer.Value!.Items.Count));
        Assert.Equal([3, 3], clock.Waits.Select(wait => (int)wait.TotalSeconds));
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public async Task Fifteen_seconds_are_the_longest_wait(int seconds, bool isFound)
    {
        var clock = new JumpingClock();
        var refusals = 2;
        await using var platform = await RunningPlatform.StartAsync();
        await using var client = new GatewaysClient(platform.Address, clock, (request, send) => IsSearch(request) && refusals-- > 0 ? Task.FromResult(TooMany(seconds)) : send());

        var answer = await client.FindAsync(Given.Iin());

        Assert.Equal(isFound ? AnswerKind.Found : AnswerKind.Unavailable, answer.Kind);
    }

    [Fact]
    public async Task While_the_platform_wants_quiet_no_other_case_calls_it()
    {
        var clock = new JumpingClock();
        var searches = 0;
        await using var platform = await RunningPlatform.StartAsync();
        await using var client = new GatewaysClient(platform.Address, clock, (request, send) =>
        {
            searches += IsSearch(request) ? 1 : 0;
            return IsSearch(request) ? Task.FromResult(TooMany(3600)) : send();
        });

        var answers = new List<AnswerKind>();
        for (var count = 0; count < 5; count++)
        {
            answers.Add((await client.FindAsync(Given.Iin())).Kind);
        }

        Assert.All(answers, kind => Assert.Equal(AnswerKind.Unavailable, kind));
        Assert.Equal(1, searches);
    }

    [Fact]
    public async Task A_limit_of_the_double_is_kept_to()
    {
        var clock = new JumpingClock();
        var teacher = Given.Teacher(Given.Courses(5));
        var people = new Stubs.TestKit.People(clock);
        people.Put(teacher);
        var limited = Stubs.UstazPlatform.UstazClient.Gateway with { MostCalls = 2, Window = TimeSpan.FromSeconds(5) };
        await using var platform = await Stubs.UstazPlatform.UstazPlatformDouble.StartAsync(new() { Clients = [limited] }, people, clock, TestContext.Current.CancellationToken);
        await using var client = new GatewaysClient(platform.BaseAddress, clock);

        var answer = await client.FindAsync(teacher.Iin);

        Assert.Equal((AnswerKind.Found, 5), (answer.Kind, answer.Value!.Items.Count));
        Assert.Equal([200, 200, 200, 429, 200], client.Calls.Select(call => call.Status));
    }

    private static bool IsSearch(HttpRequestMessage request) => request.RequestUri!.AbsolutePath.EndsWith("/search", StringComparison.Ordinal);

    private static HttpResponseMessage TooMany(int seconds) => new(HttpStatusCode.TooManyRequests)
    {
        Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds)) },
        Content = new StringContent("{}"),
    };
}
