using Attestation.Contracts;

namespace Attestation.Gateway.Tests.Deciding;

public class EssayRuleTests
{
    private const string Kazakh = "Мұғалім – елдің ертеңі, ал ата-ана оның сенімді серігі; сондықтан әр сабақ ізденіс.";
    private const string Russian = "Учитель — это призвание, а кто-то скажет: судьба; поэтому каждый урок как открытие.";

    [Theory]
    [Requirement("S2-21")]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(249, false)]
    [InlineData(250, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void An_essay_has_250_to_300_words(int words, bool enough)
    {
        foreach (var text in new[] { Words(Kazakh, words), Words(Russian, words), Words($"{Kazakh} {Russian} Quality lesson.", words) })
        {
            var reasons = Given.CaseFile().Applying(application => application with { Essay = new Essay("Заманауи сабақ", text) }).Reasons();

            Assert.Equal(enough ? [] : ["S2-25 S2-21 Essay"], reasons);
        }
    }

    [Fact]
    public void The_citizen_is_told_how_many_words_were_counted()
    {
        var reason = Given.CaseFile().Applying(application => application with { Essay = Given.Essay(301) }).Decide().Reasons.Single();

        Assert.Contains("301 сөз", reason.Text.Kk, StringComparison.Ordinal);
        Assert.Contains("301", reason.Text.Ru, StringComparison.Ordinal);
    }

    [Fact]
    public void No_essay_is_one_reason_and_not_also_one_of_length_or_topic()
    {
        var reasons = Given.CaseFile().Applying(application => application with { Essay = null }).Reasons(Given.Years("Заманауи сабақ"));

        Assert.Equal(["S2-25 S2-21 Essay"], reasons);
    }

    [Theory]
    [Requirement("S2-21")]
    [InlineData("Заманауи сабақ", true)]
    [InlineData("  заманауи   САБАҚ ", true)]
    [InlineData("Мой ученик", true)]
    [InlineData("мои\u0306 ученик", true)]
    [InlineData("Заманауи сабақ.", false)]
    [InlineData("Заманауисабақ", false)]
    [InlineData("Басқа тақырып", false)]
    [InlineData("", false)]
    public void The_topic_is_one_of_the_year(string topic, bool listed)
    {
        var years = Given.Years("Заманауи сабақ", "Мой ученик");

        var reasons = Given.CaseFile().Applying(application => application with { Essay = Given.Essay(275, topic) }).Reasons(years);

        Assert.Equal(listed ? [] : ["S2-25 S2-21 Essay"], reasons);
    }

    [Fact]
    public void Without_a_list_any_topic_will_do() =>
        Assert.Empty(Given.CaseFile().Applying(application => application with { Essay = Given.Essay(275, "Кез келген тақырып") }).Reasons(Given.Years()));

    [Fact]
    public void A_wrong_length_on_a_wrong_topic_is_two_reasons()
    {
        var decision = Given.CaseFile().Applying(application => application with { Essay = Given.Essay(249, "Басқа") }).Decide(Given.Years("Заманауи сабақ"));

        Assert.Equal(["S2-25 S2-21 Essay", "S2-25 S2-21 Essay"], decision.Lines());
        Assert.Equal(2, decision.Reasons.Select(reason => reason.Text.Ru).Distinct(StringComparer.Ordinal).Count());
    }

    // The sentence again and again, up to its words and whatever stands between them.
    private static string Words(string sentence, int words)
    {
        var parts = sentence.Split(' ');
        var text = new List<string>();
        for (var i = 0; words > 0; i++)
        {
            text.Add(parts[i % parts.Length]);
            words -= parts[i % parts.Length].Any(char.IsLetterOrDigit) ? 1 : 0;
        }

        return string.Join(text.Count % 2 is 0 ? "\n" : " ", text);
    }
}
