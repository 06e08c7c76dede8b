using System.Collections.Concurrent;
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Attestation.Signatures.Certificates;

namespace Attestation.Signatures;

/// <summary>
/// Whom to believe: pinned roots, the authorities under them, their revocation lists, and certificates of known partners.
/// The machine's own trust store is never asked. Immutable and safe for concurrent use; keep test and production trust apart.
/// </summary>
public sealed class Trust
{
    private const int MostAuthorities = 4;
    private const int MostRememberedSigners = 4096;

    private readonly SignerCertificate[] _anchors;
    private readonly SignerCertificate[] _others;
    private readonly HashSet<string> _pinned;
    private readonly SignerCertificate[] _authorities;
    private readonly RevocationList[] _lists;
    private readonly RevocationLists _revocationLists;

    // Keyed by the certificate's own hash; only certificates that lead to a pinned root get in, so strangers cannot fill it.
    private readonly ConcurrentDictionary<string, TrustedSigner> _signers = new(StringComparer.Ordinal);

    private Trust(IEnumerable<SignerCertificate> certificates, IEnumerable<byte[]> crls, IEnumerable<X509Certificate2> partners)
    {
        _pinned = [.. partners.Select(partner => Convert.ToHexString(SHA256.HashData(partner.RawData)))];
        var all = certificates.DistinctBy(certificate => certificate.Profile.Sha256Hex, StringComparer.Ordinal).ToArray();
        _anchors = [.. all.Where(certificate => certificate.IsIssuedBy(certificate))];
        _others = [.. all.Except(_anchors)];
        _authorities = [.. all.Where(certificate => PathOf(certificate) is not null)];
        _lists = [.. crls.Select(crl => RevocationList.Open(crl, _authorities)).OfType<RevocationList>()];
        _revocationLists = new RevocationLists(_lists);
    }

    private Trust(Trust trust, IEnumerable<byte[]> crls)
    {
        (_anchors, _others, _pinned, _authorities) = (trust._anchors, trust._others, trust._pinned, trust._authorities);
        _lists = [.. trust._lists, .. crls.Select(crl => RevocationList.Open(crl, _authorities)).OfType<RevocationList>()];
        _revocationLists = new RevocationLists(_lists);
    }

    /// <summary>Trust in these certificates and no others.</summary>
    /// <param name="certificates">Self-signed authorities are pinned as roots; other authorities are issuers; the rest are known partners.</param>
    /// <param name="crls">
    /// Revocation lists, complete or delta, DER. One that no authority among the certificates has signed, or that has a critical extension
    /// nobody understands, is left out.
    /// </param>
    /// <param name="partners">
    /// Certificates that are believed by themselves when they sign a message between systems, whoever issued them and whatever use they name, while they are valid: as an
    /// operator registers a partner's certificate. They sign no notice by it.
    /// </param>
    /// <returns>The trust.</returns>
    /// <exception cref="CryptographicException">A certificate or a list is malformed.</exception>
    public static Trust Of(IEnumerable<X509Certificate2> certificates, IEnumerable<byte[]>? crls = null, IEnumerable<X509Certificate2>? partners = null)
    {
        ArgumentNullException.ThrowIfNull(certificates);

        X509Certificate2[] registered = [.. partners ?? []];
        try
        {
            return new Trust(certificates.Concat(registered).Select(SignerCertificate.Of), crls ?? [], registered);
        }
        catch (AsnContentException malformed)
        {
            throw new CryptographicException("A certificate or a revocation list is malformed.", malformed);
        }
    }

    /// <summary>Reads a folder: <c>*.cer</c>, <c>*.crt</c>, <c>*.der</c>, <c>*.pem</c> (DER or PEM, a PEM file may hold several) and <c>*.crl</c> (DER or PEM).</summary>
    /// <param name="path">The folder; folders inside it are not read.</param>
    /// <returns>The trust.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">A file is not what its name says, or the folder holds no root; the message names the file.</exception>
    public static Trust FromFolder(string path) => TrustFolder.Read(path);

    /// <summary>
    /// The same with a second folder, of partners: every certificate in it is believed by itself in messages between systems, and those of authorities among them for what
    /// they issued, too.
    /// </summary>
    /// <param name="path">The folder of authorities, as in <see cref="FromFolder(string)"/>.</param>
    /// <param name="partners">The folder of partners.</param>
    /// <returns>The trust.</returns>
    /// <exception cref="DirectoryNotFoundException">One of the folders is not there.</exception>
    /// <exception cref="InvalidDataException">A file is not what its name says; the message names it.</exception>
    public static Trust FromFolder(string path, string partners)
    {
        var (certificates, lists) = TrustFolder.Contents(path);
        var (registered, theirLists) = TrustFolder.Contents(partners);

        return Of(certificates, [.. lists, .. theirLists], registered);
    }

