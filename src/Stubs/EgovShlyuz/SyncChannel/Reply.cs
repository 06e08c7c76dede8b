using Attestation.Shep;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.EgovShlyuz.SyncChannel;

/// <summary>What goes back, before it is signed, and what the journal will know of it.</summary>
internal sealed record Reply(int HttpStatus, byte[] Envelope, JournalEntry Entry)
{
    public static Reply Answered(JournalEntry entry, SyncResponse answer) => new(StatusCodes.Status200OK, answer.Write(), entry);

    // SOAP 1.1 over HTTP: a fault comes with status 500.
    public static Reply Refused(JournalEntry entry, ShepFault fault) =>
        new(StatusCodes.Status500InternalServerError, fault.Write(), entry with { Outcome = fault.ErrorCode });

    public static Reply TooLong(int most, DateTimeOffset now) =>
        Refused(Unread(now), Faults.Of(FaultCodes.MessageFormat, now, $"The message is longer than {most} bytes."));

    public static JournalEntry Unread(DateTimeOffset now) => new() { At = now, Operation = "", Outcome = "", HttpStatus = 0 };
}
