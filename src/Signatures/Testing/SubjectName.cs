using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Attestation.Signatures.Testing;

/// <summary>A subject in the national profile: CN, SURNAME, SERIALNUMBER=IIN…, C, O, OU=BIN…, GIVENNAME (which holds the patronymic).</summary>
internal sealed record SubjectName
{
    public required string CommonName { get; init; }

    public string? Surname { get; init; }

    public string? Patronymic { get; init; }

    public string? Iin { get; init; }

    public string? Organisation { get; init; }

    public string? Bin { get; init; }

    public static SubjectName OfPerson(string iin, string fullName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fullName);
        var names = fullName.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        return new SubjectName
        {
            CommonName = string.Join(' ', names.Take(2)),
            Surname = names[0],
            Patronymic = names.Length == 3 ? names[2] : null,
            Iin = iin,
        };
    }

    public X500DistinguishedName Build()
    {
        // The builder writes what is added last first.
        var name = new X500DistinguishedNameBuilder();
        Add(name, "2.5.4.42", Patronymic);
        Add(name, "2.5.4.11", Bin is null ? null : $"BIN{Bin}");
        Add(name, "2.5.4.10", Organisation);
        name.AddCountryOrRegion("KZ");
        Add(name, "2.5.4.5", Iin is null ? null : $"IIN{Iin}", UniversalTagNumber.PrintableString);
        Add(name, "2.5.4.4", Surname);
        Add(name, "2.5.4.3", CommonName);

        return name.Build();
    }

    private static void Add(X500DistinguishedNameBuilder name, string oid, string? value, UniversalTagNumber kind = UniversalTagNumber.UTF8String)
    {
        if (!string.IsNullOrEmpty(value))
        {
            name.Add(oid, value, kind);
        }
    }
}
