using System.Text;
using Attestation.Shep;
using Attestation.Signatures;

namespace Attestation.Stubs.EgovShlyuz.Conformance;

/// <summary>What the tests ask the double, for any other endpoint.</summary>
internal sealed class Questions(SigningKey key, Sender sender, string iin, string bin, TimeProvider clock)
{
    private const int Huge = 50 * 1024 * 1024;
    private const int Deep = 20_000;

    // The chain that the earlier questions have opened.
    private AsyncReceipt? _opened;

    public IReadOnlyList<Question> All() =>
    [
        Ask("A signed request is answered", () => Signed(Epvo()), answer => answer.MustBe(200, ShepStatusCodes.Success)),
        Ask("A key named by issuer and serial number is good, if the endpoint knows it", () => Sign(Epvo().Write(), KeyReference.IssuerSerial), KnownOrNot),
        Ask("A session without braces is forgiven", () => Changed("</sender>", "</sender><sessionId>none</sessionId>"), answer => answer.MustBe(200, ShepStatusCodes.Success)),
        Ask("Elements out of order are forgiven", () => Changed("<messageDate>", "<sessionId></sessionId><messageDate>"), answer => answer.MustBe(200, ShepStatusCodes.Success)),
        Ask("data in another namespace is forgiven", () => Changed("<data>", "<data xmlns=\"http://bip.bee.kz/SyncChannel/v10/Interfaces\">"), Anything),
        Refused("An unknown service is SCE004", FaultCodes.UnknownService, () => Signed(Epvo() with { ServiceId = "NO_SUCH_SERVICE" })),
        Refused("An unsigned request is SCE007", FaultCodes.NotSigned, () => Epvo().Write()),
        Refused("A request changed after it was signed is SCE006", FaultCodes.TransportSignatureWrong, Tampered),
        Refused("A signed body moved aside for another is SCE006", FaultCodes.TransportSignatureWrong, Wrapped),
        Refused("A request without a sender is SCE001", FaultCodes.MessageFormat, WithoutSender),
        Refused("An empty body is SCE001", FaultCodes.MessageFormat, () => []),
        Refused("What is not XML is SCE001", FaultCodes.MessageFormat, () => "not XML"u8.ToArray()),
        Refused("A DTD is SCE001", FaultCodes.MessageFormat, () => "<!DOCTYPE a [<!ENTITY e 'e'>]><a>&e;</a>"u8.ToArray()),
        Refused("Twenty thousand nested elements are SCE001", FaultCodes.MessageFormat, Nested),
        Refused("Fifty megabytes are SCE001", FaultCodes.MessageFormat, () => new byte[Huge]),
        new("A REQUEST opens a chain with decimal numbers", Channel.Async, () => Sign(Chained(AsyncMessageType.Request, null).Write()), Opened),
        new("A RESPONSE without a chain is SCE001", Channel.Async, () => Sign(Chained(AsyncMessageType.Response, null).Write()), answer => answer.MustBe(500, FaultCodes.MessageFormat)),
        new("The state of a message can be asked", Channel.Async, StateQuery, answer => answer.HttpStatus is 200 ? null : "the state was not told"),
        new("Messages can be fetched, and come with a session", Channel.Async, () => Sign(Fetching().Write()), Fetched),
        AsyncRefused("A NOTIFICATION for a chain that nobody opened is SCE001", FaultCodes.MessageFormat, () => Sign(Chained(AsyncMessageType.Notification, "1").Write())),
        AsyncRefused("News of the delivery of no message are SCE001", FaultCodes.MessageFormat, () => Sign(Delivered().Write())),
        AsyncRefused("changeMassageStatusNotification, which is the participants', is SCE001", FaultCodes.MessageFormat, () => Sign(Change().Write())),
        AsyncRefused("An unsigned REQUEST is SCE007", FaultCodes.NotSigned, () => Chained(AsyncMessageType.Request, null).Write()),
        AsyncRefused("What is not XML is SCE001 on the asynchronous channel too", FaultCodes.MessageFormat, () => "not XML"u8.ToArray()),
        AsyncRefused("Fifty megabytes are SCE001 on the asynchronous channel too", FaultCodes.MessageFormat, () => new byte[Huge]),
    ];

    private static Question Ask(string title, Func<byte[]> message, Func<Observed, string?> difference) => new(title, Channel.Sync, message, difference);

    private static Question Refused(string title, string code, Func<byte[]> message) => Ask(title, message, answer => answer.MustBe(500, code));

