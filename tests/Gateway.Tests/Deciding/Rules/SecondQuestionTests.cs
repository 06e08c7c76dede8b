using Attestation.Contracts;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding.Rules;

/// <summary>Nobody is refused for a "no data" that a register said once.</summary>
public class SecondQuestionTests
{
    private static readonly SecondQuestionOptions Usual = new();
    private static readonly DateTimeOffset DueBy = Kazakhstan.At(new DateOnly(2026, 10, 7), new TimeOnly(18, 30));
    private static readonly DateTimeOffset Latest = DueBy - TimeSpan.FromHours(1);

    [Theory]
    [InlineData(SecondQuestions.Diploma)]
    [InlineData(SecondQuestions.Employment)]
    [InlineData(SecondQuestions.Portfolio)]
    public void A_refusal_that_rests_on_no_data_said_once_waits_for_a_second_question(string source)
    {
        var file = NoData(source);

        var question = After(file, Given.ReceivedAt.AddSeconds(5));

        Assert.Equal([source], question!.Sources);
        Assert.Equal((Given.ReceivedAt.AddMinutes(30), Latest, false), (question.At, question.Until, question.Lapsed));
    }

    [Theory]
    [InlineData(SecondQuestions.Diploma)]
    [InlineData(SecondQuestions.Employment)]
    [InlineData(SecondQuestions.Portfolio)]
    public void What_was_said_twice_is_believed(string source)
    {
        var file = Confirmed(NoData(source));

        Assert.Null(After(file, Given.ReceivedAt.AddHours(1)));
        Assert.Equal(Verdict.Refuse, file.Decide().Verdict);
    }

    [Fact]
    public void All_who_said_so_are_asked_again_at_once_when_the_last_answer_is_old_enough()
    {
        var file = NoData(SecondQuestions.Diploma).Knowing(evidence => evidence with { Employment = Given.Answer<EmploymentRecord>(AnswerKind.NoData) with { At = Given.ReceivedAt.AddMinutes(10) } });

        Assert.Equal(Given.ReceivedAt.AddMinutes(40), After(file, Given.ReceivedAt.AddMinutes(10))!.At);
        Assert.Equal(Given.ReceivedAt.AddHours(3), After(file, Given.ReceivedAt.AddHours(3))!.At);
        Assert.Equal([SecondQuestions.Diploma, SecondQuestions.Employment], After(file, Given.ReceivedAt.AddHours(3))!.Sources);
    }

    [Fact]
    public void What_does_not_rest_on_it_waits_for_nothing()
    {
        var accepted = NoData(SecondQuestions.Diploma).Applying(application => application with { Documents = [.. application.Documents, Given.Document(DocumentKind.Diploma)] });
        var refusedOtherwise = accepted.Applying(application => application with { Essay = Given.Essay(249) });
        var reviewed = NoData(SecondQuestions.Diploma).Knowing(evidence => evidence with { Identity = Given.Answer<IdentityRecord>(AnswerKind.NoData) });

        Assert.Equal((Verdict.Accept, null), (accepted.Decide().Verdict, After(accepted, Given.ReceivedAt)));
        Assert.Equal((Verdict.Refuse, null), (refusedOtherwise.Decide().Verdict, After(refusedOtherwise, Given.ReceivedAt)));
        Assert.Equal((Verdict.Review, null), (reviewed.Decide().Verdict, After(reviewed, Given.ReceivedAt)));
    }

    [Fact]
    public void A_refusal_for_other_reasons_too_waits_because_it_would_name_this_one()
    {
        var file = NoData(SecondQuestions.Diploma).Applying(application => application with { Essay = Given.Essay(249) });

        Assert.Equal([SecondQuestions.Diploma], After(file, Given.ReceivedAt)!.Sources);
    }

    [Theory]
    [InlineData(-31, -31, -1, false)]
    [InlineData(-30, -30, 0, false)]
    [InlineData(-29, -29, 0, false)]
    [InlineData(-1, -1, 0, false)]
    [InlineData(-40, -5, -5, false)]
    [InlineData(-40, 0, 0, true)]
    [InlineData(0, 0, 0, true)]
    [InlineData(5, 5, 5, true)]
    public void Near_the_end_of_the_term_the_question_comes_earlier_and_then_not_at_all(int said, int now, int at, bool isTooLate)
    {
        var file = NoData(SecondQuestions.Diploma).Knowing(evidence => evidence with { Diploma = evidence.Diploma! with { At = Latest.AddMinutes(said) } });

        var question = After(file, Latest.AddMinutes(now))!;

        Assert.Equal((Latest.AddMinutes(at), isTooLate), (question.At, question.Lapsed));
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(59, true)]
    public void A_question_less_than_a_minute_after_the_first_is_none(int seconds, bool isTooLate)
    {
        var said = Latest.AddSeconds(-seconds);
        var file = NoData(SecondQuestions.Diploma).Knowing(evidence => evidence with { Diploma = evidence.Diploma! with { At = said } });

        var question = After(file, said)!;

        Assert.Equal((isTooLate, isTooLate ? said : Latest), (question.Lapsed, question.At));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(59)]
    public void A_setting_below_a_minute_is_kept_to(int seconds)
    {
        var file = NoData(SecondQuestions.Diploma);

        var question = SecondQuestions.After(file.Decide(), file.Evidence, DueBy, Given.ReceivedAt, new SecondQuestionOptions { After = TimeSpan.FromSeconds(seconds) })!;

        Assert.Equal((Given.ReceivedAt.AddSeconds(seconds), false), (question.At, question.Lapsed));
    }

