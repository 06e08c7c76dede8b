using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>
/// Order №338: least teaching experience for a category. Contracts of today are in the register, older service may stand in a paper
/// book alone: so the register can show that there is enough, never that there is not.
/// </summary>
internal static class ExperienceRule
{
    private const string Condition = "teaching experience";

    // Order №145 lists the posts; these words tell them apart from others.
    private static readonly string[] Posts =
    [
        "мұғалім", "педагог", "тәрбиеші", "оқытушы", "әдіскер", "тәлімгер", "директор", "меңгеруші",
        "учител", "воспитател", "преподавател", "методист", "мастер производственного обучения", "заведующ", "психолог", "логопед", "дефектолог",
    ];

    public static Check Look(CaseFile file)
    {
        var clause = Act.Characteristics.At("п. 66");
        if (YearsFor(file.Application.Requested) is not { } needed)
        {
            return Check.NotChecked(Condition, Act.Characteristics.At("характеристики руководителей"), "set by kind of organisation, which is not in the message");
        }

        if (file.Evidence.Employment is not { Value: { } record } answer)
        {
            return Check.NotChecked(Condition, clause, "the register holds no contracts; what is attached is not read");
        }

        var day = Kazakhstan.DateOf(file.FiledAt);
        var years = (int)(DaysTaught(record.Contracts, day) / 365.25);

        return years >= needed
            ? Check.Met(Condition, clause, $"{needed} years needed, {years} full years of contracts for teaching posts", FactSource.Of("employment", answer))
            : Check.NotChecked(Condition, clause, $"{needed} years needed, the register shows {years}; earlier service may stand on paper alone");
    }

    public static int? YearsFor(Category category) => category switch
    {
        Category.Moderator => 2,
        Category.Expert => 3,
        Category.Researcher => 4,
        Category.Master => 5,
        _ => null,
    };

    // Two contracts at once are one time.
    private static int DaysTaught(IEnumerable<EmploymentContract> contracts, DateOnly today)
    {
        var (days, counted) = (0, DateOnly.MinValue);
        foreach (var contract in contracts.Where(contract => IsTeaching(contract.Position)).OrderBy(contract => contract.From))
        {
            var from = contract.From > counted ? contract.From : counted;
            var to = contract.To < today ? contract.To.Value : today;
            if (to > from)
            {
                days += to.DayNumber - from.DayNumber;
                counted = to;
            }
        }

        return days;
    }

    private static bool IsTeaching(string position) => Posts.Any(post => position.Contains(post, StringComparison.OrdinalIgnoreCase));
}
