namespace Attestation.Stubs.TestKit;

/// <summary>One portfolio item of a people file.</summary>
internal static class PortfolioEntry
{
    public static PortfolioItem Read(JsonPlace place)
    {
        if (!place.IsObjectOf("item", "kind", "title", "date", "hours", "agreed", "level"))
        {
            return new PortfolioItem(0, null, "", default);
        }

        var item = place.Need("item") is { } number ? ReadItem(number) : 0;
        return new PortfolioItem(
            item,
            place.Member("kind") is { IsNull: false } kind ? ReadKind(kind, item) : OnlyKindOf(item),
            place.Need("title")?.Text() ?? "",
            place.Need("date")?.Date() ?? default,
            place.Member("hours") is { IsNull: false } hours ? hours.Number(least: 1) : null,
            place.Member("agreed") is { IsNull: false } agreed ? agreed.Flag() : null,
            place.Member("level") is { IsNull: false } level ? ReadLevel(level) : null);
    }

    private static int ReadItem(JsonPlace place)
    {
        if (place.Number(least: 1) is var item and (3 or 5 or 6 or 7 or 8))
        {
            return item;
        }

        place.Complain("must be 3, 5, 6, 7 or 8");
        return 0;
    }

    private static PortfolioKind ReadKind(JsonPlace place, int item)
    {
        var (kind, itsItem) = place.Choice(
            ("Retraining", (PortfolioKind.Retraining, 3)),
            ("CourseCertificate", (PortfolioKind.CourseCertificate, 5)),
            ("CategoryCertificate", (PortfolioKind.CategoryCertificate, 6)),
            ("CategoryOrder", (PortfolioKind.CategoryOrder, 6)),
            ("Achievement", (PortfolioKind.Achievement, 7)),
            ("LearnerAchievement", (PortfolioKind.LearnerAchievement, 8)));
        if (item is not 0 && item != itsItem)
        {
            place.Complain($"belongs to item {itsItem}");
        }

        return kind;
    }

    private static PortfolioKind? OnlyKindOf(int item) => item switch
    {
        3 => PortfolioKind.Retraining,
        5 => PortfolioKind.CourseCertificate,
        7 => PortfolioKind.Achievement,
        8 => PortfolioKind.LearnerAchievement,
        _ => null,
    };

    private static AchievementLevel ReadLevel(JsonPlace place) => place.Choice(
        ("School", AchievementLevel.School),
        ("District", AchievementLevel.District),
        ("Oblast", AchievementLevel.Oblast),
        ("Republic", AchievementLevel.Republic),
        ("International", AchievementLevel.International));
}
