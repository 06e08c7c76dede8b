namespace Attestation.Stubs.TestKit.Mappings;

/// <summary>How far two texts are apart, to find the mapping that nearly matched.</summary>
internal static class Likeness
{
    private const int MostCompared = 200;

    /// <returns>0 for the same, 1 for nothing in common.</returns>
    public static double Distance(string? actual, string expected)
    {
        if (actual is null)
        {
            return 1;
        }

        if (string.Equals(actual, expected, StringComparison.Ordinal))
        {
            return 0;
        }

        if (actual.Length > MostCompared || expected.Length > MostCompared)
        {
            return 1;
        }

        return (double)Edits(actual, expected) / Math.Max(actual.Length, expected.Length);
    }

    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
