using System.Xml;

namespace Attestation.Signatures;

/// <summary>What verification of a WS-Security transport signature found.</summary>
public sealed record TransportVerdict
{
    /// <summary>True only when <see cref="Code"/> is <see cref="VerdictCode.Valid"/>.</summary>
    public bool IsValid => Code is VerdictCode.Valid;

    /// <summary>The reason, for programs.</summary>
    public required VerdictCode Code { get; init; }

    /// <summary>The reason, in plain English, without personal data.</summary>
    public required string Explanation { get; init; }

    /// <summary>Whose key signed; null while it is not certain that the certificate comes from a trusted authority.</summary>
    public CertificateProfile? Signer { get; init; }

    /// <summary>The instance that was verified, its unsigned header included; null unless valid.</summary>
    public XmlDocument? Envelope { get; init; }

    /// <summary>The very <c>soap:Body</c> element that was verified; null unless valid. Only what is inside it is signed.</summary>
    public XmlElement? Body { get; init; }
}
