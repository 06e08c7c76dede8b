using System.Net;
using System.Text;
using Attestation.Sandbox.World;
using Attestation.Shep;
using Attestation.Signatures;

namespace Attestation.Sandbox.Tests.Flows;

/// <summary>The gateway's own service of the asynchronous channel, to which only the ШЭП may bring anything.</summary>
public class CallbackTests
{
    private static readonly Dictionary<string, string?> OneAMinute = new() { ["Doors:PerProviderAMinute"] = "1" };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_brought_twice_is_answered_alike_and_makes_one_case()
    {
        await using var test = await TestWorld.StartAsync();
        using var shep = test.World.Authority.IssueOrganisation(WorldCertificates.EgovBin, "ШЭП");
        var application = test.Application();
        var id = Guid.Parse(application["applicationId"]!.GetValue<string>());
        var brought = TransportSignature.Sign(Request(Encoding.UTF8.GetBytes(application.ToJsonString())).Write(), shep);

        var answers = new[] { await BringAsync(test, brought), await BringAsync(test, brought) };

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.All(answers, answer => Assert.Equal(("254000999", "3999999"), ReceiptIn(answer.Envelope)));
        Assert.Equal("3999999", (await test.World.Cases.FindAsync(id, Cancelled))!.Application.PortalChainId);
    }

    [Fact]
    public async Task Requests_brought_newest_first_each_become_an_application()
    {
        await using var test = await TestWorld.StartAsync();
        using var shep = test.World.Authority.IssueOrganisation(WorldCertificates.EgovBin, "ШЭП");
        var requests = Enumerable.Range(1, 3).Select(number => (Number: number, Application: test.Application())).Reverse().ToArray();

        foreach (var (number, application) in requests)
        {
            var request = Request(Encoding.UTF8.GetBytes(application.ToJsonString())) with { MessageId = $"25400099{number}", CorrelationId = $"399999{number}" };
            Assert.Equal(HttpStatusCode.OK, (await BringAsync(test, TransportSignature.Sign(request.Write(), shep))).Status);
        }

        foreach (var (number, application) in requests)
        {
            var found = await test.World.Cases.FindAsync(Guid.Parse(application["applicationId"]!.GetValue<string>()), Cancelled);
            Assert.Equal($"399999{number}", found!.Application.PortalChainId);
        }
    }

    [Fact]
    public async Task A_request_that_there_is_no_room_for_gets_a_fault_and_is_to_be_brought_again()
    {
        await using var test = await TestWorld.StartAsync(change: settings => settings with { Different = OneAMinute });
        using var shep = test.World.Authority.IssueOrganisation(WorldCertificates.EgovBin, "ШЭП");
        var (first, second) = (test.Application(), test.Application());
        Assert.Equal(HttpStatusCode.OK, (await BringAsync(test, TransportSignature.Sign(Request(Encoding.UTF8.GetBytes(first.ToJsonString())).Write(), shep))).Status);

        var other = Request(Encoding.UTF8.GetBytes(second.ToJsonString())) with { MessageId = "254000998", CorrelationId = "3999998" };
        var answer = await BringAsync(test, TransportSignature.Sign(other.Write(), shep));

        Assert.Equal((HttpStatusCode.InternalServerError, FaultCodes.InternalError), (answer.Status, FaultIn(answer.Envelope)));
        Assert.Null(await test.World.Cases.FindAsync(Guid.Parse(second["applicationId"]!.GetValue<string>()), Cancelled));
    }

    [Fact]
    public async Task What_somebody_else_signed_is_refused_and_stores_nothing()
    {
        await using var test = await TestWorld.StartAsync();
        using var somebody = test.World.Authority.IssueOrganisation(test.Bin, "мектеп");
        var application = test.Application();
        var id = Guid.Parse(application["applicationId"]!.GetValue<string>());
        var request = Request(Encoding.UTF8.GetBytes(application.ToJsonString())).Write();

        var forged = await BringAsync(test, TransportSignature.Sign(request, somebody));
        var unsigned = await BringAsync(test, request);

        Assert.Equal((HttpStatusCode.InternalServerError, FaultCodes.TransportSignatureWrong), (forged.Status, FaultIn(forged.Envelope)));
        Assert.Equal((HttpStatusCode.InternalServerError, FaultCodes.TransportSignatureWrong), (unsigned.Status, FaultIn(unsigned.Envelope)));
        Assert.Null(await test.World.Cases.FindAsync(id, Cancelled));
    }

