using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>Rules, p. 5, 10 and 12: no category is skipped, an award goes upwards, a confirmation confirms what is held.</summary>
internal static class SequenceRule
{
    private const string Condition = "sequence of categories";

    public static Check Look(CaseFile file)
    {
        var application = file.Application;
        var source = FactSource.OfApplication(file);
        var facts = $"held: {application.Held?.Category.ToString() ?? "none"}; asked for: {application.Purpose} {application.Requested}";
        if (application.Purpose is Purpose.Confirm)
        {
            return application.Held is { Category: var confirmed } && CategoryLadder.Today(confirmed) == application.Requested
                ? Check.Met(Condition, Act.Rules.At("п. 3"), facts, source)
                : Check.Doubtful(Condition, Doubts.NothingToConfirm, facts, source);
        }

        return application.Held is { Category: var held } ? OfHolder(application, held, facts, source) : OfBeginner(application, facts, source);
    }

    private static Check OfHolder(Application application, HeldCategoryName held, string facts, FactSource source)
    {
        var isTeachers = Categories.PostOf(application.Requested) is KindOfPost.Teacher;
        if (CategoryLadder.Today(held) is { } today && Categories.PostOf(today) == Categories.PostOf(application.Requested))
        {
            return (CategoryLadder.Place(application.Requested) - CategoryLadder.Place(today)) switch
            {
                1 => Check.Met(Condition, Act.Rules.At("п. 5"), facts, source),
                > 1 => Check.Doubtful(Condition, Doubts.CategorySkipped, facts, source),
                _ => Check.Doubtful(Condition, Doubts.CategoryNotAbove, facts, source),
            };
        }

        if (!isTeachers)
        {
            return FirstAsHead(facts, source);
        }

        return CategoryLadder.From(held) switch
        {
            null => Check.NotChecked(Condition, Act.Rules.At("п. 5"), "the category held is of another kind of post; that of a teacher is not stated"),
            var next when next.Contains(application.Requested) => Check.Met(Condition, Act.Rules.At("п. 10"), facts, source),
            _ => Check.Doubtful(Condition, Doubts.CategorySkipped, facts, source),
        };
    }

    private static Check OfBeginner(Application application, string facts, FactSource source)
    {
        if (Categories.PostOf(application.Requested) is not KindOfPost.Teacher)
        {
            return FirstAsHead(facts, source);
        }

        if (application.Requested is Category.Moderator)
        {
            return Check.Met(Condition, Act.Rules.At("п. 5"), facts, source);
        }

        return application.MovedFromHigherEducation
            ? Check.NotChecked(Condition, Act.Rules.At("п. 32"), "the applicant moved from higher education; at which category they enter is not in the message")
            : Check.Doubtful(Condition, Doubts.CategorySkipped, facts, source);
    }

    private static Check FirstAsHead(string facts, FactSource source) => Check.Met(Condition, Act.Rules.At("п. 12"), facts, source);
}
