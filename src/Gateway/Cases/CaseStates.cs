namespace Attestation.Gateway.Cases;

internal static class CaseStates
{
    // Spelt out: Enum.Parse would take "7" as well.
    public static CaseState Parse(string name) => name switch
    {
        nameof(CaseState.Collecting) => CaseState.Collecting,
        nameof(CaseState.Deciding) => CaseState.Deciding,
        nameof(CaseState.Notices) => CaseState.Notices,
        nameof(CaseState.Signing) => CaseState.Signing,
        nameof(CaseState.Issuing) => CaseState.Issuing,
        nameof(CaseState.InReview) => CaseState.InReview,
        nameof(CaseState.AwaitingSignature) => CaseState.AwaitingSignature,
        nameof(CaseState.Parked) => CaseState.Parked,
        nameof(CaseState.Issued) => CaseState.Issued,
        nameof(CaseState.Withdrawn) => CaseState.Withdrawn,
        _ => throw new InvalidOperationException($"'{name}' is not the state of a case. Is the database of a newer version?"),
    };
}
