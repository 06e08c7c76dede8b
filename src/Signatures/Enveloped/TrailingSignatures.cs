using System.Xml;
using Attestation.Signatures.Parsing;

namespace Attestation.Signatures.Enveloped;

/// <summary>
/// The signatures at the end of the document element. Several are nested, not parallel: each covers those before it, so they are peeled from
/// the last to the first.
/// </summary>
internal static class TrailingSignatures
{
    public const int Most = 8;

    /// <summary>Last signature first.</summary>
    /// <exception cref="VerificationFailure">A signature stands elsewhere, or there are too many.</exception>
    public static IReadOnlyList<XmlElement> Of(XmlDocument document)
    {
        var trailing = Trailing(document.DocumentElement!).ToArray();
        VerificationFailure.Unless(trailing.Length <= Most, VerdictCode.SeveralSignatures);
        VerificationFailure.Unless(StrictXml.ElementsBelow(document).Count(IsSignature) == trailing.Length, VerdictCode.SignatureMisplaced);

        return trailing;
    }

    private static IEnumerable<XmlElement> Trailing(XmlElement root)
    {
        for (var node = root.LastChild; node is not null; node = node.PreviousSibling)
        {
            if (IsSignature(node))
            {
                yield return (XmlElement)node;
            }
            else if (node is not XmlCharacterData || !string.IsNullOrWhiteSpace(node.Value))
            {
                yield break;
            }
        }
    }

    private static bool IsSignature(XmlNode node) => SignatureElement.Is(node, Names.Dsig, "Signature");
}
