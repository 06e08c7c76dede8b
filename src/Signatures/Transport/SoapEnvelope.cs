using System.Xml;
using Attestation.Signatures.Parsing;

namespace Attestation.Signatures.Transport;

/// <summary>A SOAP envelope, of version 1.1 unless 1.2 is taken too, taken apart: at most one header, then exactly one body, and nothing else.</summary>
internal sealed class SoapEnvelope
{
    private SoapEnvelope(XmlElement envelope, XmlElement? header, XmlElement body)
    {
        Envelope = envelope;
        Header = header;
        Body = body;
    }

    public XmlElement Envelope { get; }

    public XmlElement? Header { get; }

    public XmlElement Body { get; }

    /// <exception cref="VerificationFailure">Not an envelope.</exception>
    public static SoapEnvelope Read(XmlDocument document, bool takesSoap12 = false)
    {
        var envelope = document.DocumentElement!;
        var soap = takesSoap12 && envelope.NamespaceURI == Names.Soap12 ? Names.Soap12 : Names.Soap;
        VerificationFailure.Unless(SignatureElement.Is(envelope, soap, "Envelope"), VerdictCode.MalformedEnvelope);

        return SignatureElement.Parts(envelope, VerdictCode.MalformedEnvelope) switch
        {
            [var header, var body] when SignatureElement.Is(header, soap, "Header") && SignatureElement.Is(body, soap, "Body") => new SoapEnvelope(envelope, header, body),
            [var body] when SignatureElement.Is(body, soap, "Body") => new SoapEnvelope(envelope, header: null, body),
            _ => throw new VerificationFailure(VerdictCode.MalformedEnvelope),
        };
    }
}
