using System.Globalization;
using System.Text;

namespace Attestation.Gateway.Deciding;

/// <summary>
/// Counts the words of an essay (S2-21). No act defines a word; ours is a run of letters and digits of any script, which an inner
/// hyphen or apostrophe does not split: «ата-ана», «п'еса» and «250-300» are one word each, a lone dash is none.
/// </summary>
internal static class EssayWords
{
    public static int Count(string text)
    {
        var words = 0;
        var inWord = false;
        var joined = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsPartOfWord(rune))
            {
                words += inWord ? 0 : 1;
                inWord = true;
                joined = false;
            }
            else if (inWord && !joined && IsJoiner(rune))
            {
                // The word goes on only if a letter follows at once.
                joined = true;
            }
            else if (!HasNoPlaceOfItsOwn(rune))
            {
                inWord = false;
                joined = false;
            }
        }

        return words;
    }

    // Unicode takes the modifier apostrophe for a letter; alone it is no word.
    private static bool IsPartOfWord(Rune rune) => rune.Value is not 0x02BC && (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber);

    private static bool IsJoiner(Rune rune) => rune.Value is '-' or 0x2010 or 0x2011 or '\'' or 0x2019 or 0x02BC;

    // A soft hyphen, a joiner or a combining mark neither begins a word nor ends one: ❤ with the mark that colours it stays no word.
    private static bool HasNoPlaceOfItsOwn(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => true,
        UnicodeCategory.Format => rune.Value is not 0x200B,
        _ => false,
    };
}
