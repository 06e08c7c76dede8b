using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Stubs.EgovShlyuz.Receiving;
using Attestation.Stubs.EgovShlyuz.Registers;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.EgovShlyuz.SyncChannel;

/// <summary>What has passed the door is brought to the register that it is for.</summary>
internal sealed class Dispatcher(EgovShlyuzOptions options, Reception reception, BusinessData data, Replays replays, IEnumerable<IRegister> registers)
{
    private readonly Dictionary<string, IRegister> _registers = registers.ToDictionary(register => register.ServiceId, StringComparer.Ordinal);

    public Reply Answer(byte[] body, Arrival arrival) => reception.Receive(body, arrival, NamesIn) switch
    {
        Received.Taken taken => Pass(taken.Entry, SyncRequest.Read(taken.Body), taken.Signer),
        Received.Refused refused => Reply.Refused(refused.Entry, Faults.Of(refused.Code, arrival.At, refused.Details)),
        _ => throw new InvalidOperationException("A message is taken or refused."),
    };

    private static Letterhead NamesIn(System.Xml.XmlElement body)
    {
        var request = SyncRequest.Read(body);

        return new("SendMessage", request.ServiceId, request.MessageId, request.Sender);
    }

    private Reply Pass(JournalEntry entry, SyncRequest request, CertificateProfile? signer)
    {
        if (!_registers.TryGetValue(request.ServiceId, out var register))
        {
            return Reply.Refused(entry, Faults.Of(FaultCodes.UnknownService, entry.At));
        }

        if (options.Service(request.ServiceId)?.Replays is ReplayMode.Refuse && !replays.IsFirst(entry.Tenant, request.Sender.SenderId, request.MessageId))
        {
            return Reply.Refused(entry, Faults.Of(FaultCodes.MessageFormat, entry.At, "The messageId was used before."));
        }

        try
        {
            return data.WhyNot(request, register, entry.At) is { } code
                ? Reply.Refused(entry, Faults.Of(code, entry.At))
                : Ask(register, entry, BusinessData.Unpacked(request), signer);
        }
        catch (ShepFormatException broken)
        {
            return Reply.Refused(entry, Faults.Of(FaultCodes.MessageFormat, entry.At, broken.Message));
        }
    }

    private Reply Ask(IRegister register, JournalEntry entry, SyncRequest request, CertificateProfile? signer)
    {
        var session = SessionId.New();
        var answer = register.Answer(request, signer, entry.At);
        var known = entry with { Iin = answer.Iin is "" ? null : answer.Iin, Outcome = answer.Outcome };

        return answer switch
        {
            RegisterAnswer.Given given => Reply.Answered(
                known, Response(entry.At, session, ShepStatusCodes.Success, "Запрос выполнен успешно", given.RequestId, data.Packed(request.ServiceId, given.Payload))),
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
}
