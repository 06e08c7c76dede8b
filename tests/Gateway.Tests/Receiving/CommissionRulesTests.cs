using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Receiving;

namespace Attestation.Gateway.Tests.Receiving;

/// <summary>S1-13, S1-14: which result of a commission can be recorded for which case.</summary>
public class CommissionRulesTests
{
    private static readonly DateTimeOffset Accepted = Deciding.Given.ReceivedAt;
    private static readonly DateTimeOffset Now = Accepted.AddDays(20);
    private static readonly DateOnly Day = Kazakhstan.DateOf(Accepted);

    [Fact]
    [Requirement("S1-13")]
    public void A_result_that_answers_an_accepted_paper_application_is_recorded() => Assert.Empty(Against(Issued(), Told()));

    [Theory]
    [InlineData(Channel.Egov)]
    [InlineData(Channel.Ustaz)]
    public void An_electronic_application_has_no_result_of_a_commission(Channel channel) =>
        Assert.Equal(["/applicationId commission.notPaper"], Against(Issued() with { Application = Application() with { Channel = channel } }, Told()));

    [Theory]
    [InlineData(nameof(CaseState.Collecting))]
    [InlineData(nameof(CaseState.InReview))]
    [InlineData(nameof(CaseState.AwaitingSignature))]
    public void Before_the_acceptance_is_issued_it_is_too_early(string state)
    {
        var drawnUp = Issued() with { State = CaseStates.Parse(state), Notice = Notice(NoticeKind.Acceptance) with { IssuedAt = null } };

        Assert.Equal(["/applicationId commission.tooEarly"], Against(drawnUp, Told()));
        Assert.Equal(["/applicationId commission.tooEarly"], Against(drawnUp with { Notice = null }, Told()));
    }

    [Fact]
    public void Of_a_refused_or_withdrawn_application_nothing_is_decided()
    {
        Assert.Equal(["/applicationId commission.notAccepted"], Against(Issued() with { Notice = Notice(NoticeKind.Refusal) }, Told()));
        Assert.Equal(["/applicationId commission.notAccepted"], Against(Issued() with { State = CaseState.Withdrawn, Notice = null }, Told()));
    }

    [Fact]
    public void The_same_result_again_is_no_problem_and_another_one_is()
    {
        var recorded = Issued() with { Commission = new CommissionResult(CommissionDecision.Award, Category.Expert, "14-ж/қ", Day.AddDays(2), Day.AddDays(1), Now, Now) };

        Assert.Empty(Against(recorded, Told()));
        Assert.Equal(["/applicationId commission.conflict"], Against(recorded, Told() with { OrderNumber = "15-ж/қ" }));
        Assert.Equal(["/applicationId commission.conflict"], Against(recorded, Told() with { Decision = CommissionDecision.NotAward }));
    }

    [Theory]
    [InlineData(Purpose.Award, CommissionDecision.Award, Category.Expert, null)]
    [InlineData(Purpose.Award, CommissionDecision.Award, Category.Moderator, null)]
    [InlineData(Purpose.Award, CommissionDecision.Award, Category.Researcher, "/category commission.category")]
    [InlineData(Purpose.Award, CommissionDecision.Award, Category.Head2, "/category commission.category")]
    [InlineData(Purpose.Award, CommissionDecision.NotAward, Category.Expert, null)]
    [InlineData(Purpose.Award, CommissionDecision.NotAward, Category.Moderator, "/category commission.category")]
    [InlineData(Purpose.Award, CommissionDecision.Confirm, Category.Expert, "/decision commission.purpose")]
    [InlineData(Purpose.Confirm, CommissionDecision.Confirm, Category.Expert, null)]
    [InlineData(Purpose.Confirm, CommissionDecision.Confirm, Category.Moderator, "/category commission.category")]
    [InlineData(Purpose.Confirm, CommissionDecision.Award, Category.Expert, "/decision commission.purpose")]
    [InlineData(Purpose.Confirm, CommissionDecision.Award, Category.Moderator, null)]
    [InlineData(Purpose.Confirm, CommissionDecision.NotAward, Category.Expert, null)]
    public void A_result_answers_what_was_asked(Purpose purpose, CommissionDecision decision, Category category, string? problem)
    {
        var asked = Issued() with { Application = Application() with { Purpose = purpose } };

        Assert.Equal(problem is null ? [] : [problem], Against(asked, Told() with { Decision = decision, Category = category }));
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(-1, 0, "/decidedOn commission.dates")]
    [InlineData(20, 20, null)]
    [InlineData(21, 21, "/decidedOn commission.dates /orderDate commission.dates")]
    [InlineData(5, 4, "/orderDate commission.dates")]
    [InlineData(5, 21, "/orderDate commission.dates")]
    public void The_commission_decides_after_the_acceptance_and_orders_after_that(int decided, int ordered, string? problems) => Assert.Equal(
        problems ?? "", string.Join(' ', Against(Issued(), Told() with { DecidedOn = Day.AddDays(decided), OrderDate = Day.AddDays(ordered) })));

    [Fact]
    public void Where_nothing_is_awarded_the_date_of_an_order_says_nothing() =>
        Assert.Empty(Against(Issued(), Told() with { Decision = CommissionDecision.NotAward, OrderDate = Day.AddDays(-400) }));

    [Theory]
    [Requirement("S1-14")]
    [InlineData(CommissionDecision.Award, "CommissionDecision CommissionOrder")]
    [InlineData(CommissionDecision.Confirm, "CommissionDecision CommissionOrder")]
    [InlineData(CommissionDecision.NotAward, "CommissionDecision")]
    public void The_decision_comes_first_and_the_order_where_something_is_awarded(CommissionDecision decision, string documents)
    {
        var result = new CommissionResult(decision, Category.Expert, "14-ж/қ", Day, Day, Now, Now);
        var issued = new List<string>();
        var notice = Notice(NoticeKind.Acceptance);
        while (result.NextAfter(notice) is { } next)
        {
            issued.Add(next.ToString());
            notice = Notice(next) with { Before = notice, IssuedAt = Now };
        }

        Assert.Equal(documents, string.Join(' ', issued));
        Assert.Equal(NoticeKind.Acceptance, (Issued() with { Notice = notice }).Result!.Kind);
    }

    private static Application Application() => Deciding.Given.PaperFile().Application;

    private static Notice Notice(NoticeKind kind) => new(Guid.NewGuid(), "AT-26-00000001-3/1", kind, "<notice/>") { IssuedAt = Accepted };

    private static Case Issued() => new()
    {
        Application = Application(),
        Number = "AT-26-00000001-3",
        ContentHash = "",
        ReceivedAt = Accepted,
        Terms = null,
        SchoolYear = "2026-2027",
        State = CaseState.Issued,
        DueAt = null,
        Notice = Notice(NoticeKind.Acceptance),
    };

    private static RecordCommissionDecision Told() => new()
    {
        ApplicationId = Application().Id,
        Decision = CommissionDecision.Award,
        Category = Category.Expert,
        OrderNumber = "14-ж/қ",
        OrderDate = Day.AddDays(2),
        DecidedOn = Day.AddDays(1),
    };

    private static string[] Against(Case found, RecordCommissionDecision told) =>
        [.. CommissionRules.Against(found, told, Now).Select(problem => $"{problem.Pointer} {problem.Code}")];
}
