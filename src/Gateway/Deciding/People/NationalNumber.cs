namespace Attestation.Gateway.Deciding;

/// <summary>What an ИИН and a БИН have in common: twelve digits, the last of which checks the others (Resolution №565 of 11.06.2003).</summary>
internal static class NationalNumber
{
    public const int Length = 12;

    private static ReadOnlySpan<int> FirstWeights => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

    private static ReadOnlySpan<int> SecondWeights => [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

    public static bool IsTwelveDigits(string text) => text.Length == Length && text.All(char.IsAsciiDigit);

    // A number whose check digit comes out as ten twice is never issued; taking it for zero is a common mistake.
    public static bool HasValidCheckDigit(ReadOnlySpan<char> digits)
    {
        var check = Remainder(digits, FirstWeights);
        if (check == 10)
        {
            check = Remainder(digits, SecondWeights);
        }

        return check != 10 && check == digits[Length - 1] - '0';
    }

    private static int Remainder(ReadOnlySpan<char> digits, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += (digits[i] - '0') * weights[i];
        }

        return sum % 11;
    }
}
