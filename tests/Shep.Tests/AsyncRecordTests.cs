namespace Attestation.Shep.Tests;

public sealed class AsyncRecordTests
{
    private static readonly Sender Sender = new("gateway", "secret");

    public static TheoryData<string, byte[]> Messages => new()
    {
        { "full message", Full.Write() },
        { "bare message", Bare.Write() },
        { "receipt", Receipt.Write() },
        { "query", new MessagesQuery { ServiceId = "S", MessageId = "1", CorrelationId = "2", RequestDate = Given.Morning, Sender = Sender, Amount = 3, Properties = [new("k", "v")] }.Write() },
        { "bare query", new MessagesQuery { ServiceId = "S" }.Write() },
        { "messages", new MessagesAnswer { ResponseDate = Given.Morning, SessionId = Given.Session, Messages = [Full, Bare] }.Write() },
        { "no messages", new MessagesAnswer { ResponseDate = Given.Morning, SessionId = Given.Session }.Write() },
        { "status query", new MessageStatusQuery { MessageId = "1", RequestDate = Given.Morning, Sender = Sender }.Write() },
        { "status", new MessageStatusAnswer { State = MessageState.NotDelivered, Status = Status, ResponseDate = Given.Morning, SessionId = "any" }.Write() },
        { "acceptance", Delivery(isAccepted: true).Write() },
        { "refusal", (Delivery(isAccepted: false) with { Resend = true, Error = Given.Fault() }).Write() },
        { "heard", new DeliveryNotificationAnswer { NotificationId = "1", ResponseDate = Given.Morning, SessionId = Given.Session }.Write() },
        { "change", Change.Write() },
        { "change heard", new StatusChangeAnswer { ResponseDate = Given.Morning, SessionId = Given.Session }.Write() },
        { "fault", Given.Fault().Write(AsyncOperation.SendMessage) },
        { "fault of getMessages", Given.Fault().Write(AsyncOperation.GetMessages) },
        { "fault of getMessageStatus", Given.Fault().Write(AsyncOperation.GetMessageStatus) },
        { "fault of sendDeliveryNotification", Given.Fault().Write(AsyncOperation.SendDeliveryNotification) },
        { "fault of a participant", Given.Fault().Write(AsyncOperation.ChangeMassageStatusNotification) },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void Everything_written_is_valid_by_our_schemas_and_by_the_original_ones(string what, byte[] message)
    {
        var body = ShepEnvelope.BodyOf(message);

        Assert.Empty(ShepSchema.Violations(body));
        Assert.Empty(OriginalSchemas.Violations(body) ?? []);
        Assert.NotEmpty(what);
    }

    [Fact]
    public void A_message_is_read_as_it_was_written()
    {
        var read = AsyncMessage.Read(ShepEnvelope.BodyOf(Full.Write()));

        Assert.Equal(Full with { Data = null, Properties = [] }, read with { Data = null, Properties = [] });
        Assert.Equal(Full.Properties, read.Properties);
        Assert.Equal("text", read.ReceivedData.InnerText);
    }

    [Fact]
    public void A_change_of_state_is_read_as_it_was_written()
    {
        Assert.Equal(Change, StatusChange.Read(ShepEnvelope.BodyOf(Change.Write())));
    }

    [Theory]
    [InlineData("MESSAGE_ACCEPTED", true)]
    [InlineData("MESSAGE_NOT_ACCTEPTED", false)]
    [InlineData("MESSAGE_NOT_ACCEPTED", false)]
    public void The_misspelt_word_and_the_right_one_say_no(string word, bool isAccepted)
    {
        var written = System.Text.Encoding.UTF8.GetString(Delivery(isAccepted: true).Write()).Replace("MESSAGE_ACCEPTED", word, StringComparison.Ordinal);

        Assert.Equal(isAccepted, DeliveryNotification.Read(ShepEnvelope.BodyOf(System.Text.Encoding.UTF8.GetBytes(written))).IsAccepted);
    }

    [Fact]
    public void Replies_are_told_apart()
    {
        var answered = AsyncReply.Read(ShepEnvelope.BodyOf(Receipt.Write()), AsyncReceipt.Read);
        var refused = AsyncReply.Read(ShepEnvelope.BodyOf(Given.Fault().Write(AsyncOperation.SendMessage)), AsyncReceipt.Read);
        var bare = AsyncReply.Read(ShepEnvelope.BodyOf(Given.Envelope("<soap:Fault><faultcode>soap:Server</faultcode><faultstring>no</faultstring></soap:Fault>")), AsyncReceipt.Read);
        var empty = AsyncReply.Read(ShepEnvelope.BodyOf(Given.Envelope("")), AsyncReceipt.Read);

        Assert.Equal(Receipt, Assert.IsType<AsyncReply<AsyncReceipt>.Answered>(answered).Answer);
        Assert.Equal(FaultCodes.MessageFormat, Assert.IsType<AsyncReply<AsyncReceipt>.Refused>(refused).Fault.ErrorCode);
        Assert.Equal("no", Assert.IsType<AsyncReply<AsyncReceipt>.BareFault>(bare).FaultString);
        Assert.IsType<AsyncReply<AsyncReceipt>.Empty>(empty);
    }

    [Fact]
    public void A_portals_request_and_its_answer_survive_the_journey()
    {
        var system = new PortalSystemInfo("10109001292987", "3382552", Given.Morning);
        var act = new PortalAct { CodeType = "C", FileName = "n", FileId = "f", DocNumber = "d", DocDate = new DateOnly(2026, 10, 6), FileType = "t" };
        var request = PortalRequest.Read(Given.Travelled(new PortalRequest { System = system, Iin = Given.Iin, MediaType = "text/plain", Content = "<&>"u8.ToArray() }));
        var status = PortalStatus.Read(Given.Travelled(new PortalStatus { System = system, CurrentStatus = "001", CurrentStatusText = "<&>", EventId = "e-1", Act = act }));

        Assert.Equal((system, Given.Iin, "<&>"), (request.System, request.Iin, System.Text.Encoding.UTF8.GetString(request.Content.Span)));
        Assert.Equal((system, "001", "<&>", "e-1", act), (status.System, status.CurrentStatus, status.CurrentStatusText, status.EventId, status.Act));
    }

    private static MessageStatus Status => new("1", "text", Given.Morning);

    private static AsyncMessage Bare => new() { ServiceId = "S", Type = AsyncMessageType.Request, MessageDate = Given.Morning, Sender = new Sender("s") };

    private static AsyncMessage Full => Bare with
    {
        MessageId = "254000001",
        CorrelationId = "3380001",
        Type = AsyncMessageType.Notification,
        RouteId = "r",
        Sender = Sender,
        Properties = [new Property("k", "v"), new Property("k2", "")],
        SessionId = Given.Session,
        Data = Given.Text("text"),
    };

    private static AsyncReceipt Receipt => new() { MessageId = "1", CorrelationId = "2", ResponseDate = Given.Morning, SessionId = Given.Session };

    private static StatusChange Change => new()
    {
        NotificationId = "1",
        MessageId = "2",
        At = Given.Morning,
        State = MessageState.DeliveryStopped,
        Status = Status,
        Error = Given.Fault() with { SubError = Given.Fault() },
        SessionId = Given.Session,
    };

    private static DeliveryNotification Delivery(bool isAccepted) =>
        new() { MessageId = "1", ServiceId = "S", IsAccepted = isAccepted, At = Given.Morning, Sender = Sender };
}
