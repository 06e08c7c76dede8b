using System.Xml;

namespace Attestation.Shep;

/// <summary>The SOAP 1.1 envelope around every message of both channels.</summary>
public static class ShepEnvelope
{
    /// <summary>Finds the body, without any look at its signature.</summary>
    /// <param name="envelope">The bytes as they came.</param>
    /// <param name="takesSoap12">Whether a SOAP 1.2 envelope is read too.</param>
    /// <returns>The SOAP <c>Body</c>, white space kept.</returns>
    /// <exception cref="ShepFormatException">The bytes are not XML, or not an envelope. A DTD and nesting beyond a thousand elements are refused.</exception>
    public static XmlElement BodyOf(ReadOnlyMemory<byte> envelope, bool takesSoap12 = false) => Envelope.BodyOf(envelope, takesSoap12);
}
