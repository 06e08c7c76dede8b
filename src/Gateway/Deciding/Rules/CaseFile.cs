namespace Attestation.Gateway.Deciding;

/// <summary>Everything a decision is made from: nothing else may influence it, so that an old case replays to the same decision.</summary>
internal sealed record CaseFile(Application Application, Evidence Evidence, DateTimeOffset ReceivedAt, PersonsDecision? Review)
{
    /// <summary>The edition of the rules the case was received under; null for a case that has none yet.</summary>
    public string? Edition { get; init; }

    /// <summary>The instant that decides the school year and the window: the portal's, if the message took at most a day to arrive.</summary>
    public DateTimeOffset FiledAt
    {
        get
        {
            var delivery = ReceivedAt - Application.SubmittedAt;

            return delivery >= TimeSpan.Zero && delivery <= TimeSpan.FromHours(24) ? Application.SubmittedAt : ReceivedAt;
        }
    }
}