    /// <summary>The same trust with more revocation lists, as they are fetched while a program runs.</summary>
    /// <param name="crls">Complete or delta, DER. One that no authority of this trust has signed, or that has a critical extension nobody understands, is left out.</param>
    /// <returns>The trust; this one stays as it is.</returns>
    /// <exception cref="CryptographicException">A list is malformed.</exception>
    public Trust With(IEnumerable<byte[]> crls)
    {
        ArgumentNullException.ThrowIfNull(crls);

        try
        {
            return new Trust(this, crls);
        }
        catch (AsnContentException malformed)
        {
            throw new CryptographicException("A revocation list is malformed.", malformed);
        }
    }

    /// <summary>The time that a revocation list covers, if an authority of this trust has signed it and all of it is understood.</summary>
    /// <param name="crl">The list, DER.</param>
    /// <returns>When it was made, and when the next one is due: a list that names no such time can be believed at none. Null when it is not to be believed at all.</returns>
    /// <exception cref="CryptographicException">It is malformed.</exception>
    public (DateTimeOffset ThisUpdate, DateTimeOffset? NextUpdate)? PeriodOf(byte[] crl)
    {
        ArgumentNullException.ThrowIfNull(crl);

        try
        {
            return RevocationList.Open(crl, _authorities) is { } list ? (list.ThisUpdate, list.NextUpdate) : null;
        }
        catch (AsnContentException malformed)
        {
            throw new CryptographicException("A revocation list is malformed.", malformed);
        }
    }

    /// <summary>Whether a usable revocation list of this certificate's issuer is at hand, whatever time it covers.</summary>
    /// <param name="signer">A signer out of a verdict that this trust gave.</param>
    /// <returns>True when there is one.</returns>
    public bool HoldsRevocationListFor(CertificateProfile signer)
    {
        ArgumentNullException.ThrowIfNull(signer);

        return Recall(signer.Sha256Hex) is { Path: [_, var issuer, ..] } && _revocationLists.HaveAnyOf(issuer);
    }

    internal bool HasAnchors => _anchors.Length > 0;

    /// <summary>A certificate seen before that leads to a pinned root, by the SHA-256 of its bytes.</summary>
    internal TrustedSigner? Recall(string sha256Hex) => _signers.GetValueOrDefault(sha256Hex);

    internal IEnumerable<SignerCertificate> WithSerial(BigInteger serial) =>
        _anchors.Concat(_others).Where(certificate => certificate.Serial == serial);

    /// <summary>The signer with its path to a pinned root; null when there is no such path. Validity in time is judged at each use.</summary>
    internal TrustedSigner? Resolve(SignerCertificate signer)
    {
        var isPinned = _pinned.Contains(signer.Profile.Sha256Hex);
        if ((PathOf(signer) ?? (isPinned ? [signer] : null)) is not { } path)
        {
            return null;
        }

        if (_signers.Count >= MostRememberedSigners)
        {
            _signers.Clear();
        }

        return _signers.GetOrAdd(signer.Profile.Sha256Hex, new TrustedSigner(signer, path) { IsPinned = isPinned });
    }

    /// <summary>What the lists of this authority say about a certificate that it issued.</summary>
    internal RevocationStatus StatusOf(SignerCertificate certificate, SignerCertificate issuer, DateTimeOffset at) =>
        _revocationLists.StatusOf(certificate, issuer, at);

    // From the certificate up. Several authorities may bear one name (a renewed key, an impostor): every candidate is tried.
    private SignerCertificate[]? PathOf(SignerCertificate certificate, int authoritiesBelow = 0)
    {
        if (_anchors.Any(anchor => anchor.Profile.Sha256Hex == certificate.Profile.Sha256Hex))
        {
            return [certificate];
        }

        return authoritiesBelow == MostAuthorities
            ? null
            : _anchors.Concat(_others)
                .Where(issuer => (issuer.Purposes.PathLength ?? MostAuthorities) >= authoritiesBelow && certificate.IsIssuedBy(issuer))
                .Select(issuer => PathOf(issuer, authoritiesBelow + 1))
                .OfType<SignerCertificate[]>()
                .Select(above => (SignerCertificate[])[certificate, .. above])
                .FirstOrDefault();
    }
}
