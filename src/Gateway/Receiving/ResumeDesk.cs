using System.Security.Cryptography;
using System.Text.Json;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;

namespace Attestation.Gateway.Receiving;

/// <summary>
/// An operator has mended what a case was parked for: it goes back before the stop at which it was parked. One that was parked at receipt
/// is received now, with the instant at which it arrived. One that waits for a silent register need not wait for its next try.
/// </summary>
internal sealed class ResumeDesk(CaseStore cases, Registration registration, Clocks clocks)
{
    /// <param name="id">Which application.</param>
    /// <param name="by">Who says so; in the journal, encrypted.</param>
    /// <param name="reason">Why; likewise.</param>
    /// <param name="cancellationToken">Stops waiting for the database.</param>
    public async Task<Resumption> ResumeAsync(Guid id, string by, string reason, CancellationToken cancellationToken)
    {
        try
        {
            var stop = await cases.ParkedBeforeAsync(id, cancellationToken);
            CaseState? was = null;
            var resumed = await cases.ResumeAsync(
                id,
                found =>
                {
                    was = found.State;
                    return Resume(found, stop, new { by, reason });
                },
                cancellationToken);

            return (resumed, was) switch
            {
                (null, _) => new Resumption.Unknown(),
                (_, CaseState.Parked or CaseState.Collecting) => new Resumption.Resumed(resumed.Number, resumed.State),
                _ => new Resumption.NotParked(resumed.State),
            };
        }
        catch (Exception gap) when (gap is OutsideCalendarException or SchoolYearsException or EditionException)
        {
            return new Resumption.StillBlocked(gap.Message);
        }
        catch (Exception damage) when (damage is CryptographicException or JsonException)
        {
            return new Resumption.StillBlocked("What is stored cannot be read. Restore the file of keys, or the row from a back-up.");
        }
    }

    private Step? Resume(Case found, string? stop, object personal)
    {
        var now = clocks.Now;

        return found.State switch
        {
            CaseState.Parked when stop == Registration.Stop || found.Terms is null => Receive(found, now, personal),
            CaseState.Parked => Put(found with { State = CaseStates.Parse(stop!) }, now, personal),
            CaseState.Collecting => Put(found, now, personal),
            _ => null,
        };
    }

    private Step Receive(Case found, DateTimeOffset now, object personal)
    {
        var opened = registration.Open(found, now) with { Attempts = 0 };
        var note = new JournalNote(Registration.Stop, "resumed", new { opened.Terms!.RegisteredAt, opened.Terms.DueBy }, personal);

        return new Step(opened, note, Registration.Messages(opened));
    }

    private static Step Put(Case found, DateTimeOffset now, object personal) => new(
        found with { DueAt = now, Attempts = 0 }, new JournalNote(found.State.ToString(), "resumed", null, personal));
}

/// <summary>What became of an operator's word.</summary>
internal abstract record Resumption
{
    private Resumption()
    {
    }

    internal sealed record Resumed(string Number, CaseState State) : Resumption;

    /// <summary>Nothing was changed: it is somebody else's turn, or it has ended.</summary>
    internal sealed record NotParked(CaseState State) : Resumption;

    internal sealed record Unknown : Resumption;

    /// <summary>Nothing was changed: the cause is still there.</summary>
    internal sealed record StillBlocked(string Why) : Resumption;
}
