using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>Annex 12: hours of courses by category. A criterion of the portfolio, which the commission judges: it refuses nobody here.</summary>
internal static class CourseHoursRule
{
    private const string Condition = "hours of courses";

    public static Check Look(CaseFile file)
    {
        var clause = Act.Annexes.At("приложение 12");
        if (HoursFor(file.Application.Requested) is not { } needed)
        {
            return Check.NotChecked(Condition, Act.Annexes.At("приложение 13"), "heads are judged by a sheet of their own");
        }

        if (Held.By(file) is not { } held)
        {
            return Check.NotChecked(Condition, clause, "the platform was not asked");
        }

        if (held.Hours is not { } hours)
        {
            return Check.NotChecked(Condition, clause, "not every certificate says how many hours it is for");
        }

        // Preschool, additional and special education need less; which it is, the message does not say.
        var facts = $"{hours} of {needed.Usual} hours ({needed.Least} in preschool, additional and special education)";

        return hours >= needed.Usual ? Check.Met(Condition, clause, facts, held.Source) : Check.ForCommission(Condition, clause, facts, held.Source);
    }

    public static (int Usual, int Least)? HoursFor(Category category) => category switch
    {
        Category.Moderator => (72, 36),
        Category.Expert => (72, 36),
        Category.Researcher => (80, 72),
        Category.Master => (108, 80),
        _ => null,
    };
}
