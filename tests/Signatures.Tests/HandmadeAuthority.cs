using System.Collections.Concurrent;
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Attestation.Signatures.Tests;

/// <summary>Certificates and lists that no honest authority would make.</summary>
internal sealed class HandmadeAuthority : IDisposable
{
    private static readonly DateTimeOffset From = Given.At.AddYears(-1);
    private static readonly DateTimeOffset Until = Given.At.AddYears(1);

    // One key for each name, shared by all tests: making them is what takes the time.
    private static readonly ConcurrentDictionary<string, Lazy<RSA>> Keys = new(StringComparer.Ordinal);

    private readonly RSA _key;

    private HandmadeAuthority(string name, Authority traits, HandmadeAuthority? issuer)
    {
        _key = KeyOf(name);
        var request = Request(name, _key, traits.Hash);
        if (traits.BasicConstraints is { } constraints)
        {
            request.CertificateExtensions.Add(constraints);
        }

        request.CertificateExtensions.Add(new X509KeyUsageExtension(traits.KeyUsage, critical: true));
        Certificate = request.Create(
            issuer?.Certificate.SubjectName ?? request.SubjectName,
            new Generator(issuer?._key ?? _key, traits.ClaimedHash),
            traits.From ?? From,
            traits.Until ?? Until,
            [1, 2, 3]);
    }

    public X509Certificate2 Certificate { get; }

    public static HandmadeAuthority Root(string name, Authority? traits = null) => new(name, traits ?? new(), issuer: null);

    public HandmadeAuthority Under(string name, Authority? traits = null) => new(name, traits ?? new(), this);

    public SigningKey Issue(BigInteger serial)
    {
        var key = KeyOf("leaf");
        var request = Request("leaf", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        using var certificate = request.Create(
            Certificate.SubjectName, X509SignatureGenerator.CreateForRSA(_key, RSASignaturePadding.Pkcs1), From, Until, serial.ToByteArray(isBigEndian: true));

        return new SigningKey(certificate.CopyWithPrivateKey(key));
    }

    /// <summary>A revocation list; its one extension, if any, is critical.</summary>
    public byte[] Crl(BigInteger revoked, string? criticalExtension = null, bool hasNextUpdate = true, RSA? signedBy = null)
    {
        var content = new AsnWriter(AsnEncodingRules.DER);
        using (content.PushSequence())
        {
            content.WriteInteger(1);
            WriteAlgorithm(content);
            content.WriteEncodedValue(Certificate.SubjectName.RawData);
            content.WriteUtcTime(From);
            if (hasNextUpdate)
            {
                content.WriteUtcTime(Until);
            }

            using (content.PushSequence())
            using (content.PushSequence())
            {
                content.WriteInteger(revoked);
                content.WriteUtcTime(From);
            }

            if (criticalExtension is not null)
            {
                using (content.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
                using (content.PushSequence())
                using (content.PushSequence())
                {
                    content.WriteObjectIdentifier(criticalExtension);
                    content.WriteBoolean(true);
                    content.WriteOctetString([0x02, 0x01, 0x01]);
                }
            }
        }

        var list = new AsnWriter(AsnEncodingRules.DER);
        using (list.PushSequence())
        {
            list.WriteEncodedValue(content.Encode());
            WriteAlgorithm(list);
            list.WriteBitString((signedBy ?? _key).SignData(content.Encode(), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }

        return list.Encode();
    }

    public void Dispose() => Certificate.Dispose();

    private static RSA KeyOf(string name) => Keys.GetOrAdd(name, _ => new Lazy<RSA>(() => RSA.Create(2048))).Value;

    private static CertificateRequest Request(string name, RSA key, HashAlgorithmName hash) => new($"CN={name}", key, hash, RSASignaturePadding.Pkcs1);

    private static void WriteAlgorithm(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("1.2.840.113549.1.1.11");
            writer.WriteNull();
        }
    }

    internal sealed record Authority
    {
        public X509BasicConstraintsExtension? BasicConstraints { get; init; } = new(true, false, 0, critical: true);

        public X509KeyUsageFlags KeyUsage { get; init; } = X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign;

        public DateTimeOffset? From { get; init; }

        public DateTimeOffset? Until { get; init; }

        public HashAlgorithmName Hash { get; init; } = HashAlgorithmName.SHA256;

        /// <summary>The hash that the certificate names, if it is another than the one its signature was made with.</summary>
        public HashAlgorithmName? ClaimedHash { get; init; }
    }

    private sealed class Generator(RSA key, HashAlgorithmName? claimed) : X509SignatureGenerator
    {
        private readonly X509SignatureGenerator _honest = CreateForRSA(key, RSASignaturePadding.Pkcs1);

        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) =>
            _honest.GetSignatureAlgorithmIdentifier(claimed ?? hashAlgorithm);

        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => _honest.SignData(data, hashAlgorithm);

        protected override PublicKey BuildPublicKey() => _honest.PublicKey;
    }
}
