using System.Diagnostics;
using System.Net;
using System.Text;
using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Stubs.TestKit;

namespace Attestation.EgovShlyuz.Tests.Programmable;

public sealed class ShlyuzFaultTests(OwnDouble own) : IClassFixture<OwnDouble>
{
    private static readonly string Dana = Caller.NewIin(1);

    [Theory]
    [InlineData("bad-signature", VerdictCode.DigestMismatch)]
    [InlineData("unsigned", VerdictCode.NoSignature)]
    [InlineData("expired-certificate", VerdictCode.Expired)]
    [InlineData("unknown-authority", VerdictCode.UntrustedIssuer)]
    public async Task A_signature_fault_is_that_fault_and_no_other(string fault, VerdictCode expected)
    {
        using var caller = new Caller(own.Shlyuz, $"signature-{fault}");

        var (_, broken) = await caller.AskAsync(Dana, fault);
        var (_, good) = await caller.AskAsync(Dana);

        Assert.Equal(expected, caller.Verify(broken).Code);
        Assert.True(caller.Verify(good).IsValid);
    }

    [Fact]
    public async Task A_soap_fault_and_a_business_error_are_signed_and_say_what_they_are()
    {
        using var caller = new Caller(own.Shlyuz, "said");

        var fault = await caller.AskAsync(Dana, "soap-fault");
        var error = await caller.AskAsync(Dana, "business-error");

        Assert.Equal(FaultCodes.InternalError, Assert.IsType<ShepReply.Refused>(ShepReply.Read(caller.Verify(fault.Bytes).Body!)).Fault.ErrorCode);
        Assert.Equal(ShepStatusCodes.BusinessError, Assert.IsType<ShepReply.Answered>(ShepReply.Read(caller.Verify(error.Bytes).Body!)).Response.StatusCode);
    }

    [Fact]
    public async Task An_answer_for_another_message_is_about_somebody_else_and_well_signed()
    {
        using var caller = new Caller(own.Shlyuz, "other");

        var (_, answer) = await caller.AskAsync(Dana, "other-message");

        var verdict = caller.Verify(answer);
        Assert.True(verdict.IsValid);
        Assert.NotEqual(Dana, EpvoAnswer.Read(Assert.IsType<ShepReply.Answered>(ShepReply.Read(verdict.Body!)).Response.ReceivedData).Iin);
    }

    [Theory]
    [InlineData("html-page", 200, "<html>")]
    [InlineData("empty-body", 200, "")]
    [InlineData("bad-gateway", 502, "<html>")]
    [InlineData("unavailable", 503, "")]
    [InlineData("worked-then-failed", 500, "")]
    public async Task An_http_fault_answers_something_that_is_no_envelope(string fault, int status, string part)
    {
        using var caller = new Caller(own.Shlyuz, $"http-{fault}");

        var (answered, body) = await caller.AskAsync(Dana, fault);

        Assert.Equal((HttpStatusCode)status, answered);
        Assert.Contains(part, Encoding.UTF8.GetString(body), StringComparison.Ordinal);
        Assert.DoesNotContain("Envelope", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("worked-then-failed", true)]
    [InlineData("worked-then-reset", true)]
    [InlineData("unavailable", false)]
    [InlineData("reset", false)]
    public async Task The_work_was_done_or_it_was_not(string fault, bool worked)
    {
        var tenant = own.Shlyuz.Tenant($"worked-{fault}");
        using var caller = new Caller(own.Shlyuz, tenant.Name);
        tenant.Fault(FaultKinds.Find(fault)!, times: 1);

        await Record.ExceptionAsync(() => caller.AskAsync(Dana));

        Assert.Equal(worked, tenant.Received(ServiceIds.EpvoDigitalDocs).With(FaultKinds.Find(fault)!).Once().Entry is { SignatureIsValid: true, Outcome: "found" });
    }

    [Theory]
    [InlineData("empty-answer")]
    [InlineData("reset")]
    [InlineData("reset-mid-body")]
    [InlineData("half-body")]
    [InlineData("noise")]
    [InlineData("worked-then-reset")]
    public async Task A_fault_below_http_breaks_the_call_and_the_next_one_is_whole(string fault)
    {
        using var caller = new Caller(own.Shlyuz, $"below-{fault}");

        var broken = await Record.ExceptionAsync(() => caller.AskAsync(Dana, fault));

        Assert.IsAssignableFrom<HttpRequestException>(broken);
        Assert.Equal(EpvoAnswer.Found, (await caller.DiplomaAsync(Dana)).Status);
    }

    [Fact]
    public async Task Who_is_silent_says_nothing_until_the_caller_goes()
    {
        using var caller = new Caller(own.Shlyuz, "silent");
        caller.Http.Timeout = TimeSpan.FromMilliseconds(300);

        await Assert.ThrowsAsync<TaskCanceledException>(() => caller.AskAsync(Dana, "silent"));
    }

    [Theory]
    [InlineData("slow")]
    [InlineData("late-answer")]
    [InlineData("slow-drip")]
    [InlineData("out-of-order")]
    public async Task A_slow_answer_is_right_and_comes_when_it_was_told_to(string fault)
    {
        var tenant = own.Shlyuz.Tenant($"slow-{fault}");
        using var caller = new Caller(own.Shlyuz, tenant.Name);
        tenant.Fault(FaultKinds.Find(fault)!, times: 1, seconds: 0.3);
        var start = Stopwatch.GetTimestamp();

        var answer = await caller.DiplomaAsync(Dana);

        Assert.Equal(EpvoAnswer.Found, answer.Status);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 280, 20_000);
    }

