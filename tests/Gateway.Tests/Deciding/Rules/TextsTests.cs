using System.Reflection;
using System.Text.RegularExpressions;
using Attestation.Contracts;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

/// <summary>The sentences of refusals and doubts.</summary>
public partial class TextsTests
{
    [Fact]
    public void Every_reason_has_a_ground_of_the_law_a_requirement_a_citation_and_a_sentence_in_each_language()
    {
        var all = All();

        Assert.True(all.Length > 35);
        Assert.All(all, shortcoming =>
        {
            var reason = shortcoming.ToReason();
            Assert.Contains(reason.Ground, (string[])["S2-24", "S2-25", "S2-26"]);
            Assert.Matches(Requirement(), reason.Requirement);
            Assert.Equal($"{shortcoming.Citation.Act}, {shortcoming.Citation.Clause}", reason.Act);
            Assert.Matches("^(2013|2025)$", shortcoming.Citation.Edition);
            Assert.EndsWith(".", reason.Text.Kk, StringComparison.Ordinal);
            Assert.EndsWith(".", reason.Text.Ru, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_sentence_in_Kazakh_has_Kazakh_letters_and_one_in_Russian_has_none() => Assert.All(All(), shortcoming =>
    {
        Assert.Matches("[әғқңөұүһі]", shortcoming.Text.Kk);
        Assert.DoesNotMatch("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]", shortcoming.Text.Ru);

        // Latin look-alikes: they read well and are never found by a search.
        Assert.DoesNotMatch("[A-Za-z]", shortcoming.Text.Kk);
        Assert.DoesNotMatch("[A-Za-z]", shortcoming.Text.Ru);
    });

    [Fact]
    public void Every_sentence_says_what_is_wrong_and_then_what_to_do() => Assert.All(All(), shortcoming =>
    {
        Assert.Matches(@"\S[.:] \S", shortcoming.Text.Kk);
        Assert.Matches("(ңыз|ңіз)\\.$", shortcoming.Text.Kk);
        Assert.Matches(@"[.:] ((Чтобы|Проверьте|Приложите|Представьте|Подайте|Дайте|Исправьте|Напишите|Уточните|Сверьте|Решите)\b[^.]*|[^.]*: проверьте [^.]*)(\(п\. \d+\)[^.]*)*\.$|\b(проверьте|Проверьте) .*\.$", shortcoming.Text.Ru);
    });

    [Fact]
    public void A_document_is_named_as_the_wire_names_it() => Assert.All(
        All().Select(shortcoming => shortcoming.Document).OfType<string>(),
        document => Assert.True(document is nameof(Essay) || Enum.GetNames<DocumentKind>().Contains(document, StringComparer.Ordinal), document));

    [Fact]
    public void No_two_reasons_tell_the_citizen_the_same() =>
        Assert.Equal(All().Length, All().Select(shortcoming => shortcoming.Text.Ru).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [InlineData("", "2025", "п. 5")]
    [InlineData("Приказ", " ", "п. 5")]
    [InlineData("Приказ", "2025", "")]
    public void A_citation_without_act_edition_or_clause_cannot_be_built(string act, string edition, string clause) =>
        Assert.Throws<ArgumentException>(() => new Citation(act, edition, clause));

    [Fact]
    public void No_refusal_is_built_without_a_finding_and_no_finding_without_a_citation()
    {
        Assert.Empty(typeof(Decision).GetConstructors());
        Assert.Equal(typeof(Finding), typeof(Decision).GetMethod(nameof(Decision.Refuse))!.GetParameters()[3].ParameterType);
        var citation = typeof(Shortcoming).GetConstructors().Single().GetParameters().Single(parameter => parameter.ParameterType == typeof(Citation));

        Assert.Equal(NullabilityState.NotNull, new NullabilityInfoContext().Create(citation).ReadState);
    }

    private static Shortcoming[] All() =>
    [
        .. new[] { typeof(Texts), typeof(Doubts), typeof(PaperTexts) }
            .SelectMany(texts => texts.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Select(property => property.GetValue(null)).OfType<Shortcoming>(),
        Texts.EssayLength(249),
    ];

    [GeneratedRegex("^(S2-(2|1[4-9]|2[0-8])|S1-([5-9]|1[01]))$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Requirement();
}
