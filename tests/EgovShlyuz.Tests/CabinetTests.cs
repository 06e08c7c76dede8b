using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Attestation.Shep;
using Attestation.Stubs.EgovShlyuz;
using Attestation.Stubs.TestKit;

namespace Attestation.EgovShlyuz.Tests;

public sealed class CabinetTests
{
    private const string Iin = "000229599007";

    [Fact]
    public async Task A_citizen_sees_statuses_and_the_document_that_went_through_the_file_store()
    {
        await using var bench = await Bench.StartAsync();
        var chain = bench.Shlyuz.Submit(Submission("3382552"));
        await AsyncChannelTests.TakenAsync(bench, Status(chain, AsyncMessageType.Notification, "001", act: null));
        var fileId = await UploadAsync(bench, "<notice/>");
        await AsyncChannelTests.TakenAsync(bench, Status(chain, AsyncMessageType.Response, "002", Act(fileId)));

        var request = Assert.Single(bench.Shlyuz.Cabinet(Iin));
        var page = await PageAsync(bench, Iin);
        var file = await bench.GetAsync($"/files/{fileId}");

        Assert.Equal(("10109001292987", "3382552", chain), (request.RequestNumber, request.ChainId, "3382552"));
        Assert.Equal([("001", false), ("002", true)], request.History.Select(status => (status.Code, status.IsFinal)));
        Assert.Contains($"/files/{fileId}", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Iin, page, StringComparison.Ordinal);
        Assert.Equal("<notice/>", file);
        Assert.Empty(bench.Shlyuz.Cabinet("000229599811"));
    }

    [Fact]
    public async Task What_a_citizen_sends_is_fetched_by_whoever_serves()
    {
        await using var bench = await Bench.StartAsync();
        bench.Shlyuz.Submit(Submission(chainId: null) with { Content = Bench.Bytes("{}") });

        var query = new MessagesQuery { ServiceId = ServiceIds.Attestation, Sender = new Sender("gateway") };
        var reply = await bench.AskAsync(query.Write(), MessagesAnswer.Read);
        var request = PortalRequest.Read(Assert.Single(Assert.IsType<AsyncReply<MessagesAnswer>.Answered>(reply).Answer.Messages).ReceivedData);

        Assert.Equal((Iin, "application/json", "{}"), (request.Iin, request.MediaType, Bench.Text(request.Content.ToArray())));
    }

    [Fact]
    public async Task A_chain_is_opened_once()
    {
        await using var bench = await Bench.StartAsync();
        bench.Shlyuz.Submit(Submission("3382552"));

        Assert.Throws<InvalidOperationException>(() => bench.Shlyuz.Submit(Submission("3382552")));
        Assert.Throws<InvalidOperationException>(() => bench.Shlyuz.Submit(Submission("no number")));
    }

