using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Attestation.Stubs.TestKit.Recording;

/// <summary>
/// Replaces values by others of the same form. The same value gets the same pseudonym while a recording lasts, so that what belonged together still does;
/// the values themselves are kept nowhere else than in this memory.
/// </summary>
internal sealed partial class Pseudonyms
{
    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);
    private int _persons;

    public string Of(string value)
    {
        var text = value.Trim();
        return text.Length is 0 ? value
            : IsDate(text) ? DateOf(text)
            : Guid.TryParse(text, out _) ? _known.GetOrAdd(text, _ => Guid.NewGuid().ToString())
            : TwelveDigits().IsMatch(text) ? TwelveDigits().Replace(text, match => NumberOf(match.Value)) is var numbered && numbered.Length is 12 ? numbered : Masked(numbered)
            : Masked(text);
    }

    /// <summary>Only the numbers of persons and organisations; for addresses, where the rest is needed.</summary>
    public string NumbersIn(string text) => TwelveDigits().Replace(text, match => NumberOf(match.Value));

    private string NumberOf(string number) => _known.GetOrAdd(number, _ =>
    {
        var serial = Interlocked.Add(ref _persons, 7);
        return Bin.IsValid(number) ? Bin.Make(2000, 1, serial) : Iin.Make(new DateOnly(1980, 1, 1), male: true, serial);
    });

    // Zeros and letters that mean nothing, in the same alphabet and case; what parts them stays.
    private static string Masked(string text) => text.Length > 200 ? "UkVEQUNURUQ=" : string.Concat(text.Select(character => character switch
    {
        >= '0' and <= '9' => '0',
        >= 'A' and <= 'Z' => 'X',
        >= 'a' and <= 'z' => 'x',
        _ when char.IsUpper(character) => 'Ж',
        _ when char.IsLetter(character) => 'ж',
        _ => character,
    }));

    private static bool IsDate(string text) =>
        text.Length >= 10 && char.IsAsciiDigit(text[0]) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static string DateOf(string text) => IsoDate().IsMatch(text) ? IsoDate().Replace(text, "2000-01-01") : "2000-01-01";

    [GeneratedRegex("\\b[0-9]{12}\\b", RegexOptions.NonBacktracking)]
    private static partial Regex TwelveDigits();

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}", RegexOptions.NonBacktracking)]
    private static partial Regex IsoDate();
}
