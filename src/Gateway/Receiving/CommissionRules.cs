using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Receiving;

/// <summary>Whether a commission's result can be recorded for a case (S1-13, S1-14), and what stands against it. Pure.</summary>
internal static class CommissionRules
{
    public static IReadOnlyList<Problem> Against(Case found, RecordCommissionDecision told, DateTimeOffset now)
    {
        if (found.Application.Channel is not Channel.Paper)
        {
            return [Problems.CommissionNotPaper.At("/applicationId")];
        }

        if (found.State is CaseState.Withdrawn || found.Result is { Kind: NoticeKind.Refusal })
        {
            return [Problems.CommissionNotAccepted.At("/applicationId")];
        }

        if (found.Result is not { IssuedAt: { } acceptedAt })
        {
            return [Problems.CommissionTooEarly.At("/applicationId")];
        }

        if (found.Commission is { } recorded)
        {
            return recorded.IsSame(told) ? [] : [Problems.CommissionConflict.At("/applicationId")];
        }

        return [.. Contradictions(found.Application, told), .. Dates(told, Kazakhstan.DateOf(acceptedAt), Kazakhstan.DateOf(now))];
    }

    // The commission may award less than was asked for, never more, and never for another kind of post.
    private static IEnumerable<Problem> Contradictions(Application application, RecordCommissionDecision told)
    {
        var isSamePost = Categories.PostOf(told.Category) == Categories.PostOf(application.Requested);
        var above = CategoryLadder.Place(told.Category) - CategoryLadder.Place(application.Requested);
        var mayBeLower = told.Decision is CommissionDecision.Award;
        if (!isSamePost || above > 0 || (above < 0 && !mayBeLower))
        {
            yield return Problems.CommissionCategory.At("/category");
            yield break;
        }

        var isAnswer = (told.Decision, application.Purpose) switch
        {
            (CommissionDecision.Confirm, Purpose.Award) => false,
            (CommissionDecision.Award, Purpose.Confirm) => above < 0,
            _ => true,
        };
        if (!isAnswer)
        {
            yield return Problems.CommissionPurpose.At("/decision");
        }
    }

    private static IEnumerable<Problem> Dates(RecordCommissionDecision told, DateOnly acceptedOn, DateOnly today)
    {
        if (told.DecidedOn < acceptedOn || told.DecidedOn > today)
        {
            yield return Problems.CommissionDates.At("/decidedOn");
        }

        // Where nothing is awarded there is no order: its date says nothing.
        if (told.Decision is not CommissionDecision.NotAward && (told.OrderDate < told.DecidedOn || told.OrderDate > today))
        {
            yield return Problems.CommissionDates.At("/orderDate");
        }
    }
}
