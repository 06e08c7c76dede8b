using System.Globalization;

namespace Attestation.Stubs.TestKit;

/// <summary>
/// A person's twelve-digit number (ИИН): six digits of the birth date, one of century and sex, four of serial number, a check digit
/// (Government resolution № 565 of 11.06.2003).
/// </summary>
public static class Iin
{
    /// <summary>Whether a text can be an ИИН: twelve digits, a date that exists, a known century, the right check digit.</summary>
    /// <param name="text">The text.</param>
    /// <returns><see langword="true"/> for a number that may have been issued.</returns>
    public static bool IsValid(string text) =>
        CheckDigit.IsTwelveDigits(text) && BirthDateOf(text) is not null && CheckDigit.Of(text) == text[11] - '0';

    /// <summary>The birth date which the number says.</summary>
    /// <param name="iin">Twelve digits.</param>
    /// <returns>The date, or <see langword="null"/> when there is none in it.</returns>
    public static DateOnly? BirthDateOf(string iin)
    {
        int? century = iin[6] switch
        {
            '1' or '2' => 18,
            '3' or '4' => 19,
            '5' or '6' => 20,
            _ => null,
        };

        return century is { } first
            && DateOnly.TryParseExact($"{first}{iin.AsSpan(0, 6)}", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date
                : null;
    }

    /// <summary>Whether the number is a man's.</summary>
    /// <param name="iin">Twelve digits.</param>
    /// <returns><see langword="true"/> when the seventh digit is odd.</returns>
    public static bool IsMale(string iin) => (iin[6] - '0') % 2 is 1;

    /// <summary>Makes a synthetic number.</summary>
    /// <param name="birthDate">A date from 1800 to 2099.</param>
    /// <param name="male">The sex.</param>
    /// <param name="serial">0…9999; where no check digit exists, the next serial number that has one is taken.</param>
    /// <returns>A valid ИИН.</returns>
    public static string Make(DateOnly birthDate, bool male, int serial)
    {
        var century = ((birthDate.Year / 100) - 18) * 2;
        if (century is < 0 or > 4)
        {
            throw new ArgumentOutOfRangeException(nameof(birthDate), "An ИИН can say years from 1800 to 2099.");
        }

        for (var next = serial; ; next++)
        {
            var digits = $"{birthDate:yyMMdd}{century + (male ? 1 : 2)}{next % 10000:D4}";
            if (CheckDigit.Of(digits) is { } check)
            {
                return $"{digits}{check}";
            }
        }
    }

    /// <summary>Hides the middle of a number, for everything that people or logs may see.</summary>
    /// <param name="iin">The number.</param>
    /// <returns>Four digits, five asterisks, three digits; asterisks alone when it is not of twelve characters.</returns>
    public static string Mask(string iin) => iin.Length is 12 ? $"{iin.AsSpan(0, 4)}*****{iin.AsSpan(9)}" : "************";
}