    [Fact]
    public async Task The_work_of_a_late_answer_is_done_before_the_answer_leaves()
    {
        var tenant = own.Shlyuz.Tenant("late");
        using var caller = new Caller(own.Shlyuz, tenant.Name);
        tenant.Fault(FaultKinds.LateAnswer, times: 1, seconds: 60);

        var late = caller.AskAsync(Dana);
        while (tenant.Received().Calls.Count is 0)
        {
            Assert.False(late.IsCompleted);
            await Task.Yield();
        }

        Assert.Equal("found", tenant.Received(ServiceIds.EpvoDigitalDocs).With(FaultKinds.LateAnswer).Once().Entry!.Outcome);
        await Assert.ThrowsAsync<TimeoutException>(() => late.WaitAsync(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken));
        caller.Http.CancelPendingRequests();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => late);
    }

    [Fact]
    public async Task A_dripping_answer_begins_long_before_it_ends()
    {
        var tenant = own.Shlyuz.Tenant("drip");
        using var http = own.Shlyuz.CreateClient(tenant.Name);
        tenant.Fault(FaultKinds.SlowDrip, times: 1, seconds: 2);
        using var request = new HttpRequestMessage(HttpMethod.Post, ShepPaths.Sync) { Content = new StringContent("nothing") };
        var start = Stopwatch.GetTimestamp();

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var begun = Stopwatch.GetElapsedTime(start);
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var ended = Stopwatch.GetElapsedTime(start);

        Assert.Equal(response.Content.Headers.ContentLength, body.Length);
        Assert.InRange(ended.TotalSeconds, 1.9, 20);
        Assert.True(ended - begun > TimeSpan.FromSeconds(1), $"It began after {begun} and ended after {ended}.");
    }

    [Fact]
    public async Task An_answer_out_of_order_leaves_after_that_of_a_later_request()
    {
        var tenant = own.Shlyuz.Tenant("order");
        using var caller = new Caller(own.Shlyuz, tenant.Name);
        using var neighbour = new Caller(own.Shlyuz, "order-of-a-neighbour");
        tenant.Fault(FaultKinds.OutOfOrder, times: 1, seconds: 60);

        var first = caller.DiplomaAsync(Dana);
        while (tenant.Received().Calls.Count is 0)
        {
            await Task.Yield();
        }

        // Whole calls of somebody else: more than enough time for an answer that nobody holds back.
        for (var i = 0; i < 5; i++)
        {
            await neighbour.DiplomaAsync(Dana);
        }

        var wasHeld = !first.IsCompleted;
        var second = await caller.DiplomaAsync(Caller.NewIin(2));

        Assert.True(wasHeld);
        Assert.Equal(Caller.NewIin(2), second.Iin);
        Assert.Equal(Dana, (await first).Iin);
    }

    [Fact]
    public async Task A_skewed_clock_dates_the_answer()
    {
        var tenant = own.Shlyuz.Tenant("skew");
        using var caller = new Caller(own.Shlyuz, tenant.Name);
        tenant.Fault(FaultKinds.ClockSkew, seconds: -3600);

        var (_, answer) = await caller.AskAsync(Dana);

        var dated = Assert.IsType<ShepReply.Answered>(ShepReply.Read(caller.Verify(answer).Body!)).Response.ResponseDate;
        Assert.InRange((TimeProvider.System.GetUtcNow() - dated).TotalMinutes, 59, 62);
    }

    [Fact]
    public async Task Cyrillic_in_the_wrong_encoding_does_not_verify()
    {
        using var caller = new Caller(own.Shlyuz, "encoding");

        var (status, answer) = await caller.AskAsync(Dana, "wrong-encoding");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.False(caller.Verify(answer).IsValid);
    }

    [Fact]
    public async Task A_register_without_data_has_them_when_it_is_asked_again()
    {
        var tenant = own.Shlyuz.Tenant("not yet");
        using var caller = new Caller(own.Shlyuz, tenant.Name);
        tenant.Fault(FaultKinds.NoDataYet, times: 2);

        DictionaryValue[] said = [(await caller.DiplomaAsync(Dana)).Status, (await caller.DiplomaAsync(Dana)).Status, (await caller.DiplomaAsync(Dana)).Status];

        Assert.Equal([EpvoAnswer.NotFound, EpvoAnswer.NotFound, EpvoAnswer.Found], said);
    }

    [Fact]
    public async Task A_fault_is_for_whom_it_is_for()
    {
        var tenant = own.Shlyuz.Tenant("chosen");
        using var caller = new Caller(own.Shlyuz, tenant.Name);
        tenant.Fault(FaultKinds.BadGateway, iin: Dana);
        tenant.Fault(FaultKinds.Unavailable, service: ServiceIds.Kdp);
        tenant.Fault(FaultKinds.HtmlPage, messageId: "the-one");

        var dana = await caller.AskAsync(Dana);
        var other = await caller.AskAsync(Caller.NewIin(3));
        var message = await caller.AskAsync(Caller.NewIin(3), messageId: "the-one");

        Assert.Equal((502, 200), ((int)dana.Status, (int)other.Status));
        Assert.Contains("<html>", Encoding.UTF8.GetString(message.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_faults()
    {
        async Task<string> RunAsync(string name, int seed)
        {
            var tenant = own.Shlyuz.Tenant(name);
            using var caller = new Caller(own.Shlyuz, tenant.Name);
            tenant.Fault(FaultKinds.BadGateway, probability: 0.5, seed: seed);
            var said = new StringBuilder();
            for (var call = 0; call < 20; call++)
            {
                said.Append((await caller.AskAsync(Dana)).Status is HttpStatusCode.OK ? '.' : 'x');
            }

            return said.ToString();
        }

        var (first, again, other) = (await RunAsync("seed-1", 7), await RunAsync("seed-2", 7), await RunAsync("seed-3", 8));

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Contains('x', first);
        Assert.Contains('.', first);
    }

    [Fact]
    public async Task Lists_and_responder_of_the_authority_answer_until_they_are_down()
    {
        var tenant = own.Shlyuz.Tenant("revocation");
        using var http = own.Shlyuz.CreateClient(tenant.Name);

        var up = await http.GetAsync(new Uri("/crl", UriKind.Relative), TestContext.Current.CancellationToken);
        tenant.Fault(FaultKinds.RevocationDown);
        var down = await http.GetAsync(new Uri("/crl", UriKind.Relative), TestContext.Current.CancellationToken);
        using var caller = new Caller(own.Shlyuz, tenant.Name);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (up.StatusCode, down.StatusCode));
        Assert.Equal("application/pkix-crl", up.Content.Headers.ContentType!.MediaType);
        Assert.Equal(EpvoAnswer.Found, (await caller.DiplomaAsync(Dana)).Status);
    }

    [Theory]
    [InlineData("no-such-fault")]
    [InlineData("too-many-requests")]
    public async Task A_fault_that_is_not_here_is_refused_by_header_by_api_and_in_code(string fault)
    {
        using var caller = new Caller(own.Shlyuz, "unknown");

        var (status, body) = await caller.AskAsync(Dana, fault);
        using var content = new StringContent($$"""{"name":"{{fault}}"}""");
        using var response = await caller.Http.PostAsync(new Uri("/__admin/faults", UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("/headers/X-Sandbox-Fault", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Throws<ArgumentException>(() => own.Shlyuz.Tenant("unknown").Fault(new FaultKind(fault, FaultLevel.Http, FaultyDouble.Both, "", "")));
    }

    [Fact]
    public async Task The_page_has_a_button_for_every_fault()
    {
        using var http = own.Shlyuz.CreateClient();

        var page = await http.GetStringAsync(new Uri("/faults", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.All(
            FaultKinds.All.Where(kind => kind.Doubles.HasFlag(FaultyDouble.EgovShlyuz)),
            kind => Assert.Contains($"data-fault=\"{kind.Name}\"", page, StringComparison.Ordinal));
        Assert.DoesNotContain("too-many-requests", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_has_a_name_of_its_own_and_a_sentence_in_two_languages()
    {
        Assert.Equal(FaultKinds.All.Count, FaultKinds.All.Select(kind => kind.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(FaultKinds.All, kind => Assert.Matches("^[a-z]+(-[a-z]+)*$", kind.Name));
        Assert.All(FaultKinds.All, kind => Assert.Matches("[а-я]", kind.Russian));
        Assert.All(FaultKinds.All, kind => Assert.DoesNotMatch("[а-я]", kind.English));
    }
}
