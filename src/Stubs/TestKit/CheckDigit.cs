namespace Attestation.Stubs.TestKit;

/// <summary>The twelfth digit, the same for ИИН and БИН.</summary>
internal static class CheckDigit
{
    /// <summary>Two passes of weights; a number for which both give ten is never issued.</summary>
    public static int? Of(ReadOnlySpan<char> elevenDigits)
    {
        var first = Weigh(elevenDigits, shift: 0);
        var digit = first is 10 ? Weigh(elevenDigits, shift: 2) : first;

        return digit is 10 ? null : digit;
    }

    public static bool IsTwelveDigits(string text) => text.Length is 12 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    // Weights 1…11; in the second pass they start at three and go round.
    private static int Weigh(ReadOnlySpan<char> digits, int shift)
    {
        var sum = 0;
        for (var place = 0; place < 11; place++)
        {
            sum += (digits[place] - '0') * (((place + shift) % 11) + 1);
        }

        return sum % 11;
    }
}
