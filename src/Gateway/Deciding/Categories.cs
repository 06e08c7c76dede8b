using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>The kind of post a category belongs to. A person may attest once a school year for each (Rules, Annexes 12 and 13).</summary>
internal enum KindOfPost
{
    Teacher,
    Head,
    Deputy,
}

/// <summary>What follows from the category applied for.</summary>
internal static class Categories
{
    /// <summary>Rules, p. 15: moderators and experts apply through the platform, all others through the portal.</summary>
    public static Channel ChannelOf(Category category) => IsOnPlatform(category) ? Channel.Ustaz : Channel.Egov;

    /// <summary>S2-23: items 3, 5, 6, 7 and 8 are accumulated on the platform.</summary>
    public static bool IsOnPlatform(Category category) => category is Category.Moderator or Category.Expert;

    public static KindOfPost PostOf(Category category) => category switch
    {
        Category.Moderator or Category.Expert or Category.Researcher or Category.Master => KindOfPost.Teacher,
        Category.Head3 or Category.Head2 or Category.Head1 => KindOfPost.Head,
        _ => KindOfPost.Deputy,
    };
}
