namespace Attestation.Signatures.Algorithms.Gost;

/// <summary>What a signature is computed of (RFC 7091, 6.1, step 2): the digest as a number below the order, and 1 in place of 0.</summary>
internal static class GostHash
{
    public static Number512 Number(ReadOnlySpan<byte> content)
    {
        var number = ScalarField.Reduce(Number512.Read(Streebog512.Hash(content)));

        return number.IsZero ? Number512.Of(1) : number;
    }
}
