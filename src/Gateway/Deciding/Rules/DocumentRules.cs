using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>S2-14…S2-20: which documents there must be, and where they count from.</summary>
internal static class DocumentRules
{
    public static IEnumerable<Finding> Shortcomings(CaseFile file) => [.. OnlyIfTheRegisterHoldsNoData(file), .. PortfolioOf(file)];

    // Items 2 and 4. Nothing is asked for when the register was not asked or did not answer.
    private static IEnumerable<Finding> OnlyIfTheRegisterHoldsNoData(CaseFile file)
    {
        var (application, evidence) = (file.Application, file.Evidence);
        if (evidence.Diploma is { Kind: AnswerKind.NoData } diploma && !Has(application, DocumentKind.Diploma))
        {
            yield return new Finding(Texts.DiplomaMissing, "the register holds no diploma and no copy is attached", FactSource.Of("diploma", diploma));
        }

        if (evidence.Employment is { Kind: AnswerKind.NoData } employment && !Has(application, DocumentKind.Employment))
        {
            yield return new Finding(Texts.EmploymentMissing, "the register holds no contract and no proof is attached", FactSource.Of("employment", employment));
        }
    }

    // Items 5 to 8; item 3 is never required (S2-15).
    private static IEnumerable<Finding> PortfolioOf(CaseFile file)
    {
        if (Held.By(file) is not { } held)
        {
            yield break;
        }

        if (held.Courses is 0)
        {
            yield return new Finding(Texts.CourseMissing, "no course certificate", held.Source);
        }
        else if (held.AgreedCourses is 0)
        {
            yield return new Finding(Texts.CourseNotAgreed, $"{held.Courses} course certificates, none of an agreed programme", held.Source);
        }

        if (file.Application.Held is not null && !held.CategoryCertificate)
        {
            yield return new Finding(Texts.CategoryCertificateMissing, "a category is held, its certificate is missing", held.Source);
        }

        if (file.Application.Held is not null && !held.CategoryOrder)
        {
            yield return new Finding(Texts.CategoryOrderMissing, "a category is held, its order is missing", held.Source);
        }

        if (!held.Achievements)
        {
            yield return new Finding(Texts.AchievementMissing, "no professional achievement", held.Source);
        }

        if (!held.LearnerAchievements)
        {
            yield return new Finding(Texts.LearnerAchievementMissing, "no learners' achievement", held.Source);
        }
    }

    private static bool Has(Application application, DocumentKind kind) => application.Documents.Any(document => document.Kind == kind);
}
