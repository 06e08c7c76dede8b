using System.Globalization;
using System.Numerics;
using System.Xml;
using Attestation.Signatures.Certificates;
using Attestation.Signatures.Parsing;

namespace Attestation.Signatures.Transport;

/// <summary>Verifies the WS-Security signature over the body of one parsed envelope.</summary>
internal static class TransportVerification
{
    public static TransportVerdict Verify(ReadOnlyMemory<byte> xml, Trust trust, DateTimeOffset at, bool takesSoap12)
    {
        var document = StrictXml.Parse(xml);
        var soap = SoapEnvelope.Read(document, takesSoap12);
        var signature = SignatureElement.Read(FindSignature(soap));
        VerificationFailure.Unless(!StrictXml.HasCommentOrInstruction(soap.Body), VerdictCode.CommentOrInstruction);
        Judgement.RequireKnownAlgorithms(signature, Names.ExclusiveC14N);
        RequireBodyIsSigned(document, soap.Body, signature);

        var (certificate, trusted) = FindCertificate(signature.KeyInfo, trust);
        Judgement.RequireSignature(signature, certificate, Canonical.Exclusive(signature.SignedInfo));
        Judgement.RequireDigest(signature, certificate, Canonical.Exclusive(soap.Body));
        var signer = Judgement.Resolve(certificate, trusted, trust);
        Judgement.RequireEntitledAsSystem(signer, at);
        if (signer.RevocationAt(at, trust) is RevocationStatus.Revoked)
        {
            throw new VerificationFailure(VerdictCode.Revoked) { Signer = signer.Signer.Profile };
        }

        return new TransportVerdict
        {
            Code = VerdictCode.Valid,
            Explanation = VerdictSentence.Of(VerdictCode.Valid).English,
            Signer = signer.Signer.Profile,
            Envelope = document,
            Body = soap.Body,
        };
    }

    private static XmlElement FindSignature(SoapEnvelope soap)
    {
        var headers = soap.Header?.ChildNodes.OfType<XmlElement>().Where(TransportSigner.IsSecurity).ToArray() ?? [];
        VerificationFailure.Unless(headers.Length > 0, VerdictCode.NoSignature);
        VerificationFailure.Unless(headers.Length == 1, VerdictCode.SeveralSignatures);
        var signatures = headers[0].ChildNodes.OfType<XmlElement>().Where(child => SignatureElement.Is(child, Names.Dsig, "Signature")).ToArray();
        VerificationFailure.Unless(signatures.Length > 0, VerdictCode.NoSignature);
        VerificationFailure.Unless(signatures.Length == 1, VerdictCode.SeveralSignatures);

        return signatures[0];
    }

    // The reference must name this body, and no other element in the whole document may bear the name in any spelling. Two spellings on
    // the body itself name the same element twice: some toolkits write both.
    private static void RequireBodyIsSigned(XmlDocument document, XmlElement body, SignatureElement signature)
    {
        VerificationFailure.Unless(signature.ReferenceUri is ['#', _, ..], VerdictCode.ReferenceNotAllowed);
        VerificationFailure.Unless(signature.Transforms is [Names.ExclusiveC14N], VerdictCode.TransformNotAllowed);
        var id = signature.ReferenceUri![1..];
        VerificationFailure.Unless(StrictXml.ElementsBelow(document).Count(element => Bears(element, id)) <= 1, VerdictCode.DuplicateId);
        VerificationFailure.Unless(
            body.GetAttribute("Id", Names.Wsu) == id || body.GetAttribute("Id") == id, VerdictCode.ReferenceNotAllowed);
    }

    private static bool Bears(XmlElement element, string id) =>
        element.HasAttributes && element.Attributes.OfType<XmlAttribute>().Any(attribute => attribute.LocalName.Equals("Id", StringComparison.OrdinalIgnoreCase) && attribute.Value == id);

    private static (SignerCertificate Certificate, TrustedSigner? Trusted) FindCertificate(XmlElement keyInfo, Trust trust)
    {
        const VerdictCode Refused = VerdictCode.KeyInfoNotAllowed;
        var token = SignatureElement.Only(keyInfo, Names.Wsse, "SecurityTokenReference");
        var reference = SignatureElement.Parts(token, Refused);
        VerificationFailure.Unless(reference.Length == 1, Refused);
        if (SignatureElement.Is(reference[0], Names.Wsse, "KeyIdentifier"))
        {
            var encoding = reference[0].GetAttribute("EncodingType");
            VerificationFailure.Unless(reference[0].GetAttribute("ValueType") == Names.X509V3 && encoding is Names.Base64Binary or "", Refused);

            return Judgement.Read(SignatureElement.Base64(reference[0], VerdictCode.CertificateUnreadable), trust);
        }

        var issuerSerial = SignatureElement.Only(SignatureElement.Only(token, Names.Dsig, "X509Data"), Names.Dsig, "X509IssuerSerial");

        return SignatureElement.Parts(issuerSerial, Refused) is [var name, var serial]
            && SignatureElement.Is(name, Names.Dsig, "X509IssuerName") && SignatureElement.Is(serial, Names.Dsig, "X509SerialNumber")
                ? FindKnown(name.InnerText, serial.InnerText, trust)
                : throw new VerificationFailure(Refused);
    }

    private static (SignerCertificate Certificate, TrustedSigner? Trusted) FindKnown(string issuer, string serial, Trust trust)
    {
        var known = BigInteger.TryParse(serial, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
            ? trust.WithSerial(number).FirstOrDefault(certificate => IssuerName.Matches(issuer, certificate.Certificate.IssuerName))
            : null;

        return known is null ? throw new VerificationFailure(VerdictCode.CertificateUnknown) : (known, trust.Recall(known.Profile.Sha256Hex));
    }
}