    [Fact]
    public void Without_time_for_it_a_person_looks_and_may_let_the_application_pass()
    {
        var file = Lapsed(NoData(SecondQuestions.Diploma));
        var looked = file.Decide();
        var passed = (file with { Review = new PersonsDecision(ReviewDecision.Proceed, [], DueBy) }).Decide();

        Assert.Equal(Verdict.Review, looked.Verdict);
        Assert.Equal((Grounds.Unreliable, nameof(DocumentKind.Diploma)), (looked.Findings.Single().Reason.Ground, looked.Findings.Single().Reason.Document));
        Assert.Equal(Verdict.Accept, passed.Verdict);
        Assert.Null(SecondQuestions.After(looked, file.Evidence, DueBy, Latest, Usual));
    }

    [Fact]
    public void Without_time_for_it_what_is_certainly_lacking_still_refuses()
    {
        var file = Lapsed(NoData(SecondQuestions.Diploma)).Applying(application => application with { Essay = Given.Essay(249) });

        Assert.Equal(["S2-25", "S2-24"], file.Decide().Findings.Select(finding => finding.Reason.Ground).Order(StringComparer.Ordinal).Reverse());
        Assert.Equal(Verdict.Review, file.Decide().Verdict);
        Assert.Equal(["Essay"], (file with { Review = new PersonsDecision(ReviewDecision.Proceed, [], DueBy) }).Decide().Reasons.Select(reason => reason.Document));
    }

    [Fact]
    public void What_was_answered_is_asked_no_more_and_the_rest_still_is()
    {
        var file = NoData(SecondQuestions.Diploma).Knowing(evidence => evidence with
        {
            Employment = Given.Answer<EmploymentRecord>(AnswerKind.NoData) with { First = new FirstAnswer(null, Given.ReceivedAt) },
            SecondQuestion = new SecondQuestion([SecondQuestions.Diploma, SecondQuestions.Employment], Given.ReceivedAt, Latest),
        });

        Assert.Equal([SecondQuestions.Diploma], SecondQuestions.Left(file.Evidence)!.Sources);
        Assert.Null(SecondQuestions.Left(Confirmed(file).Evidence));
    }

    [Fact]
    public void Who_was_not_to_be_asked_again_is_not_left()
    {
        var question = new SecondQuestion([SecondQuestions.Diploma], Given.ReceivedAt, Latest);
        var file = NoData(SecondQuestions.Diploma).Knowing(evidence => evidence with { Employment = Given.Answer<EmploymentRecord>(AnswerKind.NoData), SecondQuestion = question });

        Assert.Equal([SecondQuestions.Diploma], SecondQuestions.Left(file.Evidence)!.Sources);
    }

    [Fact]
    public void That_there_was_no_time_for_it_stays_said()
    {
        var file = Lapsed(NoData(SecondQuestions.Diploma));

        Assert.Same(file.Evidence.SecondQuestion, SecondQuestions.Left(file.Evidence));
    }

    private static SecondQuestion? After(CaseFile file, DateTimeOffset now) => SecondQuestions.After(file.Decide(), file.Evidence, DueBy, now, Usual);

    private static CaseFile NoData(string source) => source switch
    {
        SecondQuestions.Diploma => Given.CaseFile().Knowing(evidence => evidence with { Diploma = Given.Answer<DiplomaRecord>(AnswerKind.NoData) }),
        SecondQuestions.Employment => Given.CaseFile().Knowing(evidence => evidence with { Employment = Given.Answer<EmploymentRecord>(AnswerKind.NoData) }),
        _ => Given.CaseFile(Category.Expert).Knowing(evidence => evidence with { Portfolio = Given.Answer<Portfolio>(AnswerKind.NoData) }),
    };

    private static CaseFile Confirmed(CaseFile file)
    {
        var first = new FirstAnswer("first", Given.ReceivedAt);

        return file.Knowing(evidence => evidence with
        {
            Diploma = evidence.Diploma! with { First = first },
            Employment = evidence.Employment! with { First = first },
            Portfolio = evidence.Portfolio is null ? null : evidence.Portfolio with { First = first },
        });
    }

    private static CaseFile Lapsed(CaseFile file) =>
        file.Knowing(evidence => evidence with { SecondQuestion = new SecondQuestion([SecondQuestions.Diploma], Latest, Latest) { Lapsed = true } });
}
