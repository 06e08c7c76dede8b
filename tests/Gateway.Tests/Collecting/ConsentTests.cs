using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Collecting;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.EgovShlyuz;
using Attestation.Gateway.Tests.Cases;
using Attestation.Gateway.UstazPlatform;
using Given = Attestation.Gateway.Tests.Deciding.Given;

namespace Attestation.Gateway.Tests.Collecting;

/// <summary>S2-26: nothing is fetched before consent, and only the citizen's no, or an expiry, refuses.</summary>
public class ConsentTests
{
    [Requirement("S2-26")]
    [Fact]
    public async Task Granted_everything_is_asked()
    {
        var (after, registers) = await CollectAsync(ConsentState.Granted);

        Assert.Equal((CaseState.Deciding, Verdict.Accept), (after.State, Decide(after)));
        Assert.Equal(["consent", "identity", "diploma", "employment"], registers.Asked);
    }

    [Theory]
    [InlineData(nameof(ConsentState.Denied))]
    [InlineData(nameof(ConsentState.Expired))]
    public async Task A_no_and_an_expiry_refuse_and_nothing_is_asked(string state)
    {
        var (after, registers) = await CollectAsync(Enum.Parse<ConsentState>(state));

        Assert.Equal((CaseState.Deciding, Verdict.Refuse), (after.State, Decide(after)));
        Assert.Equal(["consent"], registers.Asked);
    }

    [Fact]
    public async Task A_no_in_the_application_refuses_without_asking_anybody_anything()
    {
        var (after, registers) = await CollectAsync(ConsentState.Granted, application => application with { Consent = new Consent { Given = false } });

        Assert.Equal((CaseState.Deciding, Verdict.Refuse), (after.State, Decide(after)));
        Assert.Empty(registers.Asked);
    }

    [Fact]
    public async Task Revoked_before_the_answer_a_person_looks_at_it_and_nothing_is_asked()
    {
        var (after, registers) = await CollectAsync(ConsentState.Revoked);

        Assert.Equal((CaseState.Deciding, Verdict.Review), (after.State, Decide(after)));
        Assert.Equal(["consent"], registers.Asked);
    }

    [Theory]
    [InlineData(nameof(ConsentState.Pending))]
    [InlineData(nameof(ConsentState.Unavailable))]
    public async Task While_nothing_is_said_the_case_waits_and_nothing_is_asked(string state)
    {
        var (after, registers) = await CollectAsync(Enum.Parse<ConsentState>(state));

        Assert.Equal(CaseState.Collecting, after.State);
        Assert.True(after.DueAt > Given.ReceivedAt);
        Assert.Equal(["consent"], registers.Asked);
    }

    [Fact]
    public async Task One_that_waited_is_asked_for_again_and_goes_on_when_it_is_granted()
    {
        await using var store = await OpenStore.StartAsync();
        var registers = new Registers(ConsentState.Pending);
        var stop = Stop(store, registers);
        var waiting = (await stop.RunAsync(await store.ReceiveAsync(), TestContext.Current.CancellationToken)).After;
        registers.Consent = ConsentState.Granted;

        var after = (await stop.RunAsync(waiting, TestContext.Current.CancellationToken)).After;

        Assert.Equal(CaseState.Deciding, after.State);
        Assert.Equal(["consent", "consent", "identity", "diploma", "employment"], registers.Asked);
    }

    private static Verdict Decide(Case after) => DecisionRules.Decide(new CaseFile(after.Application, after.Evidence, after.ReceivedAt, Review: null), Given.Years()).Verdict;

    private static async Task<(Case After, Registers Registers)> CollectAsync(ConsentState consent, Func<Application, Application>? change = null)
    {
        await using var store = await OpenStore.StartAsync();
        var registers = new Registers(consent);
        var arrived = store.Arrived();

        return ((await Stop(store, registers).RunAsync(await store.ReceiveAsync(arrived with { Application = change?.Invoke(arrived.Application) ?? arrived.Application }), TestContext.Current.CancellationToken)).After, registers);
    }

    private static CollectingStop Stop(OpenStore store, Registers registers) =>
        new(new ConsentStep(registers, store.Clocks), new Sources(registers, registers), store.Cases, store.Clocks);

    /// <summary>Answers as it is told, and remembers what it was asked.</summary>
    private sealed class Registers(ConsentState consent) : IEgovShlyuz, IUstazPlatform
    {
        private readonly List<string> _asked = [];

        public ConsentState Consent { get; set; } = consent;

        public IReadOnlyList<string> Asked
        {
            get
            {
                lock (_asked)
                {
                    return [.. _asked];
                }
            }
        }

        public Task<ConsentAnswer> RequestConsentAsync(Iin iin, CancellationToken cancellationToken) => Answer("consent", new ConsentAnswer(Consent, "token", "key", "m", Given.ReceivedAt));

        public Task<IdentityAnswer> FindPersonAsync(Iin iin, string token, string publicKey, CancellationToken cancellationToken) =>
            Answer("identity", new IdentityAnswer(Given.Evidence().Identity!, TokenRefused: false));

        public Task<RegisterAnswer<DiplomaRecord>> FindDiplomaAsync(Iin iin, CancellationToken cancellationToken) => Answer("diploma", Given.Evidence().Diploma!);

        public Task<RegisterAnswer<EmploymentRecord>> FindEmploymentAsync(Iin iin, CancellationToken cancellationToken) => Answer("employment", Given.Evidence().Employment!);

        public Task<RegisterAnswer<Portfolio>> FindPortfolioAsync(Iin iin, DateTimeOffset submittedAt, CancellationToken cancellationToken) => Answer("portfolio", Given.Answer<Portfolio>(AnswerKind.NoData));

        private Task<T> Answer<T>(string what, T answer)
        {
            lock (_asked)
            {
                _asked.Add(what);
            }

            return Task.FromResult(answer);
        }
    }
}
