using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Stubs.EgovShlyuz.Registers;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.EgovShlyuz.SyncChannel;

/// <summary>Checks in the order of the real thing (XML, envelope, signature, sender, service), then asks the register.</summary>
internal sealed class Dispatcher(TransportKeys keys, Senders senders, IEnumerable<IRegister> registers)
{
    private readonly Dictionary<string, IRegister> _registers = registers.ToDictionary(register => register.ServiceId, StringComparer.Ordinal);

    public Reply Answer(byte[] body, DateTimeOffset now)
    {
        var entry = Reply.Unread(now);
        try
        {
            var verdict = keys.Verify(body, now);
            entry = entry with { Signature = verdict.Code.ToString(), SignatureIsValid = verdict.IsValid };

            var code = CodeFor(verdict.Code);
            if (code is FaultCodes.MessageFormat)
            {
                return Reply.Refused(entry, Faults.Of(code, now, verdict.Explanation));
            }

            // Of a message that is not signed as it should be only the names are read, because a broken envelope goes before a broken signature.
            var request = verdict.IsValid ? SyncRequest.Read(verdict.Body!) : SyncRequest.Read(body);
            entry = entry with { Operation = request.ServiceId, MessageId = request.MessageId, Caller = request.Sender.SenderId };

            return verdict.IsValid
                ? Pass(entry, request, verdict.Signer?.Bin)
                : Reply.Refused(entry, Faults.Of(code, now, verdict.Explanation));
        }
        catch (ShepFormatException broken)
        {
            return Reply.Refused(entry, Faults.Of(FaultCodes.MessageFormat, now, broken.Message));
        }
    }

    private Reply Pass(JournalEntry entry, SyncRequest request, string? binOfSigner)
    {
        if (senders.WhyNot(request.Sender, binOfSigner) is { } reason)
        {
            return Reply.Refused(entry, Faults.Of(FaultCodes.SenderRefused, entry.At, reason));
        }

        return _registers.TryGetValue(request.ServiceId, out var register)
            ? Ask(register, entry, request)
            : Reply.Refused(entry, Faults.Of(FaultCodes.UnknownService, entry.At));
    }

    private static Reply Ask(IRegister register, JournalEntry entry, SyncRequest request)
    {
        var session = SessionId.New();
        var answer = register.Answer(request, entry.At);
        var known = entry with { Iin = answer.Iin, Outcome = answer.Outcome };

        return answer switch
        {
            RegisterAnswer.Given given => Reply.Answered(
                known, Response(entry.At, session, ShepStatusCodes.Success, "Запрос выполнен успешно", given.RequestId, given.Payload)),
            RegisterAnswer.Declined declined => Reply.Answered(
                known, Response(entry.At, session, declined.Code, declined.Message, requestId: null, data: null)),
            _ => Reply.Refused(known, Faults.Of(FaultCodes.InternalError, entry.At, "The register does not answer.", session)),
        };
    }

    private static SyncResponse Response(DateTimeOffset now, string session, string code, string message, string? requestId, IPayload? data) => new()
    {
        MessageId = Guid.NewGuid().ToString(),
        CorrelationId = requestId,
        ResponseDate = now,
        StatusCode = code,
        StatusMessage = message,
        SessionId = session,
        Data = data,
    };

    private static string CodeFor(VerdictCode verdict) => verdict switch
    {
        VerdictCode.NotXml or VerdictCode.Dtd or VerdictCode.TooLarge or VerdictCode.TooDeep or VerdictCode.TooManyAttributes
            or VerdictCode.CommentOrInstruction or VerdictCode.MalformedEnvelope => FaultCodes.MessageFormat,
        VerdictCode.NoSignature => FaultCodes.NotSigned,
        VerdictCode.Expired or VerdictCode.NotYetValid => FaultCodes.TransportSignatureNotCurrent,
        _ => FaultCodes.TransportSignatureWrong,
    };
}
