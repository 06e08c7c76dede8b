namespace Attestation.Gateway.Tests.Deciding;

/// <summary>Makes national numbers of nobody: eleven digits get the twelfth, by arithmetic of its own.</summary>
internal static class Numbers
{
    public static readonly string AnotherIin = WithCheckDigit("80010130001");

    public static readonly string AnotherBin = WithCheckDigit("12054099902");

    /// <summary>Walks on to the next serial where no check digit exists.</summary>
    public static string WithCheckDigit(string eleven)
    {
        for (var number = long.Parse(eleven); ; number++)
        {
            var digits = $"{number:00000000000}";
            if (CheckDigit(digits) is var check and < 10)
            {
                return $"{digits}{check}";
            }
        }
    }

    private static int CheckDigit(string digits)
    {
        var first = digits.Select((digit, i) => (digit - '0') * (i + 1)).Sum() % 11;

        return first < 10 ? first : digits.Select((digit, i) => (digit - '0') * (((i + 2) % 11) + 1)).Sum() % 11;
    }
}
