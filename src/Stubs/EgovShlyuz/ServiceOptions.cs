using Attestation.Shep;

namespace Attestation.Stubs.EgovShlyuz;

/// <summary>What is different about a service.</summary>
public sealed class ServiceOptions
{
    /// <summary>Its name in the registry.</summary>
    public string ServiceId { get; set; } = "";

    /// <summary>Whether messages to it must have a good transport signature.</summary>
    public bool CheckTransportSignature { get; set; } = true;

    /// <summary>Whether business data must be signed; <see langword="null"/> for what the real service does.</summary>
    public bool? CheckDataSignature { get; set; }

    /// <summary>What is done with a messageId that its sender has used before.</summary>
    public ReplayMode Replays { get; set; } = ReplayMode.Answer;

    /// <summary>How the answer's business data lie in <c>data</c>.</summary>
    public PayloadPacking AnswerPacking { get; set; } = PayloadPacking.Elements;

    /// <summary>Whether the answer's business data are signed by the double's key, over what the packing makes of them.</summary>
    public bool SignAnswerData { get; set; }

    internal IEnumerable<string> Mistakes(string place)
    {
        if (ServiceId.Length is 0)
        {
            yield return $"{place}:ServiceId is missing.";
        }

        // With data in a namespace an answer would break the schema; no answer does.
        if (!Enum.IsDefined(AnswerPacking) || AnswerPacking is PayloadPacking.ForeignElements)
        {
            yield return $"{place}:AnswerPacking must be one of {string.Join(", ", Enum.GetNames<PayloadPacking>())}, but not ForeignElements.";
        }

        if (!Enum.IsDefined(Replays))
        {
            yield return $"{place}:Replays must be Answer or Refuse.";
        }
    }
}

/// <summary>What is different for a tenant.</summary>
public sealed class TenantOptions
{
    /// <summary>What is done with messages that the schemas forbid; <see langword="null"/> for what is done for everybody.</summary>
    public ParsingMode? Mode { get; set; }
}

/// <summary>What is done with messages that the schemas forbid and working clients send.</summary>
public enum ParsingMode
{
    /// <summary>They are taken; the journal says what they were forgiven.</summary>
    Lenient,

    /// <summary>They are refused with SCE001.</summary>
    Strict,
}

/// <summary>What is done with a messageId that its sender has used before.</summary>
public enum ReplayMode
{
    /// <summary>It is answered again, as a new one.</summary>
    Answer,

    /// <summary>It is refused with SCE001.</summary>
    Refuse,
}
