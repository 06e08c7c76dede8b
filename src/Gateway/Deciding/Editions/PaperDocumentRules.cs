using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>S1-6…S1-12: the seven documents of the paper service.</summary>
internal static class PaperDocumentRules
{
    // S1-6 is the message itself; S1-12 is asked for only if there is any, so it is never missing.
    public static IEnumerable<Finding> Shortcomings(CaseFile file)
    {
        (DocumentKind Kind, Shortcoming Missing)[] required =
        [
            (DocumentKind.IdentityCopy, PaperTexts.IdentityMissing),
            (DocumentKind.Diploma, PaperTexts.DiplomaMissing),
            (DocumentKind.CourseCertificate, PaperTexts.CourseMissing),
            (DocumentKind.Employment, PaperTexts.EmploymentMissing),
        ];
        foreach (var (_, missing) in required.Where(document => !Has(file, document.Kind)))
        {
            yield return new Finding(missing, "no copy is attached", FactSource.OfApplication(file));
        }

        if (file.Application.Held is not null && !Has(file, DocumentKind.CategoryCertificate))
        {
            yield return new Finding(PaperTexts.CategoryMissing, "a category is held, no copy of its certificate is attached", FactSource.OfApplication(file));
        }
    }

    public static IEnumerable<Finding> Doubts(CaseFile file) => [.. AboutCategory(file), .. AboutYear(file)];

    // S1-11 exempts those who moved from higher education and hold none. Of others without a category its letter asks for a certificate
    // that cannot exist: what to make of it a person decides.
    private static IEnumerable<Finding> AboutCategory(CaseFile file)
    {
        var application = file.Application;
        var hasCertificate = Has(file, DocumentKind.CategoryCertificate) || Has(file, DocumentKind.CategoryOrder);
        if (application.Held is null && hasCertificate)
        {
            yield return new Finding(PaperTexts.CategoryNotStated, "no category is stated, a document of one is attached", FactSource.OfApplication(file));
        }
        else if (application is { Held: null, MovedFromHigherEducation: false })
        {
            yield return new Finding(PaperTexts.NoCategoryEver, "no category is held, and the applicant did not move from higher education", FactSource.OfApplication(file));
        }

        if (application.Held?.ValidUntil is { } until && until < Kazakhstan.DateOf(file.FiledAt))
        {
            yield return new Finding(PaperTexts.CategoryExpired, $"valid until {until:yyyy-MM-dd}", FactSource.OfApplication(file));
        }
    }

    // The paper service does not say how often; the electronic one does. Who was accepted there this year is looked at by a person.
    private static IEnumerable<Finding> AboutYear(CaseFile file)
    {
        if (file.Evidence.FiledBefore is FiledBefore.Accepted)
        {
            yield return new Finding(PaperTexts.AcceptedBefore, "an application for the same kind of post was accepted this school year", FactSource.OfApplication(file));
        }
    }

    private static bool Has(CaseFile file, DocumentKind kind) => file.Application.Documents.Any(document => document.Kind == kind);
}
