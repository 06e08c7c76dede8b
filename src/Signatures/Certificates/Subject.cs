using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace Attestation.Signatures.Certificates;

/// <summary>
/// A distinguished name in the national profile: <c>SERIALNUMBER=IIN…</c>, <c>OU=BIN…</c>. Read attribute by attribute, never from the
/// printed name, where a crafted common name could fake another attribute.
/// </summary>
internal sealed partial record Subject(string? Iin, string? Bin, string CommonName, string? Organisation)
{
    private const string CommonNameOid = "2.5.4.3";
    private const string SerialNumberOid = "2.5.4.5";
    private const string OrganisationOid = "2.5.4.10";
    private const string OrganisationalUnitOid = "2.5.4.11";

    public static Subject Of(X500DistinguishedName name)
    {
        // A relative name of several attributes is not in the profile: none of its parts is believed.
        var attributes = name.EnumerateRelativeDistinguishedNames()
            .Where(part => !part.HasMultipleElements)
            .Select(part => (Oid: part.GetSingleElementType().Value, Value: part.GetSingleElementValue() ?? string.Empty))
            .ToArray();

        string[] All(string oid) => [.. attributes.Where(attribute => attribute.Oid == oid).Select(attribute => attribute.Value)];
        var serialNumbers = All(SerialNumberOid);
        var units = All(OrganisationalUnitOid);

        return new Subject(
            OnlyMatch(serialNumbers, IinPattern()),
            OnlyMatch(units, BinPattern()) ?? OnlyMatch(serialNumbers, BinPattern()),
            All(CommonNameOid) is [var commonName] ? commonName : string.Empty,
            All(OrganisationOid) is [var organisation] ? organisation : null);
    }

    // More than one claim, even if equal, is nobody's.
    private static string? OnlyMatch(string[] values, Regex pattern)
    {
        var matches = values.Select(value => pattern.Match(value)).Where(match => match.Success).ToArray();

        return matches is [var only] ? only.Groups["number"].Value : null;
    }

    [GeneratedRegex("^IIN(?<number>[0-9]{12})\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IinPattern();

    [GeneratedRegex("^BIN(?<number>[0-9]{12})\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BinPattern();
}
