using System.Xml;

namespace Attestation.Signatures.Parsing;

/// <summary>
/// A <c>ds:Signature</c> taken apart: SignedInfo with one reference, SignatureValue, KeyInfo, in this order and nothing else.
/// What the profile does not know is refused, because it would not be looked at.
/// </summary>
internal sealed class SignatureElement
{
    private SignatureElement(XmlElement element)
    {
        Element = element;
        VerificationFailure.Unless(
            !element.ChildNodes.OfType<XmlElement>().Any(child => Is(child, Names.Dsig, "Object")), VerdictCode.ObjectInSignature);
        var parts = Parts(element);
        VerificationFailure.Unless(parts.Length == 3, VerdictCode.MalformedSignature);
        SignedInfo = Expect(parts[0], "SignedInfo");
        Value = Base64(Expect(parts[1], "SignatureValue"));
        KeyInfo = Expect(parts[2], "KeyInfo");

        var signedInfo = Parts(SignedInfo);
        VerificationFailure.Unless(signedInfo.Length >= 2, VerdictCode.MalformedSignature);
        CanonicalizationMethod = Algorithm(Expect(signedInfo[0], "CanonicalizationMethod", "Algorithm"));
        SignatureMethod = Algorithm(Expect(signedInfo[1], "SignatureMethod", "Algorithm"));
        VerificationFailure.Unless(signedInfo.Length > 2, VerdictCode.ReferenceMissing);
        VerificationFailure.Unless(signedInfo.Length == 3, VerdictCode.SeveralReferences);

        var reference = Expect(signedInfo[2], "Reference", "URI");
        var referenceParts = Parts(reference);
        VerificationFailure.Unless(referenceParts.Length == 3, VerdictCode.TransformNotAllowed);
        ReferenceUri = reference.GetAttributeNode("URI")?.Value;
        Transforms = [.. Parts(Expect(referenceParts[0], "Transforms")).Select(transform =>
            Algorithm(Expect(transform, "Transform", "Algorithm"), VerdictCode.TransformNotAllowed))];
        DigestMethod = Algorithm(Expect(referenceParts[1], "DigestMethod", "Algorithm"));
        Digest = Base64(Expect(referenceParts[2], "DigestValue"));
    }

    public XmlElement Element { get; }

    public XmlElement SignedInfo { get; }

    public XmlElement KeyInfo { get; }

    public string CanonicalizationMethod { get; }

    public string SignatureMethod { get; }

    public string DigestMethod { get; }

    /// <summary>Null when the attribute is absent, which is not the same as an empty one.</summary>
    public string? ReferenceUri { get; }

    public IReadOnlyList<string> Transforms { get; }

    public byte[] Digest { get; }

    public byte[] Value { get; }

    /// <exception cref="VerificationFailure">It has another shape.</exception>
    public static SignatureElement Read(XmlElement element)
    {
        OnlyAttributes(element);

        return new SignatureElement(element);
    }

    public static bool Is(XmlNode node, string namespaceUri, string localName) =>
        node is XmlElement && node.LocalName == localName && node.NamespaceURI == namespaceUri;

    /// <summary>The child elements; between them there may be white space and nothing else.</summary>
    public static XmlElement[] Parts(XmlElement element, VerdictCode otherwise = VerdictCode.MalformedSignature)
    {
        var parts = new List<XmlElement>();
        foreach (XmlNode child in element.ChildNodes)
        {
            if (child is XmlElement part)
            {
                parts.Add(part);
            }
            else
            {
                VerificationFailure.Unless(child is XmlCharacterData and not XmlComment && string.IsNullOrWhiteSpace(child.Value), otherwise);
            }
        }

        return [.. parts];
    }

    /// <summary>The one child element of a part of KeyInfo.</summary>
    /// <exception cref="VerificationFailure">Another one, several, or text.</exception>
    public static XmlElement Only(XmlElement parent, string namespaceUri, string localName) =>
        Parts(parent, VerdictCode.KeyInfoNotAllowed) is [var only] && Is(only, namespaceUri, localName)
            ? only
            : throw new VerificationFailure(VerdictCode.KeyInfoNotAllowed);

    /// <summary>Namespace declarations and identifiers do no harm; every other attribute has to be known.</summary>
    public static void OnlyAttributes(XmlElement element, params ReadOnlySpan<string> known)
    {
        foreach (XmlAttribute attribute in element.Attributes)
        {
            var isHarmless = attribute.NamespaceURI == Names.Xmlns
                || (attribute.LocalName == "Id" && attribute.NamespaceURI is "" or Names.Wsu)
                || (attribute.NamespaceURI.Length == 0 && known.Contains(attribute.LocalName));
            VerificationFailure.Unless(isHarmless, VerdictCode.MalformedSignature);
        }
    }

    /// <exception cref="VerificationFailure">Elements inside, or no base64.</exception>
    public static byte[] Base64(XmlElement element, VerdictCode otherwise = VerdictCode.MalformedSignature)
    {
        var isText = element.ChildNodes.Cast<XmlNode>().All(child => child is XmlCharacterData and not XmlComment);
        VerificationFailure.Unless(isText, otherwise);
        try
        {
            // White space in it, carriage returns included, is skipped.
            return Convert.FromBase64String(element.InnerText);
        }
        catch (FormatException)
        {
            throw new VerificationFailure(otherwise);
        }
    }

    private static XmlElement Expect(XmlElement element, string localName, params ReadOnlySpan<string> attributes)
    {
        VerificationFailure.Unless(Is(element, Names.Dsig, localName), VerdictCode.MalformedSignature);
        OnlyAttributes(element, attributes);

        return element;
    }

    // Parameters of an algorithm (a truncated HMAC, inclusive prefixes, a style sheet) make it another algorithm.
    private static string Algorithm(XmlElement element, VerdictCode otherwise = VerdictCode.AlgorithmNotAllowed)
    {
        VerificationFailure.Unless(Parts(element, otherwise).Length == 0, otherwise);

        return element.GetAttribute("Algorithm");
    }
}
