using System.Xml;
using Attestation.Signatures.Parsing;

namespace Attestation.Signatures.Transport;

/// <summary>A SOAP 1.1 envelope taken apart: at most one header, then exactly one body, and nothing else.</summary>
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
    public static SoapEnvelope Read(XmlDocument document)
    {
        var envelope = document.DocumentElement!;
        VerificationFailure.Unless(SignatureElement.Is(envelope, Names.Soap, "Envelope"), VerdictCode.MalformedEnvelope);

        return SignatureElement.Parts(envelope, VerdictCode.MalformedEnvelope) switch
        {
            [var header, var body] when IsPart(header, "Header") && IsPart(body, "Body") => new SoapEnvelope(envelope, header, body),
            [var body] when IsPart(body, "Body") => new SoapEnvelope(envelope, header: null, body),
            _ => throw new VerificationFailure(VerdictCode.MalformedEnvelope),
        };
    }

    private static bool IsPart(XmlElement element, string localName) => SignatureElement.Is(element, Names.Soap, localName);
}