    private static Question AsyncRefused(string title, string code, Func<byte[]> message) => new(title, Channel.Async, message, answer => answer.MustBe(500, code));

    private static string? Fetched(Observed answer) =>
        answer is { HttpStatus: 200, Body: { } body } ? MessagesAnswer.Read(body).SessionId is ['{', .., '}'] ? null : "the session has no braces" : answer.MustBe(200, "");

    private static string? Anything(Observed answer) => answer.HttpStatus is 200 ? null : answer.MustBe(200, ShepStatusCodes.Success);

    private static string? KnownOrNot(Observed answer) =>
        answer.MustBe(200, ShepStatusCodes.Success) is { } different && answer.MustBe(500, FaultCodes.TransportSignatureWrong) is not null ? different : null;

    private string? Opened(Observed answer)
    {
        if (answer is not { HttpStatus: 200, Body: { } body })
        {
            return answer.MustBe(200, "");
        }

        _opened = AsyncReceipt.Read(body);
        return _opened.MessageId.All(char.IsAsciiDigit) && _opened.CorrelationId.All(char.IsAsciiDigit) ? null : "the numbers are not decimal";
    }

    private SyncRequest Epvo() => new()
    {
        MessageId = Guid.NewGuid().ToString(),
        ServiceId = ServiceIds.EpvoDigitalDocs,
        MessageDate = clock.GetUtcNow(),
        Sender = sender,
        Data = new EpvoRequest { RequestorBin = bin, Iin = iin },
    };

    private AsyncMessage Chained(AsyncMessageType type, string? chain) => new()
    {
        CorrelationId = chain,
        ServiceId = ServiceIds.Attestation,
        Type = type,
        MessageDate = clock.GetUtcNow(),
        Sender = sender,
    };

    private MessagesQuery Fetching() => new() { ServiceId = ServiceIds.Attestation, Sender = sender, RequestDate = clock.GetUtcNow(), Amount = 1 };

    private DeliveryNotification Delivered() =>
        new() { MessageId = "1", ServiceId = ServiceIds.Attestation, IsAccepted = true, At = clock.GetUtcNow(), Sender = sender };

    private StatusChange Change() => new()
    {
        NotificationId = "1",
        MessageId = "1",
        At = clock.GetUtcNow(),
        State = MessageState.Delivered,
        Status = new MessageStatus("DELIVERED", "", clock.GetUtcNow()),
        SessionId = SessionId.New(),
    };

    private byte[] StateQuery() =>
        Sign(new MessageStatusQuery { MessageId = _opened?.MessageId ?? "0", RequestDate = clock.GetUtcNow(), Sender = sender }.Write());

    private byte[] Signed(SyncRequest request) => Sign(request.Write());

    private byte[] Sign(byte[] envelope, KeyReference reference = KeyReference.KeyIdentifier) => TransportSignature.Sign(envelope, key, reference);

    private byte[] Changed(string was, string becomes) =>
        Sign(Bytes(Text(Epvo().Write()).Replace(was, becomes, StringComparison.Ordinal)));

    private byte[] Tampered() => Bytes(Text(Signed(Epvo())).Replace(ServiceIds.EpvoDigitalDocs, $"{ServiceIds.EpvoDigitalDocs}x", StringComparison.Ordinal));

    private byte[] WithoutSender()
    {
        var document = Text(Epvo().Write());
        var start = document.IndexOf("<sender>", StringComparison.Ordinal);

        return Sign(Bytes(document.Remove(start, document.IndexOf("</sender>", StringComparison.Ordinal) + "</sender>".Length - start)));
    }

    private byte[] Wrapped()
    {
        var signed = Text(Signed(Epvo()));
        var start = signed.IndexOf("<soap:Body", StringComparison.Ordinal);
        var body = signed[start..signed.IndexOf("</soap:Envelope>", StringComparison.Ordinal)];
        var forged = $"<soap:Body>{body[(body.IndexOf('>', StringComparison.Ordinal) + 1)..]}";

        return Bytes(signed.Replace(body, forged, StringComparison.Ordinal)
            .Replace("</soap:Header>", $"<w:aside xmlns:w=\"urn:aside\">{body}</w:aside></soap:Header>", StringComparison.Ordinal));
    }

    private static byte[] Nested() => Bytes(string.Concat(Enumerable.Repeat("<a>", Deep)) + string.Concat(Enumerable.Repeat("</a>", Deep)));

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
