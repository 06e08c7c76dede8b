using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Attestation.Signatures.Certificates;

/// <summary>Where a certificate says that its authority can be asked (RFC 5280, 4.2.2.1).</summary>
internal static class AuthorityAccess
{
    private static readonly Asn1Tag UriTag = new(TagClass.ContextSpecific, 6);

    /// <summary>Addresses as they are written; none when the extension is absent or malformed.</summary>
    public static IReadOnlyList<string> OcspResponders(X509Certificate2 certificate)
    {
        var found = new List<string>();
        try
        {
            foreach (var extension in certificate.Extensions.Where(extension => extension.Oid?.Value == Oids.AuthorityInformationAccess))
            {
                var descriptions = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
                while (descriptions.HasData)
                {
                    var description = descriptions.ReadSequence();
                    if (description.ReadObjectIdentifier() == Oids.OcspAccess && description.PeekTag() == UriTag)
                    {
                        found.Add(description.ReadCharacterString(UniversalTagNumber.IA5String, UriTag));
                    }
                }
            }
        }
        catch (AsnContentException)
        {
            found.Clear();
        }

        return found;
    }
}
