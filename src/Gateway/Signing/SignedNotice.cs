using System.Security.Cryptography;
using System.Text;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Signatures;

namespace Attestation.Gateway.Signing;

/// <summary>Checks a signed notice before it is stored: the same document, a valid signature, a signer who may sign for this provider.</summary>
internal static class SignedNotice
{
    // The first head, whoever has the right to sign, and the institution's own system. An employee without that right may not.
    private const CertificateRoles MaySign = CertificateRoles.Head | CertificateRoles.CanSign | CertificateRoles.InformationSystem;

    /// <returns>Null when the notice is good; otherwise the cause, without personal data.</returns>
    public static string? Fault(Notice notice, string signedXml, Bin provider, Trust trust, DateTimeOffset at)
    {
        var signed = Encoding.UTF8.GetBytes(signedXml);
        var verdict = EnvelopedSignature.Verify(signed, trust, at, RevocationMode.None);
        if (verdict.Signer is { } known && trust.HoldsRevocationListFor(known))
        {
            verdict = EnvelopedSignature.Verify(signed, trust, at, RevocationMode.Crl);
        }

        if (!verdict.IsValid)
        {
            return $"signature: {verdict.Code}";
        }

        if (verdict.Signers.Count is not 1)
        {
            return "signature: more than one signer";
        }

        if (verdict.Signer!.Bin != provider.Value || (verdict.Signer.Roles & MaySign) is CertificateRoles.None)
        {
            return "signer: not entitled for this provider";
        }

        // Signers re-write the XML declaration and the line it stands on; nothing else may differ.
        return EnvelopedSignature.CanonicalContent(signed).AsSpan().SequenceEqual(EnvelopedSignature.CanonicalContent(Encoding.UTF8.GetBytes(notice.Xml)))
            ? null
            : "content: not the notice that was sent";
    }

    public static Notice With(this Notice notice, string signedXml) =>
        notice with { SignedXml = signedXml, Sha256 = Sha256(signedXml) };

    public static string Sha256(string xml) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(xml)));
}
