using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace Attestation.Signatures.Algorithms.Gost;

/// <summary>A private key: a number below the order of the curve. In PKCS#8 it is an octet string, least significant byte first.</summary>
internal sealed class GostPrivateKey : IPrivateKey
{
    private readonly byte[] _number;
    private volatile bool _isForgotten;

    private GostPrivateKey(byte[] number)
    {
        _number = number;
        var point = MultipleTable.OfBase.SecretProduct(Number512.Read(number));
        PublicKey = new GostPublicKey(point, point.Encode());
    }

    public GostPublicKey PublicKey { get; }

    public static GostPrivateKey Create()
    {
        var number = new byte[Number512.Bytes];
        RandomScalar().Write(number);

        return new GostPrivateKey(number);
    }

    /// <exception cref="CryptographicException">Not a key of this kind.</exception>
    public static GostPrivateKey Decode(Pkcs8PrivateKeyInfo info)
    {
        try
        {
            var value = new AsnReader(info.PrivateKeyBytes, AsnEncodingRules.DER);
            var number = value.ReadOctetString();
            value.ThrowIfNotEmpty();

            return info.AlgorithmId.Value == GostSuite.GostKeyOid && number.Length == Number512.Bytes && ScalarField.IsInRange(Number512.Read(number))
                ? new GostPrivateKey(number)
                : throw new CryptographicException("Not a private key of GOST 34.10-2015.");
        }
        catch (AsnContentException malformed)
        {
            throw new CryptographicException("The private key is malformed.", malformed);
        }
    }

    public Pkcs8PrivateKeyInfo Encode()
    {
        ObjectDisposedException.ThrowIf(_isForgotten, this);
        var value = new AsnWriter(AsnEncodingRules.DER);
        value.WriteOctetString(_number);

        return new Pkcs8PrivateKeyInfo(new Oid(GostSuite.GostKeyOid), SignatureSuites.Gost.Encode(PublicKey).EncodedParameters!.RawData, value.Encode());
    }

    // RFC 7091, 6.1.
    public byte[] Sign(ReadOnlySpan<byte> content)
    {
        var hash = GostHash.Number(content);
        ObjectDisposedException.ThrowIf(_isForgotten, this);
        while (true)
        {
            var nonce = RandomScalar();
            var r = ScalarField.Reduce(MultipleTable.OfBase.SecretProduct(nonce).AffineX());
            var s = ScalarField.Add(ScalarField.Multiply(r, Number512.Read(_number)), ScalarField.Multiply(nonce, hash));
            if (!r.IsZero && !s.IsZero)
            {
                var signature = new byte[GostPublicKey.Length];
                r.Write(signature);
                s.Write(signature.AsSpan(Number512.Bytes));

                return signature;
            }
        }
    }

    public void Dispose()
    {
        _isForgotten = true;
        CryptographicOperations.ZeroMemory(_number);
    }

    // What is not below the order is drawn again; how often says nothing about what is kept.
    private static Number512 RandomScalar()
    {
        Span<byte> bytes = stackalloc byte[Number512.Bytes];
        Number512 number;
        do
        {
            RandomNumberGenerator.Fill(bytes);
            number = Number512.Read(bytes);
        }
        while (!ScalarField.IsInRange(number));

        CryptographicOperations.ZeroMemory(bytes);

        return number;
    }
}
