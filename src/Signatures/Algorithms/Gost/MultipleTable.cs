namespace Attestation.Signatures.Algorithms.Gost;

/// <summary>
/// The multiples of one point that its product with any number is a sum of: 1 to 15 times 16 to the power of 0 to 127. About 400 KB; made in some
/// two milliseconds.
/// </summary>
internal sealed class MultipleTable
{
    private const int Windows = 128;
    private const int Entries = 16;

    private readonly CurvePoint[] _multiples = new CurvePoint[Windows * Entries];

    public MultipleTable(CurvePoint point)
    {
        for (var window = 0; window < Windows; window++)
        {
            var row = _multiples.AsSpan(window * Entries, Entries);
            row[0] = CurvePoint.Neutral;
            for (var i = 1; i < Entries; i++)
            {
                CurvePoint.Add(out row[i], row[i - 1], point);
            }

            CurvePoint.Add(out point, row[Entries - 1], point);
        }
    }

    /// <summary>The table of the base point, made at first use.</summary>
    public static MultipleTable OfBase => Base.Table;

    /// <summary>Adds the product with a public number: reads only the entries that it needs.</summary>
    public void AddProduct(ref CurvePoint sum, in Number512 number)
    {
        for (var window = 0; window < Windows; window++)
        {
            if (number.Nibble(window) is var digit and not 0)
            {
                CurvePoint.Add(out sum, sum, _multiples[(window * Entries) + digit]);
            }
        }
    }

    /// <summary>The product with a secret number: reads every entry and adds every time, so neither branches nor addresses depend on it.</summary>
    public CurvePoint SecretProduct(in Number512 number)
    {
        var sum = CurvePoint.Neutral;
        for (var window = 0; window < Windows; window++)
        {
            var digit = (ulong)number.Nibble(window);
            var chosen = CurvePoint.Neutral;
            for (var i = 1UL; i < Entries; i++)
            {
                // All ones where the two are the same.
                var mask = 0UL - ((((i ^ digit) - 1) >> 63) & 1);
                chosen = CurvePoint.Select(chosen, _multiples[(window * Entries) + (int)i], mask);
            }

            CurvePoint.Add(out sum, sum, chosen);
        }

        return sum;
    }

    private static class Base
    {
        public static readonly MultipleTable Table = new(CurvePoint.Base);
    }
}
