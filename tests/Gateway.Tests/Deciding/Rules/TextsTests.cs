using System.Reflection;
using System.Text.RegularExpressions;
using Attestation.Contracts;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

public partial class TextsTests
{
    [Fact]
    public void Every_reason_has_a_ground_of_the_law_a_requirement_a_clause_and_a_sentence_in_each_language()
    {
        var reasons = Reasons();

        Assert.True(reasons.Length > 10);
        Assert.All(reasons, reason =>
        {
            Assert.Contains(reason.Ground, (string[])["S2-24", "S2-25", "S2-26"]);
            Assert.Matches(Requirement(), reason.Requirement);
            Assert.Contains("приложение 1, строка", reason.Act, StringComparison.Ordinal);
            Assert.EndsWith(".", reason.Text.Kk, StringComparison.Ordinal);
            Assert.EndsWith(".", reason.Text.Ru, StringComparison.Ordinal);
            Assert.Matches("[әғқңөұүһі]", reason.Text.Kk);
            Assert.DoesNotMatch("[әғқңөұүһі]", reason.Text.Ru);
        });
    }

    [Fact]
    public void A_document_is_named_as_the_wire_names_it() => Assert.All(
        Reasons().Select(reason => reason.Document).OfType<string>(),
        document => Assert.True(document is nameof(Essay) || Enum.GetNames<DocumentKind>().Contains(document, StringComparer.Ordinal), document));

    [Fact]
    public void No_two_reasons_tell_the_citizen_the_same() =>
        Assert.Equal(Reasons().Length, Reasons().Select(reason => reason.Text.Ru).Distinct(StringComparer.Ordinal).Count());

    private static Reason[] Reasons() =>
    [
        .. typeof(Texts).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => property.GetValue(null)).OfType<Reason>(),
        Texts.EssayLength(249),
    ];

    [GeneratedRegex("^S2-(1[4-9]|2[0-8])$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Requirement();
}
