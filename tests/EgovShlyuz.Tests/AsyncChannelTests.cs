using System.Xml;
using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Stubs.EgovShlyuz;

namespace Attestation.EgovShlyuz.Tests;

public sealed class AsyncChannelTests
{
    private const string Service = "ATTESTATION_UniversalService";

    [Fact]
    public async Task A_chain_goes_from_request_to_response_by_fetching()
    {
        await using var bench = await Bench.StartAsync();

        var opened = await TakenAsync(bench, Message("portal", AsyncMessageType.Request, "question"));
        var question = Assert.Single(await FetchAsync(bench, "school"));
        await SettleAsync(bench, question, "school", isAccepted: true);
        await TakenAsync(bench, Message("school", AsyncMessageType.Notification, "wait") with { CorrelationId = question.CorrelationId });
        await TakenAsync(bench, Message("school", AsyncMessageType.Response, "answer") with { CorrelationId = question.CorrelationId });
        var answers = await FetchAsync(bench, "portal");

        Assert.Equal((opened.MessageId, opened.CorrelationId, "portal"), (question.MessageId, question.CorrelationId, question.Sender.SenderId));
        Assert.Equal(["wait", "answer"], answers.Select(answer => answer.ReceivedData.InnerText));
        Assert.All(answers, answer => Assert.Equal(opened.CorrelationId, answer.CorrelationId));
        Assert.Equal([AsyncMessageType.Notification, AsyncMessageType.Response], answers.Select(answer => answer.Type));
        Assert.Empty(await FetchAsync(bench, "school"));
    }

    [Fact]
    public async Task Numbers_are_decimal_and_the_doubles_own()
    {
        await using var bench = await Bench.StartAsync();

        var first = await TakenAsync(bench, Message("portal", AsyncMessageType.Request) with { MessageId = "mine", CorrelationId = "mine too" });
        var second = await TakenAsync(bench, Message("portal", AsyncMessageType.Request));

        Assert.All([first.MessageId, first.CorrelationId], number => Assert.True(number.All(char.IsAsciiDigit), number));
        Assert.Equal((9, 7), (first.MessageId.Length, first.CorrelationId.Length));
        Assert.NotEqual((first.MessageId, first.CorrelationId), (second.MessageId, second.CorrelationId));
        Assert.Equal(2, bench.Shlyuz.Journal.All()[0].Bent.Count);
    }

