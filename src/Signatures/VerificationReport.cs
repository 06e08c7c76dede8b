using System.Xml;

namespace Attestation.Signatures;

/// <summary>Everything that was found out about a signed document: fit to be shown to a court.</summary>
public sealed record VerificationReport
{
    /// <summary>What it comes to.</summary>
    public Conclusion Conclusion => Code switch
    {
        VerdictCode.Valid => Conclusion.Genuine,
        VerdictCode.RevocationUnknown => Conclusion.CannotTell,
        _ => Conclusion.NotGenuine,
    };

    /// <summary>The first reason against it, for programs. <see cref="VerdictCode.RevocationUnknown"/> only when nothing else speaks against it.</summary>
    public required VerdictCode Code { get; init; }

    /// <summary>The reason in three languages, without personal data.</summary>
    public VerdictSentence Sentence => VerdictSentence.Of(Code);

    /// <summary>
    /// The time of verification: the certificates were judged as they stood then. The signature format carries no time of its own that could be
    /// believed, so when exactly the document was signed it does not prove.
    /// </summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was asked about revocation.</summary>
    public required RevocationMode Revocation { get; init; }

    /// <summary>Each signature, the last one first. Empty when the document as a whole was refused.</summary>
    public required IReadOnlyList<SignatureReport> Signatures { get; init; }

    /// <summary>The instance that was verified, without its signatures; null unless genuine. The only thing a caller may read data from.</summary>
    public XmlDocument? Content { get; init; }
}
