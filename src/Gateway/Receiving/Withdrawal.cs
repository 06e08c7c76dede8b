using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Receiving;

/// <summary>The applicant takes the application back: at any stop, until the notice is issued. It does not count for the school year then.</summary>
internal static class Withdrawal
{
    /// <summary>Null when the case has ended: what was issued stays issued, and twice withdrawn is once withdrawn.</summary>
    public static Step? Of(Case found, string reason, DateTimeOffset instant)
    {
        if (found.HasEnded)
        {
            return null;
        }

        var now = Kazakhstan.ToLocal(instant);

        return new Step(
            found with { State = CaseState.Withdrawn, DueAt = null },
            new JournalNote("Receiving", "withdrawn", new { during = found.State.ToString() }, new { reason }),
            EventMessages.Withdrawn(found, now),
            EventMessages.Stage(found, ServiceStage.Withdrawn, now));
    }
}
