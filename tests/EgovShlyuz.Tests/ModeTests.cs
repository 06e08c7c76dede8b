using System.Net;
using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Stubs.EgovShlyuz;

namespace Attestation.EgovShlyuz.Tests;

public sealed class ModeTests
{
    private const string Iin = "000229599007";

    // What working clients send: what it is in the message, what they make of it, and whether the schemas forbid it.
    public static TheoryData<string, string, bool> Deviations => new()
    {
        { "</sender>", "</sender><sessionId>0123abcd-4567-89ab-cdef-0123456789ab</sessionId>", true },
        { "</sender>", "</sender><sessionId></sessionId>", true },
        { "</sender>", "</sender><sessionId>{0123abcd-4567-89ab-cdef-0123456789ab}</sessionId>", false },
        { "</sender>", "</sender><properties/>", true },
        { "<serviceId>", "<correlationId/><serviceId>", false },
        { "<sender>", "<routeId/><sender>", false },
        { "<messageDate>", "<sessionId>{0123abcd-4567-89ab-cdef-0123456789ab}</sessionId><messageDate>", true },
        { "<sender>", "<messageType>REQUEST</messageType><sender>", true },
        { "2026-10-06T10:00:00+05:00", "2026-10-06T10:00:00", false },
        { "2026-10-06T10:00:00+05:00", "2026-10-06T05:00:00.123456Z", false },
        { "2026-10-06T10:00:00+05:00", "2026-10-06 10:00:00.123456", true },
        { "v10:SendMessage", "v10:SendMessageRequest", true },
        { "<data>", "<n:data xmlns:n=\"http://bip.bee.kz/SyncChannel/v10/Interfaces\">", true },
        { "<data>", "<data xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"xs:string\">", false },
        { "<data>", "<data xmlns:e=\"urn:types\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"e:Request\">", false },
    };

    [Theory]
    [MemberData(nameof(Deviations))]
    public async Task What_clients_send_is_taken_leniently_and_noted_and_strictly_refused_where_the_schemas_forbid_it(string was, string becomes, bool isForbidden)
    {
        await using var bench = await Bench.StartAsync(options => options.Tenants["strict"] = new TenantOptions { Mode = ParsingMode.Strict });
        var message = Signed(bench, was, becomes);

        var (lenient, _) = await bench.SendAsync(message);
        var (strict, refusal) = await bench.SendAsync(message, tenant: "strict");

        Assert.Equal(HttpStatusCode.OK, lenient);
        Assert.Equal(isForbidden ? HttpStatusCode.InternalServerError : HttpStatusCode.OK, strict);
        Assert.All(bench.Shlyuz.Journal.All(), entry => Assert.Equal(isForbidden, entry.Bent.Count > 0));
        Assert.Equal(isForbidden ? FaultCodes.MessageFormat : null, (ShepReply.Read(refusal) as ShepReply.Refused)?.Fault.ErrorCode);
    }

    [Fact]
    public async Task A_strict_refusal_names_the_element_and_not_its_value()
    {
        await using var bench = await Bench.StartAsync(options => options.Mode = ParsingMode.Strict);

        var fault = await bench.RefusedAsync(Signed(bench, "</sender>", "</sender><sessionId>a secret</sessionId>"));

        Assert.Contains("sessionId", fault.ErrorData, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault.ErrorData, StringComparison.Ordinal);
        Assert.Matches("\"bent\": \\[\\s*\"The ", await bench.GetAsync("/__admin/requests"));
    }

    [Theory]
    [InlineData(ReplayMode.Answer, HttpStatusCode.OK)]
    [InlineData(ReplayMode.Refuse, HttpStatusCode.InternalServerError)]
    public async Task A_messageId_that_comes_again_is_answered_again_or_refused(ReplayMode replays, HttpStatusCode second)
    {
        await using var bench = await Bench.StartAsync(options =>
            options.Services.Add(new ServiceOptions { ServiceId = ServiceIds.EpvoDigitalDocs, Replays = replays }));
        var message = Signed(bench, "", "");

        var first = await bench.SendAsync(message);
        var again = await bench.SendAsync(message);
        var elsewhere = await bench.SendAsync(message, tenant: "other");

        Assert.Equal((HttpStatusCode.OK, second, HttpStatusCode.OK), (first.Status, again.Status, elsewhere.Status));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Nobody_asks_for_a_transport_signature_where_service_or_sender_is_let_off(bool serviceAsks, bool senderIsAsked)
    {
        await using var bench = await Bench.StartAsync(options =>
        {
            options.Services.Add(new ServiceOptions { ServiceId = ServiceIds.EpvoDigitalDocs, CheckTransportSignature = serviceAsks });
            options.Senders.Add(new SenderOptions { SenderId = "gateway", CheckTransportSignature = senderIsAsked });
        });

        var (status, _) = await bench.SendAsync(bench.Request(ServiceIds.EpvoDigitalDocs, Payloads.Epvo(Iin)).Write());

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("was not asked for", Assert.Single(Assert.Single(bench.Shlyuz.Journal.All()).Bent), StringComparison.Ordinal);
    }

    private static byte[] Signed(Bench bench, string was, string becomes)
    {
        var message = Bench.Text(bench.Request(ServiceIds.EpvoDigitalDocs, Payloads.Epvo(Iin)).Write());
        if (was.Length > 0)
        {
            Assert.Contains(was, message, StringComparison.Ordinal);
            message = message.Replace(was, becomes, StringComparison.Ordinal);
        }

        // A start tag may have got a prefix.
        message = becomes.StartsWith("<n:data", StringComparison.Ordinal) ? message.Replace("</data>", "</n:data>", StringComparison.Ordinal) : message;
        return TransportSignature.Sign(Bench.Bytes(message), Keys.Gateway);
    }
}
