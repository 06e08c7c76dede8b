namespace Attestation.Gateway.Cases;

/// <summary>
/// The stop a case stands before, or where it rests. Collecting, Deciding, Notices, Signing and Issuing are worked on by the gateway;
/// in the others it waits for somebody, or has ended.
/// </summary>
internal enum CaseState
{
    Collecting,
    Deciding,
    Notices,
    Signing,
    Issuing,
    InReview,
    AwaitingSignature,
    Parked,
    Issued,
    Withdrawn,
}
