using Attestation.Shep;
using Attestation.Stubs.EgovShlyuz.Receiving;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.EgovShlyuz.SyncChannel;

/// <summary>What goes back, before it is signed, and what the journal will know of it.</summary>
internal sealed record Reply(int HttpStatus, byte[] Envelope, JournalEntry Entry)
{
    public static Reply Answered(JournalEntry entry, SyncResponse answer) => new(StatusCodes.Status200OK, answer.Write(), entry);

    // SOAP 1.1 over HTTP: a fault comes with status 500.
    public static Reply Refused(JournalEntry entry, ShepFault fault) =>
        new(StatusCodes.Status500InternalServerError, fault.Write(), entry with { Outcome = fault.ErrorCode });

    public static Reply TooLong(int most, Arrival arrival) =>
        Refused(arrival.Entry(), Faults.Of(FaultCodes.MessageFormat, arrival.At, $"The message is longer than {most} bytes."));
}
