using System.Xml;
using Attestation.Shep;

namespace Attestation.Stubs.EgovShlyuz.Receiving;

/// <summary>What is wrong around a message that the schemas of its content say nothing of.</summary>
internal static class BentEnvelope
{
    private const string Wsu = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

    public static IEnumerable<string> Of(XmlElement body)
    {
        if (body.NamespaceURI == ShepNamespaces.Soap12)
        {
            yield return "The envelope is SOAP 1.2; the contract is SOAP 1.1.";
        }

        string[] others = [.. body.Attributes.OfType<XmlAttribute>().Where(IsId).Select(attribute => attribute.NamespaceURI).Where(name => name is not (Wsu or ""))];
        if (others.Length > 0)
        {
            yield return "Body bears an Id that is neither wsu:Id nor plain Id.";
        }

        if (body.Attributes.OfType<XmlAttribute>().Count(IsId) > 1)
        {
            yield return "Body bears more than one Id.";
        }
    }

    private static bool IsId(XmlAttribute attribute) => attribute.LocalName is "Id";
}
