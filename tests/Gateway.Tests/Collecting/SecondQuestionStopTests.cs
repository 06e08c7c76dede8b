using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Collecting;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.EgovShlyuz;
using Attestation.Gateway.Tests.Cases;
using Attestation.Gateway.UstazPlatform;
using Microsoft.Extensions.Options;
using Given = Attestation.Gateway.Tests.Deciding.Given;

namespace Attestation.Gateway.Tests.Collecting;

/// <summary>Between the two questions the case lies in the database; both stops are run on what comes out of it.</summary>
public sealed class SecondQuestionStopTests : IAsyncLifetime
{
    private readonly Registers _registers = new();
    private OpenStore _store = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await OpenStore.StartAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData(nameof(AnswerKind.Found), nameof(Verdict.Accept))]
    [InlineData(nameof(AnswerKind.NoData), nameof(Verdict.Refuse))]
    public async Task The_second_answer_decides(string second, string verdict)
    {
        var waiting = await AskedOnceAsync();
        _registers.Diploma = Enum.Parse<AnswerKind>(second);

        _store.Law.Now = waiting.DueAt!.Value;
        var decided = await DecideAsync(await CollectAsync(waiting));

        Assert.Equal((CaseState.Notices, verdict), (decided.State, decided.Decision!.Verdict.ToString()));
        Assert.Equal((2, new FirstAnswer("message-of-DiplomaRecord", Given.ReceivedAt)), (_registers.Asked, decided.Evidence.Diploma!.First));
        Assert.Null(decided.Evidence.SecondQuestion);
    }

    [Fact]
    public async Task A_case_that_is_looked_at_before_its_time_asks_nothing_and_comes_due_when_it_was_to()
    {
        var waiting = await AskedOnceAsync();

        _store.Law.Now = waiting.DueAt!.Value.AddMicroseconds(-1);
        var still = await CollectAsync(waiting);

        Assert.Equal((1, CaseState.Collecting, waiting.DueAt, 0), (_registers.Asked, still.State, still.DueAt, still.Attempts));
    }

    [Fact]
    public async Task A_register_that_is_silent_the_second_time_is_asked_on_until_a_person_must_look()
    {
        var waiting = await AskedOnceAsync();
        _registers.Diploma = AnswerKind.Unavailable;

        for (var looks = 0; waiting.State is CaseState.Collecting; looks++)
        {
            Assert.InRange(looks, 0, 20);
            Assert.Null(waiting.Decision);
            _store.Law.Now = waiting.DueAt!.Value;
            waiting = await CollectAsync(waiting);
        }

        Assert.Equal(waiting.Terms!.DueBy.AddHours(-1), _store.Law.Now);
        Assert.Equal(CaseState.InReview, (await DecideAsync(waiting)).State);
    }

    [Fact]
    public async Task Who_let_a_case_pass_before_the_answer_turned_out_to_be_said_once_looks_again()
    {
        var case_ = await CollectAsync(await ReceivedAsync());
        _store.Law.Now = case_.Terms!.DueBy;

        var passed = await DecideAsync(case_ with { Review = new PersonsDecision(ReviewDecision.Proceed, [], Given.ReceivedAt) });

        Assert.Equal((CaseState.InReview, Verdict.Review, null), (passed.State, passed.Decision!.Verdict, passed.Review));
    }

    private async Task<Case> AskedOnceAsync()
    {
        var waiting = await DecideAsync(await CollectAsync(await ReceivedAsync()));
        Assert.Equal((CaseState.Collecting, Given.ReceivedAt.AddMinutes(30), 1), (waiting.State, waiting.DueAt, _registers.Asked));

        return waiting;
    }

    private Task<Case> ReceivedAsync() => _store.ReceiveAsync();

    private async Task<Case> CollectAsync(Case @case)
    {
        var stop = new CollectingStop(new ConsentStep(_registers, _store.Clocks), new Sources(_registers, _registers), _store.Cases, _store.Clocks);

        return await StoredAsync(await stop.RunAsync(@case, Cancelled));
    }

    private async Task<Case> DecideAsync(Case @case)
    {
        var stop = new DecidingStop(Given.Years(), Options.Create(new RulesOptions()), Options.Create(new SecondQuestionOptions()), _store.Clocks);

        return await StoredAsync(await stop.RunAsync(@case, Cancelled));
    }

    private async Task<Case> StoredAsync(Step step)
    {
        await _store.Cases.SaveAsync(step, leaseUntil: null, Cancelled);

        return (await _store.Cases.FindAsync(step.After.Id, Cancelled))!;
    }

    /// <summary>Everything is in order, but for the diploma.</summary>
    private sealed class Registers : IEgovShlyuz, IUstazPlatform
    {
        public AnswerKind Diploma { get; set; } = AnswerKind.NoData;

        public int Asked { get; private set; }

        public Task<ConsentAnswer> RequestConsentAsync(Iin iin, CancellationToken cancellationToken) =>
            Task.FromResult(new ConsentAnswer(ConsentState.Granted, "token", "key", "m", Given.ReceivedAt));

        public Task<IdentityAnswer> FindPersonAsync(Iin iin, string token, string publicKey, CancellationToken cancellationToken) =>
            Task.FromResult(new IdentityAnswer(Given.Evidence().Identity!, TokenRefused: false));

        public Task<RegisterAnswer<DiplomaRecord>> FindDiplomaAsync(Iin iin, CancellationToken cancellationToken)
        {
            Asked++;

            return Task.FromResult(Diploma is AnswerKind.Found ? Given.Evidence().Diploma! : Given.Answer<DiplomaRecord>(Diploma));
        }

        public Task<RegisterAnswer<EmploymentRecord>> FindEmploymentAsync(Iin iin, CancellationToken cancellationToken) => Task.FromResult(Given.Evidence().Employment!);

        public Task<RegisterAnswer<Portfolio>> FindPortfolioAsync(Iin iin, DateTimeOffset submittedAt, CancellationToken cancellationToken) =>
            Task.FromResult(Given.Evidence(Category.Expert).Portfolio!);
    }
}
