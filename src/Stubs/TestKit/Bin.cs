namespace Attestation.Stubs.TestKit;

/// <summary>
/// An organisation's twelve-digit number (БИН): year and month of registration, kind, division, five digits of serial number, the check digit of an ИИН.
/// </summary>
public static class Bin
{
    /// <summary>Whether a text can be a БИН: twelve digits, a month, a kind from 4 to 6, the right check digit.</summary>
    /// <param name="text">The text.</param>
    /// <returns><see langword="true"/> for a number that may have been issued.</returns>
    public static bool IsValid(string text) =>
        CheckDigit.IsTwelveDigits(text)
        && (((text[2] - '0') * 10) + text[3] - '0') is >= 1 and <= 12
        && text[4] is >= '4' and <= '6'
        && CheckDigit.Of(text) == text[11] - '0';

    /// <summary>Makes the synthetic number of a resident organisation's head office.</summary>
    /// <param name="year">The year of registration; its last two digits are used.</param>
    /// <param name="month">1…12.</param>
    /// <param name="serial">0…99999; where no check digit exists, the next serial number that has one is taken.</param>
    /// <returns>A valid БИН.</returns>
    public static string Make(int year, int month, int serial)
    {
        for (var next = serial; ; next++)
        {
            var digits = $"{year % 100:D2}{month:D2}40{next % 100000:D5}";
            if (CheckDigit.Of(digits) is { } check)
            {
                return $"{digits}{check}";
            }
        }
    }
}
