namespace Attestation.Signatures.Algorithms.Gost;

/// <summary>
/// A point of the curve that signatures are checked against (RFC 7091, 6.2). Signatures are r before s, each least significant byte first. A key
/// that is used again and again, as those of authorities are, gets a table of its own.
/// </summary>
internal sealed class GostPublicKey(CurvePoint point, byte[] encoded) : IVerifyingKey
{
    public const int Length = 2 * Number512.Bytes;

    private const int UsesBeforeTable = 4;
    private const int MostTables = 32;

    private static int _tables;

    private int _uses;
    private volatile MultipleTable? _table;

    public byte[] Encoded { get; } = encoded;

    /// <summary>Null when it is no point of the curve.</summary>
    public static GostPublicKey? Open(byte[] encoded) => CurvePoint.TryRead(encoded) is { } point ? new GostPublicKey(point, encoded) : null;

    public bool Verify(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != Length)
        {
            return false;
        }

        var r = Number512.Read(signature);
        var s = Number512.Read(signature[Number512.Bytes..]);
        if (!ScalarField.IsInRange(r) || !ScalarField.IsInRange(s))
        {
            return false;
        }

        var inverse = ScalarField.Invert(GostHash.Number(content));
        var sum = CurvePoint.Neutral;
        MultipleTable.OfBase.AddProduct(ref sum, ScalarField.Multiply(s, inverse));
        AddProduct(ref sum, ScalarField.Negate(ScalarField.Multiply(r, inverse)));

        // The coordinate may exceed the order, though it hardly ever does.
        return sum.HasAffineX(r) || (Number512.Add(out var other, r, ScalarField.Order) == 0 && sum.HasAffineX(other));
    }

    private void AddProduct(ref CurvePoint sum, in Number512 number)
    {
        if (Table() is { } table)
        {
            table.AddProduct(ref sum, number);

            return;
        }

        CurvePoint.Multiply(out var product, point, number);
        CurvePoint.Add(out sum, sum, product);
    }

    private MultipleTable? Table()
    {
        if (_table is null && Interlocked.Increment(ref _uses) == UsesBeforeTable)
        {
            if (Interlocked.Increment(ref _tables) <= MostTables)
            {
                _table = new MultipleTable(point);
            }
            else
            {
                Interlocked.Decrement(ref _tables);
            }
        }

        return _table;
    }
}
