using System.Collections.Concurrent;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Attestation.Signatures.Certificates;
using Attestation.Signatures.Keys;

namespace Attestation.Signatures.Testing;

/// <summary>
/// A certification authority for tests and sandboxes: a root and an issuing authority named after the national ones, never equal to them,
/// RSA-2048 or GOST 34.10-2015, valid from 2020 to the end of 2045 in Kazakhstan (UTC+05:00). Safe for concurrent use. Each certificate gets a key of its own; an RSA key takes some tens of
/// milliseconds to make.
/// </summary>
public sealed class TestAuthority : IDisposable
{
    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.FromHours(5));
    private static readonly DateTimeOffset Until = new(2045, 12, 31, 23, 59, 59, TimeSpan.FromHours(5));

    private readonly KeyPair _issuerKey;
    private readonly KeyPair _rootKey;
    private readonly ConcurrentDictionary<string, byte[]> _revoked;
    private readonly ConcurrentDictionary<string, byte[]> _reinstated = new(StringComparer.Ordinal);
    private readonly OcspResponder _responder;
    private readonly Lock _issuing = new();

    /// <summary>Founds an authority with fresh keys.</summary>
    /// <param name="mark">Set behind the national names, so that nobody takes one for the other.</param>
    /// <param name="algorithm">Of its own keys and of every key it issues: <see cref="SignatureAlgorithm.Rsa"/> or <see cref="SignatureAlgorithm.Gost2015"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An algorithm that is only verified.</exception>
    public TestAuthority(string mark = "SANDBOX", SignatureAlgorithm algorithm = SignatureAlgorithm.Rsa)
    {
        Algorithm = algorithm;
        _rootKey = KeyPair.Create(algorithm);
        _issuerKey = KeyPair.Create(algorithm);
        _revoked = new(StringComparer.Ordinal);
        var kind = algorithm is SignatureAlgorithm.Rsa ? "RSA" : "GOST";
        Root = IssuedCertificate.Authority($"НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ ({kind}) {mark}", _rootKey, From, Until, issuer: null, _rootKey);
        Issuer = IssuedCertificate.Authority($"ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ ({kind}) {mark}", _issuerKey, From, Until, Root, _rootKey);
        Trust = Trust.Of([Root, Issuer]);
        _responder = new OcspResponder(this, _issuerKey, IsRevoked, From);
    }

    private TestAuthority(
        (X509Certificate2 Certificate, KeyPair Key) root, (X509Certificate2 Certificate, KeyPair Key) issuer, IEnumerable<BigInteger> revoked)
    {
        Algorithm = root.Key is RsaKeyPair ? SignatureAlgorithm.Rsa : SignatureAlgorithm.Gost2015;
        _rootKey = root.Key;
        _issuerKey = issuer.Key;
        _revoked = new(
            revoked.Select(serial => serial.ToByteArray(isBigEndian: true)).Select(serial => KeyValuePair.Create(Convert.ToHexString(serial), serial)),
            StringComparer.Ordinal);
        Root = root.Certificate;
        Issuer = issuer.Certificate;
        Trust = Trust.Of([Root, Issuer]);
        _responder = new OcspResponder(this, _issuerKey, IsRevoked, From);
    }

    /// <summary>What it signs with, and what the keys that it issues sign with.</summary>
    public SignatureAlgorithm Algorithm { get; }

    /// <summary>The root's certificate, without its key.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>The issuing authority's certificate, without its key.</summary>
    public X509Certificate2 Issuer { get; }

    /// <summary>Trust in this authority, with no revocation list.</summary>
    public Trust Trust { get; }

    /// <summary>Opens an authority that was saved.</summary>
    /// <param name="path">The file that <see cref="Save"/> wrote.</param>
    /// <param name="password">Its password.</param>
    /// <returns>The same authority, with what it had revoked.</returns>
    /// <exception cref="KeyFileException">Not such a file, or the password is wrong.</exception>
    public static TestAuthority Load(string path, string password)
    {
        var (root, issuer, revoked) = SavedAuthority.Read(path, password);

        return new TestAuthority(root, issuer, revoked);
    }

    /// <summary>Writes both keys as PKCS#12, and beside it, as <c>.crl</c>, what was revoked.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="password">Protects the file.</param>
    public void Save(string path, string password) =>
        SavedAuthority.Write(path, password, (Root, _rootKey), (Issuer, _issuerKey), Crl(From, Until));

    /// <summary>A key of an organisation's information system, fit for the transport signature and for an institution's stamp.</summary>
    /// <param name="bin">Business identification number, 12 digits.</param>
    /// <param name="organisationName">Its name.</param>
    /// <param name="traits">Departures from the ordinary.</param>
    /// <returns>The key with its certificate.</returns>
    public SigningKey IssueOrganisation(string bin, string organisationName, CertificateTraits? traits = null) =>
        Issue(
            new SubjectName { CommonName = $"ИС \"{organisationName}\"", Organisation = organisationName, Bin = bin },
            [Oids.Organisation, Oids.InformationSystem],
            traits);

    /// <summary>A key of a person who acts for an organisation.</summary>
    /// <param name="iin">Individual identification number, 12 digits.</param>
    /// <param name="fullName">Surname, name and, where there is one, patronymic, parted by spaces.</param>
    /// <param name="bin">Business identification number of the organisation, 12 digits.</param>
    /// <param name="organisation">Its name.</param>
    /// <param name="role">What the person may do for it.</param>
    /// <param name="traits">Departures from the ordinary.</param>
    /// <returns>The key with its certificate.</returns>
    public SigningKey IssuePerson(string iin, string fullName, string bin, string organisation, PersonRole role, CertificateTraits? traits = null) =>
        Issue(
            SubjectName.OfPerson(iin, fullName) with { Organisation = organisation, Bin = bin },
            [Oids.EmailProtection, Oids.Organisation, OidOf(role)],
            traits);

    /// <summary>A key of a natural person.</summary>
    /// <param name="iin">Individual identification number, 12 digits.</param>
    /// <param name="fullName">Surname, name and, where there is one, patronymic, parted by spaces.</param>
    /// <param name="traits">Departures from the ordinary.</param>
    /// <returns>The key with its certificate.</returns>
    public SigningKey IssueIndividual(string iin, string fullName, CertificateTraits? traits = null) =>
        Issue(SubjectName.OfPerson(iin, fullName), [Oids.EmailProtection, Oids.Individual], traits);

    /// <summary>Revokes a certificate: every list made from now on names it.</summary>
    /// <param name="certificate">One that this authority issued.</param>
    public void Revoke(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);

        _revoked[certificate.SerialNumber] = certificate.SerialNumberBytes.ToArray();
    }

    /// <summary>Takes a revocation back: the certificate was only suspended. Deltas made from now on say so.</summary>
    /// <param name="certificate">One that was revoked.</param>
    public void Reinstate(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);

        if (_revoked.TryRemove(certificate.SerialNumber, out var serial))
        {
            _reinstated[certificate.SerialNumber] = serial;
        }
    }

    /// <summary>The issuing authority's revocation list.</summary>
    /// <param name="thisUpdate">From when it holds.</param>
    /// <param name="nextUpdate">Until when it holds.</param>
    /// <returns>The list, DER.</returns>
    public byte[] Crl(DateTimeOffset thisUpdate, DateTimeOffset nextUpdate)
    {
        var builder = new CertificateRevocationListBuilder();
        foreach (var serial in _revoked.Values)
        {
            builder.AddEntry(serial, thisUpdate, X509RevocationReason.CessationOfOperation);
        }

        lock (_issuing)
        {
            return builder.Build(
                Issuer.SubjectName,
                _issuerKey.Generator,
                crlNumber: thisUpdate.ToUnixTimeSeconds(),
                nextUpdate,
                HashAlgorithmName.SHA256,
                X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Issuer, includeKeyIdentifier: true, includeIssuerAndSerial: false),
                thisUpdate);
        }
    }

    /// <summary>A delta: everything that has changed, to be read beside a complete list that is not newer.</summary>
    /// <param name="thisUpdate">From when it holds.</param>
    /// <param name="nextUpdate">Until when it holds.</param>
    /// <returns>The list, DER.</returns>
    public byte[] DeltaCrl(DateTimeOffset thisUpdate, DateTimeOffset nextUpdate)
    {
        var entries = _revoked.Values.Select(serial => (serial, false)).Concat(_reinstated.Values.Select(serial => (serial, true)));
        lock (_issuing)
        {
            return DeltaList.Write(Issuer, _issuerKey.Generator, entries, (thisUpdate, nextUpdate), From.ToUnixTimeSeconds());
        }
    }

    /// <summary>Answers an OCSP question (RFC 6960) as the issuing authority's responder.</summary>
    /// <param name="question">The request, DER.</param>
    /// <param name="now">The responder's time.</param>
    /// <param name="traits">Departures from the ordinary.</param>
    /// <returns>The response, DER.</returns>
    public byte[] AnswerOcsp(ReadOnlyMemory<byte> question, DateTimeOffset now, OcspTraits? traits = null) =>
        _responder.Answer(question, now, traits ?? OcspTraits.Ordinary);

    /// <summary>Publishes lists and answers questions on a free port of 127.0.0.1 until the result is disposed.</summary>
    /// <param name="clock">Dates the lists and the answers.</param>
    /// <returns>The server.</returns>
    public RevocationServer Serve(TimeProvider clock) => new(this, clock);

    /// <summary>Writes what a verifier needs: <c>root.cer</c>, <c>issuer.cer</c>, <c>issuer.crl</c>. The list holds as long as the authority.</summary>
    /// <param name="folder">Where to; made if it is not there.</param>
    public void ExportTo(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "root.cer"), Root.RawData);
        File.WriteAllBytes(Path.Combine(folder, "issuer.cer"), Issuer.RawData);
        File.WriteAllBytes(Path.Combine(folder, "issuer.crl"), Crl(From, Until));
    }

    /// <summary>Forgets the keys.</summary>
    public void Dispose()
    {
        _rootKey.Dispose();
        _issuerKey.Dispose();
        Root.Dispose();
        Issuer.Dispose();
    }

    internal SigningKey IssueResponder(CertificateTraits traits) => Issue(new SubjectName { CommonName = "OCSP RESPONDER" }, [Oids.OcspSigning], traits);

    private bool IsRevoked(BigInteger serial) => _revoked.Values.Any(revoked => new BigInteger(revoked, isBigEndian: true) == serial);

    private SigningKey Issue(SubjectName subject, string[] extendedKeyUsages, CertificateTraits? traits)
    {
        using var key = KeyPair.Create(Algorithm);
        var chosen = traits ?? CertificateTraits.Ordinary;
        var validity = (chosen.NotBefore ?? From, chosen.NotAfter ?? Until);
        lock (_issuing)
        {
            return IssuedCertificate.Subscriber(subject, key, chosen, chosen.ExtendedKeyUsages ?? extendedKeyUsages, validity, Issuer, _issuerKey);
        }
    }

    private static string OidOf(PersonRole role) => role switch
    {
        PersonRole.Head => Oids.Head,
        PersonRole.CanSign => Oids.CanSign,
        PersonRole.CanSignFinance => Oids.CanSignFinance,
        PersonRole.HumanResources => Oids.HumanResources,
        PersonRole.Employee => Oids.Employee,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such role."),
    };
}
