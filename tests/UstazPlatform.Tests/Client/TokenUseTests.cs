using Attestation.Gateway.Deciding;
using Attestation.Stubs.UstazPlatform;

namespace Attestation.UstazPlatform.Tests.Client;

public class TokenUseTests
{
    [Fact]
    public async Task However_many_cases_need_a_token_it_is_asked_for_once()
    {
        await using var platform = await RunningPlatform.StartAsync();
        await using var client = new GatewaysClient(platform.Address, TimeProvider.System);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.FindAsync(Given.Iin())));

        Assert.All(answers, answer => Assert.Equal(AnswerKind.Found, answer.Kind));
        Assert.Equal(1, client.TokenCalls);
    }

    [Fact]
    public async Task A_token_that_the_platform_refuses_is_renewed_once_for_all()
    {
        await using var platform = await RunningPlatform.StartAsync();
        await using var client = new GatewaysClient(platform.Address, TimeProvider.System);
        await client.FindAsync(Given.Iin());
        platform.Clock.Now = Given.Morning.AddHours(1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.FindAsync(Given.Iin())));

        Assert.All(answers, answer => Assert.Equal(AnswerKind.Found, answer.Kind));
        Assert.Equal(2, client.TokenCalls);
    }

    [Fact]
    public async Task A_call_that_is_refused_with_a_new_token_too_is_not_sent_a_third_time()
    {
        var brief = new UstazPlatformDoubleOptions { TokenLifetime = TimeSpan.Zero };
        await using var platform = await RunningPlatform.StartAsync(brief);
        await using var client = new GatewaysClient(platform.Address, TimeProvider.System, null, ("Calls:Retries", "0"));

        var answer = await client.FindAsync(Given.Iin());

        Assert.Equal((AnswerKind.Unavailable, 2, 2), (answer.Kind, client.PageCalls, client.TokenCalls));
    }

    [Theory]
    [InlineData(3569, 1)]
    [InlineData(3570, 2)]
    public async Task A_token_is_renewed_half_a_minute_before_its_end(int secondsLater, int tokens)
    {
        var clock = new JumpingClock();
        await using var platform = await RunningPlatform.StartAsync();
        await using var client = new GatewaysClient(platform.Address, clock);
        await client.FindAsync(Given.Iin());

        clock.Advance(TimeSpan.FromSeconds(secondsLater));
        await client.FindAsync(Given.Iin());

        Assert.Equal(tokens, client.TokenCalls);
        Assert.DoesNotContain(client.Calls, call => call.Status is 401);
    }

    [Fact]
    public async Task A_client_whom_the_platform_does_not_know_gets_no_answer_and_no_exception()
    {
        await using var platform = await RunningPlatform.StartAsync();
        await using var client = new GatewaysClient(platform.Address, TimeProvider.System, null, ("ClientSecret", "wrong"));

        var answer = await client.FindAsync(Given.Iin());

        Assert.Equal((AnswerKind.Unavailable, 0), (answer.Kind, client.PageCalls));
    }

    [Fact]
    public async Task A_refusal_is_shared_too()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var client = new GatewaysClient(
            platform.Address,
            TimeProvider.System,
            async (_, send) =>
            {
                await gate.Task;
                return await send();
            },
            ("ClientSecret", "wrong"),
            ("Calls:Retries", "0"));

        var asking = Enumerable.Range(0, 50).Select(_ => client.FindAsync(Given.Iin())).ToArray();
        gate.SetResult();
        await Task.WhenAll(asking);

        Assert.Equal(1, client.TokenCalls);
    }
}
