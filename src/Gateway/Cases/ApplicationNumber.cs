namespace Attestation.Gateway.Cases;

/// <summary>Number of an application, <c>AT-26-00000001-3</c>: year, serial, and a Luhn digit that finds a mistyped one.</summary>
internal static class ApplicationNumber
{
    public static string Of(int year, long serial)
    {
        var digits = $"{year % 100:00}{serial:00000000}";

        return $"AT-{digits[..2]}-{digits[2..]}-{LuhnDigit(digits)}";
    }

    private static int LuhnDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return (10 - (sum % 10)) % 10;
    }
}
