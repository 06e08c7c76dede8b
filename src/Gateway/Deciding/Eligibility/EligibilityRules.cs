using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>
/// The conditions of attestation beside the documents. This service accepts documents: what the commission judges later is not judged
/// here, but it is said of each condition whether it was checked, and on what.
/// </summary>
internal static class EligibilityRules
{
    public static IReadOnlyList<Check> Look(CaseFile file) =>
    [
        .. RoutingRule.Look(file),
        SequenceRule.Look(file),
        .. HeldCategoryRule.Look(file),
        ExperienceRule.Look(file),
        .. EarlyAwardRule.Look(file),
        CourseHoursRule.Look(file),
        .. NoSourceFor(file.Application),
    ];

    private static IEnumerable<Check> NoSourceFor(Application application)
    {
        yield return Check.NotChecked("knowledge test (ОЗП)", Act.Rules.At("п. 24, 53–57, 62"), "the test centre is not asked; the commission looks there");
        yield return Check.NotChecked("points of the portfolio", Act.Annexes.At("приложения 9, 12, 13"), "the commission's business, January to August");
        yield return Check.NotChecked("post held", Act.Rules.At("п. 6, 7"), "the post is in the applicant's words");
        yield return Check.NotChecked(
            "freezes and exemptions", Act.Rules.At("п. 28–30, 32"), "leave, illness, study, army, transfers, years to pension, entry without attestation: no source is asked for them");
        if (application.Purpose is Purpose.Confirm)
        {
            yield return Check.NotChecked("confirmations in a row", Act.Rules.At("п. 57"), "earlier confirmations are not in the data");
        }
    }
}