    [Fact]
    public async Task A_test_in_another_process_sends_and_looks_by_the_admin_api()
    {
        await using var bench = await Bench.StartAsync();
        var sent = await bench.Http.PostAsJsonAsync(
            "/__admin/portal/requests", new { iin = Iin, requestNumber = "1", content = Bench.Bytes("{}") }, TestContext.Current.CancellationToken);
        var chain = (string?)(await sent.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["chainId"];

        var seen = await bench.Http.PostAsJsonAsync("/__admin/cabinet", new { iin = Iin }, TestContext.Current.CancellationToken);

        var requests = await seen.Content.ReadFromJsonAsync<JsonArray>(TestContext.Current.CancellationToken);
        Assert.Equal(chain, (string?)Assert.Single(requests!)!["chainId"]);
    }

    [Fact]
    public async Task A_tenant_that_is_reset_has_no_chains_and_another_keeps_its_own()
    {
        await using var bench = await Bench.StartAsync();
        bench.Shlyuz.Submit(Submission("3382552"));
        bench.Shlyuz.Submit(Submission("3382552"), "reset");

        bench.Shlyuz.Tenant("reset").Reset();

        Assert.Empty(bench.Shlyuz.Cabinet(Iin, "reset"));
        Assert.Single(bench.Shlyuz.Cabinet(Iin));
        Assert.Equal("3382552", bench.Shlyuz.Submit(Submission("3382552"), "reset"));
    }

    [Fact]
    public async Task The_portal_names_every_mistake_by_its_place()
    {
        await using var bench = await Bench.StartAsync();
        using var content = new StringContent("""{"iin":"1","content":"?","chain":"1"}""");

        var refused = await bench.Http.PostAsync("/__admin/portal/requests", content, TestContext.Current.CancellationToken);
        var errors = (await refused.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["errors"]!.AsArray();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(["/chain", "/iin", "/requestNumber", "/content"], errors.Select(error => (string?)error!["source"]!["pointer"]));
    }

    [Fact]
    public async Task A_file_is_gone_when_its_time_is_over()
    {
        await using var bench = await Bench.StartAsync();
        var fileId = await UploadAsync(bench, "content");
        bench.Clock.Now = bench.Clock.Now.AddMinutes(1).AddTicks(-1);
        var atItsLast = bench.Shlyuz.File(fileId);

        bench.Clock.Now = bench.Clock.Now.AddTicks(1);

        Assert.NotNull(atItsLast);
        Assert.Null(bench.Shlyuz.File(fileId));
        Assert.Empty((await StoreAsync(bench, new TempStorageRequest { Downloads = [fileId], Credentials = new Sender("gateway") })).Files);
    }

    [Theory]
    [InlineData(true, KdpStatus.Granted)]
    [InlineData(false, KdpStatus.Denied)]
    public async Task A_citizen_who_is_asked_by_sms_has_the_last_word(bool agrees, KdpStatus status)
    {
        await using var bench = await Bench.StartAsync(options => options.AskBySms = true);
        var asked = Payloads.Kdp(Iin) with { OmitSms = false };

        var before = KdpAnswer.Read(await bench.DataAsync(ServiceIds.Kdp, asked));
        var foreign = await SmsAsync(bench, "another", agrees);
        var own = await SmsAsync(bench, "default", agrees);
        var after = KdpAnswer.Read(await bench.DataAsync(ServiceIds.Kdp, asked));

        Assert.Equal((KdpStatus.Pending, status), (before.Status, after.Status));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NoContent), (foreign, own));
        Assert.Equal(KdpStatus.Granted, (await bench.ConsentAsync(Iin)).Status);
    }

    [Theory]
    [InlineData(-1, KdpStatus.Pending)]
    [InlineData(0, KdpStatus.Expired)]
    public async Task A_citizen_who_does_not_answer_an_sms_is_waited_for_ten_minutes(int ticks, KdpStatus status)
    {
        await using var bench = await Bench.StartAsync(options => options.AskBySms = true);
        var asked = Payloads.Kdp(Iin) with { OmitSms = false };
        await bench.DataAsync(ServiceIds.Kdp, asked);

        bench.Clock.Now += TimeSpan.FromMinutes(10) + TimeSpan.FromTicks(ticks);

        Assert.Equal(status, KdpAnswer.Read(await bench.DataAsync(ServiceIds.Kdp, asked)).Status);
    }

