namespace Attestation.Stubs.TestKit;

/// <summary>A document in a teacher's portfolio on the platform.</summary>
/// <param name="Item">Its number in the list of documents: 3, 5, 6, 7 or 8.</param>
/// <param name="Kind">What it is; given for item 6, which asks for two documents, and clear from the number otherwise.</param>
/// <param name="Title">Its title.</param>
/// <param name="Date">When it was issued.</param>
/// <param name="Hours">Length of a course, in academic hours.</param>
/// <param name="Agreed">Whether the programme of a course is agreed with the authorised body.</param>
/// <param name="Level">Level of an achievement.</param>
public sealed record PortfolioItem(
    int Item, PortfolioKind? Kind, string Title, DateOnly Date, int? Hours = null, bool? Agreed = null, AchievementLevel? Level = null);

/// <summary>Kinds of documents in a portfolio; the names are those of the document kinds in an application.</summary>
public enum PortfolioKind
{
    /// <summary>Item 3: retraining.</summary>
    Retraining,

    /// <summary>Item 5: a course.</summary>
    CourseCertificate,

    /// <summary>Item 6: the certificate of the category held.</summary>
    CategoryCertificate,

    /// <summary>Item 6: the order that awarded it.</summary>
    CategoryOrder,

    /// <summary>Item 7: the teacher's own achievement.</summary>
    Achievement,

    /// <summary>Item 8: an achievement of the teacher's learners.</summary>
    LearnerAchievement,
}

/// <summary>Levels of an achievement.</summary>
public enum AchievementLevel
{
    /// <summary>Of the organisation itself.</summary>
    School,

    /// <summary>Of a district or town.</summary>
    District,

    /// <summary>Of an oblast or a city of republican significance.</summary>
    Oblast,

    /// <summary>Of the country.</summary>
    Republic,

    /// <summary>International.</summary>
    International,
}
