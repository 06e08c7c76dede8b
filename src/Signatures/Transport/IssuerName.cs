using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Attestation.Signatures.Transport;

/// <summary>Distinguished names as text (RFC 2253). Signers write the parts in either order, so both are recognised.</summary>
internal static class IssuerName
{
    private static readonly (string Name, string Oid)[] Attributes =
    [
        ("CN", "2.5.4.3"), ("C", "2.5.4.6"), ("O", "2.5.4.10"), ("OU", "2.5.4.11"), ("L", "2.5.4.7"), ("ST", "2.5.4.8"), ("S", "2.5.4.8"),
        ("SERIALNUMBER", "2.5.4.5"), ("SURNAME", "2.5.4.4"), ("SN", "2.5.4.4"), ("GIVENNAME", "2.5.4.42"), ("G", "2.5.4.42"),
        ("UID", "0.9.2342.19200300.100.1.1"), ("DC", "0.9.2342.19200300.100.1.25"), ("EMAILADDRESS", "1.2.840.113549.1.9.1"), ("E", "1.2.840.113549.1.9.1"),
    ];

    public static string Write(X500DistinguishedName name) =>
        string.Join(',', PartsOf(name).Select(part => $"{NameOf(part.Oid)}={Escape(part.Value)}"));

    public static bool Matches(string text, X500DistinguishedName name)
    {
        var written = Parse(text).ToArray();
        var held = PartsOf(name).ToArray();

        return written.Length > 0 && (written.SequenceEqual(held) || written.Reverse().SequenceEqual(held));
    }

    private static IEnumerable<(string Oid, string Value)> PartsOf(X500DistinguishedName name) =>
        name.EnumerateRelativeDistinguishedNames(reversed: false)
            .Select(part => part.HasMultipleElements
                ? (string.Empty, string.Empty)
                : (part.GetSingleElementType().Value ?? string.Empty, part.GetSingleElementValue() ?? string.Empty));

    private static IEnumerable<(string Oid, string Value)> Parse(string text)
    {
        foreach (var part in Split(text))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            yield return equals < 0
                ? (string.Empty, part)
                : (OidOf(part[..equals].Trim()), Unescape(part[(equals + 1)..].Trim()));
        }
    }

    // At commas and semicolons that are neither escaped nor quoted.
    private static IEnumerable<string> Split(string text)
    {
        var start = 0;
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\':
                    i++;
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case ',' or ';' when !isQuoted:
                    yield return text[start..i];
                    start = i + 1;
                    break;
            }
        }

        yield return text[start..];
    }

    private static string Unescape(string value)
    {
        var plain = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length)
            {
                i++;
                plain.Append(value[i]);
            }
            else if (value[i] != '"')
            {
                plain.Append(value[i]);
            }
        }

        return plain.ToString();
    }

    private static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            var isAtEdge = i == 0 || i == value.Length - 1;
            if (value[i] is ',' or '+' or '"' or '\\' or '<' or '>' or ';' || (value[i] == ' ' && isAtEdge) || (value[i] == '#' && i == 0))
            {
                escaped.Append('\\');
            }

            escaped.Append(value[i]);
        }

        return escaped.ToString();
    }

    private static string NameOf(string oid) => Attributes.FirstOrDefault(attribute => attribute.Oid == oid).Name ?? $"OID.{oid}";

    private static string OidOf(string name)
    {
        var dotted = name.StartsWith("OID.", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;

        return Attributes.FirstOrDefault(attribute => attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Oid ?? dotted;
    }
}
