using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

public class EssayWordsTests
{
    [Theory]
    [Requirement("S2-21")]
    [InlineData("", 0)]
    [InlineData(" \t\r\n\u00A0\u3000", 0)]
    [InlineData("сөз", 1)]
    [InlineData("екі сөз", 2)]
    [InlineData("Қазақстан Республикасының ұлттық білім беру жүйесі", 6)]
    [InlineData("Учитель — это призвание.", 3)]
    [InlineData("Мұғалім teacher учитель", 3)]
    [InlineData("Zoom-да online сабақ", 3)]
    [InlineData("Мұғалім, оқушы;ата/ана(бала)", 5)]
    public void Words_of_any_script_are_counted(string text, int words) => Assert.Equal(words, EssayWords.Count(text));

    [Theory]
    [InlineData("ата-ана", 1)]
    [InlineData("ата\u2010ана", 1)]
    [InlineData("ата\u2011ана", 1)]
    [InlineData("ата\u2013ана", 2)]
    [InlineData("ата\u2014ана", 2)]
    [InlineData("ата - ана", 2)]
    [InlineData("ата- ана", 2)]
    [InlineData("ата -ана", 2)]
    [InlineData("ата--ана", 2)]
    [InlineData("бір-екі-үш", 1)]
    [InlineData("сөз-", 1)]
    [InlineData("-", 0)]
    [InlineData("---", 0)]
    [InlineData("қайта-\nжазу", 2)]
    public void An_inner_hyphen_joins_and_a_dash_does_not(string text, int words) => Assert.Equal(words, EssayWords.Count(text));

    [Theory]
    [InlineData("п'еса", 1)]
    [InlineData("п\u2019еса", 1)]
    [InlineData("п\u02BCеса", 1)]
    [InlineData("п''еса", 2)]
    [InlineData("'дәйексөз'", 1)]
    [InlineData("\u02BCдәйексөз\u02BC", 1)]
    [InlineData("дәйексөз\u02BC \u02BCжәне", 2)]
    [InlineData("'", 0)]
    [InlineData("\u02BC", 0)]
    [InlineData("бір \u02BC екі", 2)]
    [InlineData("«дәйексөз»", 1)]
    public void An_inner_apostrophe_joins_and_a_quotation_mark_does_not(string text, int words) => Assert.Equal(words, EssayWords.Count(text));

    [Theory]
    [InlineData("2026", 1)]
    [InlineData("2026 жыл", 2)]
    [InlineData("250-300", 1)]
    [InlineData("250\u2013300", 2)]
    [InlineData("3,5", 2)]
    [InlineData("1 000 000", 3)]
    [InlineData("№1", 1)]
    [InlineData("№ 1", 1)]
    [InlineData("XXI ғасыр", 2)]
    [InlineData("Ⅳ тоқсан", 2)]
    [InlineData("м²", 1)]
    [InlineData("100%", 1)]
    public void A_number_is_a_word(string text, int words) => Assert.Equal(words, EssayWords.Count(text));

    [Theory]
    [InlineData("бірінші\nекінші", 2)]
    [InlineData("бірінші\r\nекінші", 2)]
    [InlineData("бірінші\tекінші", 2)]
    [InlineData("бірінші\u2028екінші", 2)]
    [InlineData("бірінші\u00A0екінші", 2)]
    [InlineData("бірінші\u200Bекінші", 2)]
    [InlineData("\n\nбірінші\n\n\nекінші\n", 2)]
    public void White_space_of_any_kind_parts_words(string text, int words) => Assert.Equal(words, EssayWords.Count(text));

    [Theory]
    [InlineData("бі\u00ADлім", 1)]
    [InlineData("бі\u200Dлім", 1)]
    [InlineData("бі\u2060лім", 1)]
    [InlineData("\uFEFFбілім", 1)]
    [InlineData("ата-\u00ADана", 1)]
    [InlineData("\u00AD", 0)]
    [InlineData("\uFEFF", 0)]
    public void What_the_reader_does_not_see_parts_nothing(string text, int words) => Assert.Equal(words, EssayWords.Count(text));

    [Theory]
    [InlineData("и\u0306од", 1)]
    [InlineData("е\u0308лка и е\u0308ж", 3)]
    [InlineData("за\u0301мок", 1)]
    [InlineData("\u0301", 0)]
    [InlineData("бір \u0301 екі", 2)]
    public void A_combining_mark_belongs_to_its_letter(string text, int words) => Assert.Equal(words, EssayWords.Count(text));

    [Theory]
    [InlineData("сабақ 😀 жақсы", 2)]
    [InlineData("сабақ😀жақсы", 2)]
    [InlineData("❤\uFE0F", 0)]
    [InlineData("жүрек ❤\uFE0F тіл", 2)]
    [InlineData("👩\u200D🏫 👍🏽 🇰🇿", 0)]
    [InlineData("… ! ? * • ·", 0)]
    public void An_emoji_is_not_a_word(string text, int words) => Assert.Equal(words, EssayWords.Count(text));

    [Theory]
    [InlineData("𐐀𐐁 𐐂", 2)]
    [InlineData("сөз\uD800сөз", 2)]
    public void Letters_beyond_the_basic_plane_and_broken_surrogates_do_no_harm(string text, int words) => Assert.Equal(words, EssayWords.Count(text));

    [Fact]
    public void Composed_and_decomposed_letters_count_alike()
    {
        const string Text = "Йод и ёлка: Қазақстандағы мұғалімнің эссесі";

        Assert.Equal(EssayWords.Count(Text), EssayWords.Count(Text.Replace("й", "и\u0306", StringComparison.Ordinal).Replace("ё", "е\u0308", StringComparison.Ordinal)));
    }
}
