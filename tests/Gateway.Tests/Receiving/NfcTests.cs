using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Receiving;

/// <summary>The expected forms are those of the Unicode character database, not of the table under test.</summary>
public class NfcTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Әлия", "Әлия")]
    [InlineData("и\u0306", "\u0439")]
    [InlineData("И\u0306", "\u0419")]
    [InlineData("е\u0308", "\u0451")]
    [InlineData("i\u0306", "\u012D")]
    [InlineData("ә\u0308", "\u04DB")]
    [InlineData("u\u0308\u0304", "\u01D6")]
    [InlineData("s\u0323\u0307", "\u1E69")]
    [InlineData("s\u0307\u0323", "\u1E69")]
    [InlineData("\u1E9B\u0323", "\u1E9B\u0323")]
    [InlineData("\u1E69", "\u1E69")]
    [InlineData("e\u0302\u0323\u0301", "\u1EC7\u0301")]
    [InlineData("\u1EBF\u0323", "\u1EC7\u0301")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("\u212A", "K")]
    [InlineData("a\u0344", "\u00E4\u0301")]
    [InlineData("\u0306и", "\u0306и")]
    [InlineData("қ\u0306", "қ\u0306")]
    [InlineData("и\u0316\u0306", "\u0439\u0316")]
    [InlineData("и\u0300\u0306", "\u045D\u0306")]
    [InlineData("и\u0305\u0306", "и\u0305\u0306")]
    [InlineData("и\u034F\u0306", "и\u034F\u0306")]
    [InlineData("a\u0301\u0301", "\u00E1\u0301")]
    [InlineData("😀\u0301", "😀\u0301")]
    [InlineData("и\u0306 и\u0306", "\u0439 \u0439")]
    public void Letters_and_marks_are_composed(string text, string composed) => Assert.Equal(composed, Nfc.Of(text));

    [Fact]
    public void What_is_composed_stays_as_it_is()
    {
        const string Text = "Ұстаз платформасындағы өтініш, Ёлка, Йод, ẹ́";

        Assert.Equal(Nfc.Of(Text), Nfc.Of(Nfc.Of(Text)));
    }

    [Fact]
    public void A_letter_under_a_heap_of_marks_is_no_burden()
    {
        var heap = string.Concat(Enumerable.Repeat("\u0301\u0323", 30_000));

        var composed = Nfc.Of($"a{heap}");

        Assert.Equal($"\u1EA1{new string('\u0323', 29_999)}{new string('\u0301', 30_000)}", composed);
    }
}
