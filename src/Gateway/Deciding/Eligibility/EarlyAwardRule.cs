using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>Rules, p. 63 and 64: early award, two years after the last regular attestation, for listed achievements.</summary>
internal static class EarlyAwardRule
{
    private const string Condition = "early award";

    public static IEnumerable<Check> Look(CaseFile file)
    {
        var application = file.Application;
        if (!application.Early)
        {
            yield break;
        }

        var day = Kazakhstan.DateOf(file.FiledAt);
        var source = FactSource.OfApplication(file);
        yield return application.Held?.OrderDate switch
        {
            null => Check.NotChecked(Condition, Act.Rules.At("п. 63"), "the application does not say when the last regular attestation was"),
            { } last when last.AddYears(2) > day => Check.Doubtful(Condition, Doubts.EarlyTooSoon, $"last order of {last:yyyy-MM-dd}, filed on {day:yyyy-MM-dd}", source),
            { } last => Check.Met(Condition, Act.Rules.At("п. 63"), $"last order of {last:yyyy-MM-dd}, filed on {day:yyyy-MM-dd}", source),
        };

        yield return Categories.PostOf(application.Requested) is KindOfPost.Teacher
            ? Check.NotChecked("achievements for early award", Act.Rules.At("п. 63"), $"{AchievementsFor(application.Requested)} needed; whether one is on the list of the authorised body is not in the data")
            : Check.NotChecked("results for early award", Act.Rules.At("п. 64"), "two years of results without a break are needed; they are not in the data");
    }

    private static int AchievementsFor(Category category) => category switch
    {
        Category.Researcher => 5,
        Category.Master => 6,
        _ => 4,
    };
}
