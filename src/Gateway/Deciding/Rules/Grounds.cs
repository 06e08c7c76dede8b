namespace Attestation.Gateway.Deciding;

/// <summary>The three grounds of refusal (list of main requirements, row 9).</summary>
internal static class Grounds
{
    /// <summary>Unreliable documents or data. A person alone decides it: it bars the teacher for years (Rules, p. 62).</summary>
    public const string Unreliable = "S2-24";

    /// <summary>Materials or data that do not meet the requirements.</summary>
    public const string NotMet = "S2-25";

    /// <summary>No consent to access restricted personal data.</summary>
    public const string NoConsent = "S2-26";

    public static Citation CitationOf(string ground) => ground switch
    {
        Unreliable => MainRequirements.Unreliable.Citation,
        NotMet => MainRequirements.NotMet.Citation,
        NoConsent => MainRequirements.Consent.Citation,
        _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, "The law knows three grounds."),
    };
}
