using System.Globalization;
using System.Text;
using Attestation.Signatures;

namespace Attestation.Verifier;

/// <summary>How values of a certificate or a notice are shown.</summary>
internal static class Shown
{
    private const int LongestText = 200;

    /// <summary>Text from outside must not steer the terminal or turn the line around: control and formatting characters are dropped.</summary>
    public static string Text(string? text)
    {
        var plain = new StringBuilder();
        foreach (var rune in (text ?? string.Empty).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
            {
                plain.Append(rune);
            }
        }

        return plain.Length > LongestText ? $"{plain.ToString(0, LongestText)}…" : plain.ToString();
    }

    public static string Algorithm(SignatureAlgorithm algorithm) => algorithm switch
    {
        SignatureAlgorithm.Rsa => "RSA-SHA256",
        SignatureAlgorithm.Gost2015 => "GOST 34.10-2015",
        _ => "GOST 34.310-2004",
    };

    public static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static string Date(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(5)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The most telling roles: "legal entity" says nothing more about a head.</summary>
    public static IEnumerable<CertificateRoles> Roles(CertificateProfile signer)
    {
        var roles = Enum.GetValues<CertificateRoles>().Where(role => role is not CertificateRoles.None && signer.Roles.HasFlag(role)).ToArray();

        return roles.Length > 1 ? roles.Where(role => role is not CertificateRoles.Organisation) : roles;
    }
}
