using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>What an applicant has under items 5 to 8, wherever it counts from (S2-23).</summary>
internal sealed record Held(
    int Courses, int AgreedCourses, bool CategoryCertificate, bool CategoryOrder, bool Achievements, bool LearnerAchievements, int? Hours, FactSource Source)
{
    /// <summary>
    /// For moderators and experts only the platform counts, for all others only the message. Null when the platform was not asked:
    /// then nothing can be said.
    /// </summary>
    public static Held? By(CaseFile file)
    {
        if (!Categories.IsOnPlatform(file.Application.Requested))
        {
            return OfMessage(file);
        }

        return file.Evidence.Portfolio switch
        {
            { Kind: AnswerKind.Found, Value: { } portfolio } answer => OfPlatform(portfolio, FactSource.Of("portfolio", answer) with { MessageId = portfolio.SnapshotId }),
            { Kind: AnswerKind.NoData } answer => new Held(0, 0, false, false, false, false, 0, FactSource.Of("portfolio", answer)),
            _ => null,
        };
    }

    private static Held OfMessage(CaseFile file)
    {
        var documents = file.Application.Documents;
        bool Any(DocumentKind kind) => documents.Any(document => document.Kind == kind);

        return new Held(
            documents.Count(document => document.Kind is DocumentKind.CourseCertificate),
            documents.Count(document => document is { Kind: DocumentKind.CourseCertificate, Agreed: true }),
            Any(DocumentKind.CategoryCertificate),
            Any(DocumentKind.CategoryOrder),
            Any(DocumentKind.Achievement),
            Any(DocumentKind.LearnerAchievement),
            Sum(documents.Where(document => document.Kind is DocumentKind.CourseCertificate).Select(document => document.Hours)),
            FactSource.OfApplication(file));
    }

    private static Held OfPlatform(Portfolio portfolio, FactSource source)
    {
        var items = portfolio.Items;
        var certificates = items.Count(item => item is { Item: 6, Kind: DocumentKind.CategoryCertificate });
        var orders = items.Count(item => item is { Item: 6, Kind: DocumentKind.CategoryOrder });

        // The platform does not always say which of the two a paper under item 6 is: such a paper stands for one that is lacking.
        var unnamed = items.Count(item => item is { Item: 6, Kind: not (DocumentKind.CategoryCertificate or DocumentKind.CategoryOrder) });
        var certificate = certificates > 0 || unnamed-- > 0;
        var order = orders > 0 || unnamed > 0;

        return new Held(
            items.Count(item => item.Item is 5),
            items.Count(item => item is { Item: 5, Agreed: true }),
            certificate,
            order,
            items.Any(item => item.Item is 7),
            items.Any(item => item.Item is 8),
            Sum(items.Where(item => item.Item is 5).Select(item => item.Hours)),
            source);
    }

    // Null when one of them does not say: a sum of what is known would look like the whole.
    private static int? Sum(IEnumerable<int?> hours) => hours.Aggregate((int?)0, (sum, more) => sum + more);
}
