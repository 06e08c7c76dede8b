namespace Attestation.Gateway.Deciding;

/// <summary>S2-26: without consent under article 8 of the Law on personal data nothing may be asked.</summary>
internal static class ConsentRule
{
    public static IEnumerable<Finding> Shortcomings(CaseFile file)
    {
        if (file.Evidence.Consent is { State: ConsentState.NotGiven or ConsentState.Denied or ConsentState.Expired } consent)
        {
            yield return NoConsent(consent);
        }
    }

    public static Finding NoConsent(ConsentAnswer consent) => new(Texts.NoConsent, $"consent: {consent.State}", FactSource.Of(consent));
}
