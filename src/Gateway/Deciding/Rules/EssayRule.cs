using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>S2-21: an essay of 250–300 words, both included, on a topic of the year (Rules, p. 59).</summary>
internal static class EssayRule
{
    public const int FewestWords = 250;
    public const int MostWords = 300;

    public static IEnumerable<Finding> Shortcomings(CaseFile file, SchoolYears.Year year)
    {
        if (file.Application.Essay is not { } essay)
        {
            yield return new Finding(Texts.EssayMissing, "no essay", FactSource.OfApplication(file));
            yield break;
        }

        var words = EssayWords.Count(essay.Text);
        if (words is < FewestWords or > MostWords)
        {
            yield return new Finding(Texts.EssayLength(words), $"{words} words", FactSource.OfApplication(file));
        }

        if (!IsOnTopic(essay, year.Topics))
        {
            yield return new Finding(Texts.EssayTopic, "the topic is not on the list of the year", FactSource.OfApplication(file));
        }
    }

    // No list means that any topic will do.
    private static bool IsOnTopic(Essay essay, IReadOnlyList<string> topics) =>
        topics is [] || topics.Any(topic => PlainText.AreAlike(topic, essay.Topic));
}
