using System.Formats.Asn1;
using System.Numerics;

namespace Attestation.Signatures.Certificates;

/// <summary>A revocation list whose signature has been checked, complete or delta, with its serial numbers indexed once (RFC 5280, 5).</summary>
internal sealed class RevocationList
{
    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 0, isConstructed: true);

    private readonly Dictionary<BigInteger, RevokedEntry> _entries = [];
    private SignerCertificate? _issuer;

    private RevocationList(AsnReader list)
    {
        if (list.PeekTag() == Asn1Tag.Integer)
        {
            list.ReadInteger();
        }

        InnerAlgorithm = list.ReadEncodedValue();
        IssuerName = list.ReadEncodedValue();
        ThisUpdate = RevokedEntry.ReadTime(list);
        NextUpdate = IsTime(list) ? RevokedEntry.ReadTime(list) : null;

        if (list.HasData && list.PeekTag() == Asn1Tag.Sequence)
        {
            ReadEntries(list.ReadSequence());
        }

        if (list.HasData)
        {
            ReadExtensions(list.ReadSequence(Extensions).ReadSequence());
        }

        list.ThrowIfNotEmpty();
    }

    private ReadOnlyMemory<byte> IssuerName { get; }

    public DateTimeOffset ThisUpdate { get; }

    public DateTimeOffset? NextUpdate { get; }

    /// <summary>Says only what has changed since a complete list.</summary>
    public bool IsDelta { get; private set; }

    private ReadOnlyMemory<byte> InnerAlgorithm { get; }

    // Any other critical extension changes what the list means (a part of the certificates, another issuer's): then it is no answer.
    private bool IsUsable { get; set; } = true;

    /// <summary>Null when none of the authorities signed it, or it has a critical extension that is not understood.</summary>
    /// <exception cref="AsnContentException">Not a revocation list.</exception>
    public static RevocationList? Open(ReadOnlyMemory<byte> encoded, IEnumerable<SignerCertificate> authorities)
    {
        var signed = SignedAsn.Decode(encoded);
        var list = new RevocationList(new AsnReader(signed.ToBeSigned, AsnEncodingRules.DER).ReadSequence());
        list._issuer = authorities.FirstOrDefault(authority =>
            authority.Certificate.SubjectName.RawData.AsSpan().SequenceEqual(list.IssuerName.Span)
            && authority.Purposes.CanIssueRevocationLists
            && signed.IsSignedBy(authority, list.InnerAlgorithm));

        return list is { IsUsable: true, _issuer: not null } ? list : null;
    }

    /// <summary>Whether this authority's key signed the list; two authorities may bear the same name.</summary>
    public bool IsOf(SignerCertificate authority) => _issuer?.HasSameKeyAs(authority) == true;

    // A list without an end says nothing about how long it may be believed.
    public bool Covers(DateTimeOffset at) => ThisUpdate <= at && at <= NextUpdate;

    public RevokedEntry? Find(BigInteger serial) => _entries.TryGetValue(serial, out var entry) ? entry : null;

    public IReadOnlyCollection<BigInteger> Serials => _entries.Keys;

    private void ReadEntries(AsnReader entries)
    {
        while (entries.HasData)
        {
            var (serial, entry, isUnderstood) = RevokedEntry.Read(entries.ReadSequence());
            _entries[serial] = entry;
            IsUsable &= isUnderstood;
        }
    }

    private void ReadExtensions(AsnReader extensions)
    {
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            var oid = extension.ReadObjectIdentifier();
            var isCritical = extension.PeekTag() == Asn1Tag.Boolean && extension.ReadBoolean();
            IsDelta |= oid == Oids.DeltaCrlIndicator;
            IsUsable &= !isCritical || oid == Oids.DeltaCrlIndicator;
        }
    }

    private static bool IsTime(AsnReader reader) =>
        reader.HasData && reader.PeekTag() is { TagClass: TagClass.Universal, TagValue: (int)UniversalTagNumber.UtcTime or (int)UniversalTagNumber.GeneralizedTime };
}
