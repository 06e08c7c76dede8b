using System.Runtime.InteropServices;
using Field = Attestation.Signatures.Algorithms.Gost.CoordinateField;

namespace Attestation.Signatures.Algorithms.Gost;

/// <summary>A point of the curve y² = x³ − 3x + b in homogeneous coordinates: (X/Z, Y/Z), and (0 : 1 : 0) for the neutral one.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CurvePoint
{
    private static readonly Number512 B = FromHex(
        "E8C2505DEDFC86DDC1BD0B2B6667F1DA34B82574761CB0E879BD081CFD0B6265EE3CB090F30D27614CB4574010DA90DD862EF9D4EBEE4761503190785A71C760");

    private Number512 _x;
    private Number512 _y;
    private Number512 _z;

    /// <summary>The neutral point.</summary>
    public static CurvePoint Neutral => new() { _y = Number512.Of(1) };

    public static CurvePoint Base { get; } = new()
    {
        _x = Number512.Of(3),
        _y = FromHex("7503CFE87A836AE3A61B8816E25450E6CE5E1C93ACF1ABC1778064FDCBEFA921DF1626BE4FD036E93D75E6A50E3A41E98028FE5FC235F5B889A589CB5215F2A4"),
        _z = Number512.Of(1),
    };

    /// <summary>Null when the coordinates are not both below p, or are not of a point of the curve. Its order is prime, so every point serves.</summary>
    public static CurvePoint? TryRead(ReadOnlySpan<byte> encoded)
    {
        var x = Number512.Read(encoded);
        var y = Number512.Read(encoded[Number512.Bytes..]);
        if (Number512.Subtract(out _, x, Field.Modulus) == 0 || Number512.Subtract(out _, y, Field.Modulus) == 0)
        {
            return null;
        }

        Field.Multiply(out var right, x, x);
        Field.Subtract(out right, right, Number512.Of(3));
        Field.Multiply(out right, right, x);
        Field.Add(out right, right, B);
        Field.Multiply(out var left, y, y);

        return Number512.AreEqual(Field.Normalize(left), Field.Normalize(right)) ? new CurvePoint { _x = x, _y = y, _z = Number512.Of(1) } : null;
    }

    /// <summary>Both coordinates, x before y, least significant byte first. Not for the neutral point.</summary>
    public readonly byte[] Encode()
    {
        var inverse = Field.Invert(_z);
        Field.Multiply(out var x, _x, inverse);
        Field.Multiply(out var y, _y, inverse);
        var encoded = new byte[2 * Number512.Bytes];
        Field.Normalize(x).Write(encoded);
        Field.Normalize(y).Write(encoded.AsSpan(Number512.Bytes));

        return encoded;
    }

    /// <summary>The first coordinate, below p. Not for the neutral point.</summary>
    public readonly Number512 AffineX()
    {
        Field.Multiply(out var x, _x, Field.Invert(_z));

        return Field.Normalize(x);
    }

    /// <summary>Whether this number is the first coordinate; found out without dividing.</summary>
    public readonly bool HasAffineX(in Number512 x)
    {
        Field.Multiply(out var scaled, x, _z);

        return !Field.Normalize(_z).IsZero && Number512.AreEqual(Field.Normalize(scaled), Field.Normalize(_x));
    }

    /// <summary>
    /// The sum: complete formulas (Renes, Costello, Batina 2016, algorithm 4), right for every two points, the same and the neutral ones included, so
    /// nothing has to be told apart.
    /// </summary>
    public static void Add(out CurvePoint sum, in CurvePoint p, in CurvePoint q)
    {
        Field.Multiply(out var xx, p._x, q._x);
        Field.Multiply(out var yy, p._y, q._y);
        Field.Multiply(out var zz, p._z, q._z);
        Cross(out var xy, p._x, p._y, q._x, q._y, xx, yy);
        Cross(out var yz, p._y, p._z, q._y, q._z, yy, zz);
        Cross(out var xz, p._x, p._z, q._x, q._z, xx, zz);

        Field.Multiply(out var bzz, B, zz);
        Field.Subtract(out var part, xz, bzz);
        Triple(out part, part);
        Field.Subtract(out var minus, yy, part);
        Field.Add(out var plus, yy, part);

        Triple(out var zz3, zz);
        Field.Multiply(out var slope, B, xz);
        Field.Subtract(out slope, slope, zz3);
        Field.Subtract(out slope, slope, xx);
        Triple(out slope, slope);
        Triple(out var tangent, xx);
        Field.Subtract(out tangent, tangent, zz3);

        sum = default;
        Field.Multiply(out var a, yz, slope);
        Field.Multiply(out var b, xy, plus);
        Field.Subtract(out sum._x, b, a);
        Field.Multiply(out a, plus, minus);
        Field.Multiply(out b, tangent, slope);
        Field.Add(out sum._y, a, b);
        Field.Multiply(out a, yz, minus);
        Field.Multiply(out b, xy, tangent);
        Field.Add(out sum._z, a, b);
    }

    /// <summary>The product with a public number.</summary>
    public static void Multiply(out CurvePoint product, in CurvePoint point, in Number512 number)
    {
        Span<CurvePoint> multiples = stackalloc CurvePoint[16];
        multiples[0] = Neutral;
        for (var i = 1; i < multiples.Length; i++)
        {
            Add(out multiples[i], multiples[i - 1], point);
        }

        product = multiples[number.Nibble(127)];
        for (var window = 126; window >= 0; window--)
        {
            for (var i = 0; i < 4; i++)
            {
                Add(out product, product, product);
            }

            Add(out product, product, multiples[number.Nibble(window)]);
        }
    }

    /// <summary>The second where the mask is all ones, the first where it is zero.</summary>
    public static CurvePoint Select(in CurvePoint a, in CurvePoint b, ulong mask) => new()
    {
        _x = Number512.Select(a._x, b._x, mask),
        _y = Number512.Select(a._y, b._y, mask),
        _z = Number512.Select(a._z, b._z, mask),
    };

    // (a + b)(c + d) − ac − bd.
    private static void Cross(out Number512 cross, in Number512 a, in Number512 b, in Number512 c, in Number512 d, in Number512 ac, in Number512 bd)
    {
        Field.Add(out var left, a, b);
        Field.Add(out var right, c, d);
        Field.Multiply(out cross, left, right);
        Field.Add(out left, ac, bd);
        Field.Subtract(out cross, cross, left);
    }

    private static void Triple(out Number512 triple, in Number512 a)
    {
        Field.Add(out var twice, a, a);
        Field.Add(out triple, twice, a);
    }

    private static Number512 FromHex(string bigEndian) => Number512.Read([.. Convert.FromHexString(bigEndian).Reverse()]);
}