    [Fact]
    public async Task An_organisation_is_told_to_signed_questions_only()
    {
        await using var bench = await Bench.StartAsync();
        var asked = new GbdulRequest { RequestorBin = Keys.GatewayBin, Bin = Keys.GatewayBin };

        var signed = GbdulAnswer.Read(await bench.DataAsync(ServiceIds.GbdulByBin, PackedPayload.Pack(asked, PayloadPacking.Text, GbdulRequest.Root, Keys.Gateway)));
        var unsigned = await bench.AskAsync(ServiceIds.GbdulByBin, PackedPayload.Pack(asked, PayloadPacking.Text, GbdulRequest.Root));

        Assert.Equal(Keys.GatewayBin, signed.Organization!.Bin);
        Assert.Equal(FaultCodes.DataNotSigned, Assert.IsType<ShepReply.Refused>(unsigned).Fault.ErrorCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_open_service_of_the_register_of_persons_asks_for_no_token_and_may_send_more_than_its_schema(bool extras)
    {
        await using var bench = await Bench.StartAsync(options => options.RealExtras = extras);

        var data = await bench.DataAsync(ServiceIds.GbdflUniversal, Payloads.Gbdfl(Iin, "", "", bench.Clock.Now));

        Assert.Equal(Iin, GbdflAnswer.Read(data).PersonWith(Iin)?.Iin);
        Assert.Equal(extras ? 1 : 0, data.GetElementsByTagName("engSurname").Count);
        Assert.Equal(extras, data.GetElementsByTagName("changeDate").OfType<XmlElement>().Any());
    }

    [Fact]
    public async Task What_is_told_twice_under_one_event_id_is_shown_once()
    {
        await using var bench = await Bench.StartAsync();
        var chain = bench.Shlyuz.Submit(Submission("3382552"));
        foreach (var eventId in new[] { "a", "a", "b", null, null })
        {
            var status = Status(chain, AsyncMessageType.Notification, "001", act: null);
            await AsyncChannelTests.TakenAsync(bench, status with { Data = (PortalStatus)status.Data! with { EventId = eventId } });
        }

        Assert.Equal(4, Assert.Single(bench.Shlyuz.Cabinet(Iin)).History.Count);
    }

    [Fact]
    public async Task What_is_told_again_because_the_one_before_it_was_not_delivered_stands_where_it_was_told_last()
    {
        await using var bench = await Bench.StartAsync();
        var chain = bench.Shlyuz.Submit(Submission("3382552"));
        bench.Shlyuz.Fault(FaultKinds.NotDelivered, times: 1);

        foreach (var (eventId, code) in new[] { ("a", "001"), ("b", "002"), ("a", "001"), ("b", "002") })
        {
            var status = Status(chain, AsyncMessageType.Notification, code, act: null);
            await AsyncChannelTests.TakenAsync(bench, status with { Data = (PortalStatus)status.Data! with { EventId = eventId } });
        }

        Assert.Equal(["001", "002"], Assert.Single(bench.Shlyuz.Cabinet(Iin)).History.Select(status => status.Code));
    }

    [Fact]
    public async Task Real_extras_are_those_of_the_real_answer()
    {
        await using var bench = await Bench.StartAsync(options => options.RealExtras = true);

        var data = await bench.DataAsync(ServiceIds.GbdflUniversal, Payloads.Gbdfl(Iin, "", "", bench.Clock.Now));

        var person = data.GetElementsByTagName("person").OfType<XmlElement>().Single();
        Assert.True(string.Join(' ', person.ChildNodes.OfType<XmlElement>().Select(child => child.LocalName))
            .Contains("patronymic engFirstName engSurname birthDate", StringComparison.Ordinal));
        Assert.All(person.GetElementsByTagName("changeDate").OfType<XmlElement>(), date => Assert.Equal("true", date.GetAttribute("nil", ShepNamespaces.SchemaInstance)));
        Assert.False(Assert.Single(person.GetElementsByTagName("addresses").OfType<XmlElement>()).HasChildNodes);
    }

    private static PortalSubmission Submission(string? chainId) =>
        new() { ServiceId = ServiceIds.Attestation, Iin = Iin, RequestNumber = "10109001292987", ChainId = chainId };

    private static AsyncMessage Status(string chain, AsyncMessageType type, string code, PortalAct? act) =>
        AsyncChannelTests.Message("gateway", type) with
        {
            CorrelationId = chain,
            Data = new PortalStatus
            {
                System = new PortalSystemInfo("10109001292987", chain, new DateTimeOffset(2026, 10, 6, 10, 0, 0, TimeSpan.FromHours(5))),
                CurrentStatus = code,
                CurrentStatusText = "Өтінім қабылданды",
                Act = act,
            },
        };

    private static PortalAct Act(string fileId) => new()
    {
        CodeType = "NOTICE",
        FileName = "notice.xml",
        FileId = fileId,
        DocNumber = "AT-26-00000001-K/1",
        DocDate = new DateOnly(2026, 10, 6),
        FileType = "Acceptance",
    };

    private static async Task<string> UploadAsync(Bench bench, string content)
    {
        var upload = new FileUpload
        {
            ProcessId = "p",
            Name = "notice.xml",
            Content = Bench.Bytes(content),
            MediaType = "application/xml",
            LifeTime = TimeSpan.FromMinutes(1),
        };
        var stored = await StoreAsync(bench, new TempStorageRequest { Uploads = [upload], Credentials = new Sender("gateway") });
        return Assert.Single(stored.Stored).FileId;
    }

    private static async Task<TempStorageAnswer> StoreAsync(Bench bench, TempStorageRequest request) =>
        TempStorageAnswer.Read(await bench.DataAsync(ServiceIds.TempFiles, request));

    private static async Task<string> PageAsync(Bench bench, string iin)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("iin", iin)]);
        using var response = await bench.Http.PostAsync(new Uri("/cabinet", UriKind.Relative), form, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    // As curl sends it: without a Content-Type of JSON.
    private static async Task<HttpStatusCode> SmsAsync(Bench bench, string tenant, bool agrees)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/__admin/sms") { Content = new StringContent($$"""{"iin":"{{Iin}}","agrees":{{(agrees ? "true" : "false")}}}""") };
        request.Headers.Add("X-Sandbox-Tenant", tenant);
        using var response = await bench.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