    [Fact]
    public async Task Strictly_nobody_gives_the_numbers_but_the_double()
    {
        await using var bench = await Bench.StartAsync(options => options.Mode = ParsingMode.Strict);

        var reply = await bench.AskAsync(Message("portal", AsyncMessageType.Request) with { MessageId = "mine" });

        Assert.Equal(FaultCodes.MessageFormat, Assert.IsType<AsyncReply<AsyncReceipt>.Refused>(reply).Fault.ErrorCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1")]
    [InlineData("no number")]
    public async Task What_is_no_request_belongs_to_a_chain(string? correlationId)
    {
        await using var bench = await Bench.StartAsync();

        var reply = await bench.AskAsync(Message("school", AsyncMessageType.Response) with { CorrelationId = correlationId });

        var fault = Assert.IsType<AsyncReply<AsyncReceipt>.Refused>(reply).Fault;
        Assert.Equal(FaultCodes.MessageFormat, fault.ErrorCode);
        Assert.Contains("correlationId", fault.ErrorData, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_has_no_part_in_a_chain()
    {
        await using var bench = await Bench.StartAsync();
        var opened = await TakenAsync(bench, Message("portal", AsyncMessageType.Request));
        await FetchAsync(bench, "school");

        var reply = await bench.AskAsync(Message("stranger", AsyncMessageType.Response) with { CorrelationId = opened.CorrelationId });
        var status = await bench.AskAsync(Status("stranger", opened.MessageId).Write(), MessageStatusAnswer.Read);

        Assert.IsType<AsyncReply<AsyncReceipt>.Refused>(reply);
        Assert.IsType<AsyncReply<MessageStatusAnswer>.Refused>(status);
        Assert.Empty(await FetchAsync(bench, "stranger"));
    }

    [Theory]
    [InlineData(true, false, MessageState.Delivered)]
    [InlineData(false, false, MessageState.DeliveryStopped)]
    [InlineData(false, true, MessageState.OnDelivery)]
    public async Task A_message_is_on_delivery_until_its_receiver_has_said_whether_it_takes_it(bool isAccepted, bool resend, MessageState state)
    {
        await using var bench = await Bench.StartAsync();
        var opened = await TakenAsync(bench, Message("portal", AsyncMessageType.Request));
        var fetched = Assert.Single(await FetchAsync(bench, "school"));

        var before = await StateAsync(bench, opened.MessageId);
        await SettleAsync(bench, fetched, "school", isAccepted, resend);

        Assert.Equal((MessageState.OnDelivery, state), (before, await StateAsync(bench, opened.MessageId)));
        Assert.Equal(resend ? 1 : 0, (await FetchAsync(bench, "school")).Count);
    }

    [Fact]
    public async Task As_many_messages_are_given_as_were_asked_for()
    {
        await using var bench = await Bench.StartAsync(options => options.MostMessages = 3);
        for (var number = 0; number < 4; number++)
        {
            await TakenAsync(bench, Message("portal", AsyncMessageType.Request));
        }

        Assert.Equal(2, (await FetchAsync(bench, "school", 2)).Count);
        Assert.Equal(3, (await FetchAsync(bench, "school", 0)).Count);
        Assert.Equal(3, (await FetchAsync(bench, "school", 100)).Count);
    }

    [Fact]
    public async Task A_service_that_no_participant_serves_is_SCE004()
    {
        await using var bench = await Bench.StartAsync(options => options.Senders.Add(new SenderOptions { SenderId = "portal" }));

        var reply = await bench.AskAsync(Message("portal", AsyncMessageType.Request));

        Assert.Equal(FaultCodes.UnknownService, Assert.IsType<AsyncReply<AsyncReceipt>.Refused>(reply).Fault.ErrorCode);
    }

    [Fact]
    public async Task An_unsigned_question_is_refused_in_the_words_of_its_own_operation()
    {
        await using var bench = await Bench.StartAsync();

        var (_, answer) = await bench.SendAsync(Status("portal", "1").Write(), ShepPaths.Async);

        Assert.Contains("getMessageStatusFault1_getMessageStatusFault", Bench.Text(answer), StringComparison.Ordinal);
        Assert.Contains(FaultCodes.NotSigned, Bench.Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chains_survive_a_restart_and_numbers_go_on()
    {
        var folder = Directory.CreateTempSubdirectory("chains-");
        var file = Path.Combine(folder.FullName, "chains.jsonl");
        AsyncReceipt opened;
        await using (var bench = await Bench.StartAsync(options => options.ChainsFile = file))
        {
            opened = await TakenAsync(bench, Message("portal", AsyncMessageType.Request, "question"));
            await SettleAsync(bench, Assert.Single(await FetchAsync(bench, "school")), "school", isAccepted: true);
        }

        // A crash in the middle of a line.
        await File.AppendAllTextAsync(file, "{\"Number\":", TestContext.Current.CancellationToken);
        await using (var bench = await Bench.StartAsync(options => options.ChainsFile = file))
        {
            var answer = await TakenAsync(bench, Message("school", AsyncMessageType.Response, "answer") with { CorrelationId = opened.CorrelationId });

            Assert.Equal("answer", Assert.Single(await FetchAsync(bench, "portal")).ReceivedData.InnerText);
            Assert.True(long.Parse(answer.MessageId) > long.Parse(opened.MessageId));
            Assert.Equal(MessageState.Delivered, await StateAsync(bench, opened.MessageId));
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Tenants_do_not_see_each_others_chains()
    {
        await using var bench = await Bench.StartAsync();
        await TakenAsync(bench, Message("portal", AsyncMessageType.Request));

        var (_, answer) = await bench.SendAsync(
            TransportSignature.Sign(Query("school", null).Write(), Keys.Gateway), ShepPaths.Async, tenant: "other");

        Assert.Empty(MessagesAnswer.Read(ShepEnvelope.BodyOf(answer)).Messages);
    }

    [Fact]
    public async Task A_type_of_the_data_keeps_its_namespace_through_the_double()
    {
        await using var bench = await Bench.StartAsync();
        var typed = PackedPayload.Pack(Payloads.Epvo("000229599007"), PayloadPacking.TypedElements, new XmlQualifiedName("Request", "urn:types"));
        await TakenAsync(bench, Message("portal", AsyncMessageType.Request) with { Data = typed });

        var data = Assert.Single(await FetchAsync(bench, "school")).ReceivedData;

        Assert.Equal("urn:types", data.GetNamespaceOfPrefix(data.GetAttribute("type", ShepNamespaces.SchemaInstance).Split(':')[0]));
    }

    internal static AsyncMessage Message(string sender, AsyncMessageType type, string text = "text") => new()
    {
        ServiceId = Service,
        Type = type,
        MessageDate = new DateTimeOffset(2026, 10, 6, 10, 0, 0, TimeSpan.FromHours(5)),
        Sender = new Sender(sender),
        Data = new Words(text),
    };

    internal static async Task<AsyncReceipt> TakenAsync(Bench bench, AsyncMessage message) =>
        Assert.IsType<AsyncReply<AsyncReceipt>.Answered>(await bench.AskAsync(message)).Answer;

    private static MessagesQuery Query(string sender, int? amount) => new() { ServiceId = Service, Sender = new Sender(sender), Amount = amount };

    private static MessageStatusQuery Status(string sender, string messageId) =>
        new() { MessageId = messageId, RequestDate = new DateTimeOffset(2026, 10, 6, 10, 0, 0, TimeSpan.Zero), Sender = new Sender(sender) };

    private static async Task<IReadOnlyList<AsyncMessage>> FetchAsync(Bench bench, string receiver, int? amount = null)
    {
        var reply = await bench.AskAsync(Query(receiver, amount).Write(), MessagesAnswer.Read);
        return Assert.IsType<AsyncReply<MessagesAnswer>.Answered>(reply).Answer.Messages;
    }

    private static async Task<MessageState> StateAsync(Bench bench, string messageId) =>
        Assert.IsType<AsyncReply<MessageStatusAnswer>.Answered>(await bench.AskAsync(Status("portal", messageId).Write(), MessageStatusAnswer.Read)).Answer.State;

    private static async Task SettleAsync(Bench bench, AsyncMessage message, string receiver, bool isAccepted, bool resend = false)
    {
        var said = new DeliveryNotification
        {
            MessageId = message.MessageId!,
            ServiceId = message.ServiceId,
            IsAccepted = isAccepted,
            Resend = resend,
            At = bench.Clock.Now,
            Sender = new Sender(receiver),
        };
        Assert.IsType<AsyncReply<DeliveryNotificationAnswer>.Answered>(await bench.AskAsync(said.Write(), DeliveryNotificationAnswer.Read));
    }

    private sealed record Words(string Text) : IPayload
    {
        public void WriteTo(XmlWriter writer) => writer.WriteString(Text);
    }
}