    [Theory]
    [InlineData(AsyncMessageType.Notification)]
    [InlineData(AsyncMessageType.Update)]
    [InlineData(AsyncMessageType.Response)]
    public async Task Only_a_request_is_taken(AsyncMessageType type)
    {
        await using var test = await TestWorld.StartAsync();
        using var shep = test.World.Authority.IssueOrganisation(WorldCertificates.EgovBin, "ШЭП");

        var answer = await BringAsync(test, TransportSignature.Sign((Request("{}"u8.ToArray()) with { Type = type }).Write(), shep));

        Assert.Equal((HttpStatusCode.InternalServerError, FaultCodes.MessageFormat), (answer.Status, FaultIn(answer.Envelope)));
    }

    [Fact]
    public async Task News_of_a_messages_delivery_is_answered_with_its_own_session()
    {
        await using var test = await TestWorld.StartAsync();
        using var shep = test.World.Authority.IssueOrganisation(WorldCertificates.EgovBin, "ШЭП");
        var session = SessionId.New();
        var change = new StatusChange
        {
            NotificationId = "1",
            MessageId = "254000999",
            At = TestWorld.Morning,
            State = MessageState.NotDelivered,
            Status = new MessageStatus("NOT_DELIVERED", "", TestWorld.Morning),
            SessionId = session,
        };

        var answer = await BringAsync(test, TransportSignature.Sign(change.Write(), shep));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(session, StatusChangeAnswer.Read(ShepEnvelope.BodyOf(answer.Envelope)).SessionId);
        Assert.True(TransportSignature.Verify(answer.Envelope, test.World.Authority.Trust, TestWorld.Morning).IsValid);
    }

    [Fact]
    public async Task A_message_over_the_limit_gets_a_fault_and_not_the_web_servers_own_refusal()
    {
        await using var test = await TestWorld.StartAsync();

        var answer = await BringAsync(test, new byte[40 * 1024 * 1024]);

        Assert.Equal((HttpStatusCode.InternalServerError, FaultCodes.MessageFormat), (answer.Status, FaultIn(answer.Envelope)));
    }

    [Fact]
    public async Task Where_nothing_may_be_brought_there_is_no_such_address()
    {
        await using var test = await TestWorld.StartAsync(change: settings => settings with { BringsRequests = false });

        var answer = await BringAsync(test, "<x/>"u8.ToArray());

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    private static AsyncMessage Request(byte[] content) => new()
    {
        MessageId = "254000999",
        CorrelationId = "3999999",
        ServiceId = ServiceIds.Attestation,
        Type = AsyncMessageType.Request,
        MessageDate = TestWorld.Morning,
        Sender = new Sender("pep"),
        SessionId = SessionId.New(),
        Data = new PortalRequest { System = new PortalSystemInfo("10109001292987", "", TestWorld.Morning), Iin = "nobody", Content = content, MediaType = "application/json" },
    };

    private static async Task<(HttpStatusCode Status, byte[] Envelope)> BringAsync(TestWorld test, byte[] envelope)
    {
        using var http = new HttpClient();
        var gateway = new Uri(test.World.Addresses.Single(address => address.What is "gateway").Address);
        using var answer = await http.PostAsync(new Uri(gateway, "/bip-async/client/"), new ByteArrayContent(envelope), Cancelled);

        return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(Cancelled));
    }

    private static (string, string) ReceiptIn(byte[] envelope)
    {
        var receipt = AsyncReceipt.Read(ShepEnvelope.BodyOf(envelope));

        return (receipt.MessageId, receipt.CorrelationId);
    }

    private static string FaultIn(byte[] envelope) =>
        ((AsyncReply<AsyncReceipt>.Refused)AsyncReply.Read(ShepEnvelope.BodyOf(envelope), AsyncReceipt.Read)).Fault.ErrorCode;
}
