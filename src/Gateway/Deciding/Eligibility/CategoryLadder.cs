using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>The order of categories (Rules, p. 5) and where those of the system before 2018 enter it (p. 10).</summary>
internal static class CategoryLadder
{
    /// <summary>Place among the categories of its kind of post, the lowest that can be applied for being 1.</summary>
    public static int Place(Category category) => category switch
    {
        Category.Moderator or Category.Head3 or Category.Deputy3 => 1,
        Category.Expert or Category.Head2 or Category.Deputy2 => 2,
        Category.Researcher or Category.Head1 or Category.Deputy1 => 3,
        _ => 4,
    };

    /// <summary>The category of today that a held one is; null for those of the old system and for «педагог».</summary>
    public static Category? Today(HeldCategoryName held) => held switch
    {
        HeldCategoryName.Moderator => Category.Moderator,
        HeldCategoryName.Expert => Category.Expert,
        HeldCategoryName.Researcher => Category.Researcher,
        HeldCategoryName.Master => Category.Master,
        HeldCategoryName.Head3 => Category.Head3,
        HeldCategoryName.Head2 => Category.Head2,
        HeldCategoryName.Head1 => Category.Head1,
        HeldCategoryName.Deputy3 => Category.Deputy3,
        HeldCategoryName.Deputy2 => Category.Deputy2,
        HeldCategoryName.Deputy1 => Category.Deputy1,
        _ => null,
    };

    /// <summary>What a category of the old system may go on to; null for those of today.</summary>
    public static IReadOnlyList<Category>? From(HeldCategoryName held) => held switch
    {
        HeldCategoryName.Teacher => [Category.Moderator],
        HeldCategoryName.Second => [Category.Moderator, Category.Expert],
        HeldCategoryName.First => [Category.Expert, Category.Researcher],
        HeldCategoryName.Highest => [Category.Expert, Category.Researcher, Category.Master],
        _ => null,
    };
}
