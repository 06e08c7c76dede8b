namespace Attestation.Gateway.Deciding;

/// <summary>
/// Unicode normalization form C (UAX #15) for Latin and Cyrillic letters and the marks U+0300–U+036F. Other scripts stay as they are.
/// Ours, because the framework's <c>Normalize</c> does nothing, and says that it did, where globalization is invariant.
/// </summary>
internal static class Nfc
{
    public static string Of(string text) => NeedsWork(text) ? Compose(Decompose(text)) : text;

    // Precomposed letters alone are in the form already.
    private static bool NeedsWork(string text) =>
        text.AsSpan().ContainsAnyInRange(NfcTable.FirstMark, NfcTable.LastMark) || text.AsSpan().ContainsAny('\u212A', '\u212B');

    private static List<char> Decompose(string text)
    {
        var letters = new List<char>(text.Length + 8);
        var marks = new List<char>();
        foreach (var part in text.SelectMany(NfcTable.Parts))
        {
            if (NfcTable.ClassOf(part) != 0)
            {
                marks.Add(part);
                continue;
            }

            Flush(letters, marks);
            letters.Add(part);
        }

        Flush(letters, marks);
        return letters;
    }

    // Marks of different classes sit at different places of the letter, so their order means nothing; that of equal ones does. OrderBy is stable.
    private static void Flush(List<char> letters, List<char> marks)
    {
        letters.AddRange(marks.Count > 1 ? marks.OrderBy(NfcTable.ClassOf) : marks);
        marks.Clear();
    }

    private static string Compose(List<char> letters)
    {
        var composed = new List<char>(letters.Count);
        var (starter, lastClass) = (-1, 0);
        foreach (var letter in letters)
        {
            var itsClass = NfcTable.ClassOf(letter);
            var isBlocked = starter < 0 || (starter < composed.Count - 1 && lastClass >= itsClass);
            if (itsClass != 0 && !isBlocked && NfcTable.Composed(composed[starter], letter) is { } whole)
            {
                composed[starter] = whole;
                continue;
            }

            composed.Add(letter);
            (starter, lastClass) = itsClass == 0 ? (composed.Count - 1, 0) : (starter, itsClass);
        }

        return new string([.. composed]);
    }
}
