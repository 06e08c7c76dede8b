using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Signatures.Testing;
using Attestation.Stubs.EgovShlyuz;

namespace Attestation.EgovShlyuz.Tests;

public sealed class RefusalTests : IAsyncLifetime
{
    private const string Iin = "000229599007";

    private Bench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await Bench.StartAsync(options =>
        options.Senders.Add(new SenderOptions { SenderId = "gateway", Password = "secret", Bin = Keys.GatewayBin }));

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task An_unsigned_message_is_SCE007()
    {
        var fault = await _bench.RefusedAsync(Epvo().Write());

        Assert.Equal(FaultCodes.NotSigned, fault.ErrorCode);
        Assert.Equal("NoSignature", Assert.Single(_bench.Shlyuz.Journal.All()).Signature);
        Assert.Equal(ServiceIds.EpvoDigitalDocs, _bench.Shlyuz.Journal.All()[0].Operation);
    }

    [Theory]
    [InlineData("EPVO_digital_docs", "EPVO_digital_docz")]
    [InlineData("<IIN>000229599007", "<IIN>000229599811")]
    [InlineData("gateway", "gatewaz")]
    public async Task A_changed_byte_is_SCE006(string was, string becomes)
    {
        var changed = Bench.Text(Signed(Epvo())).Replace(was, becomes, StringComparison.Ordinal);

        var fault = await _bench.RefusedAsync(Bench.Bytes(changed));

        Assert.Equal(FaultCodes.TransportSignatureWrong, fault.ErrorCode);
        Assert.False(Assert.Single(_bench.Shlyuz.Journal.All()).SignatureIsValid);
    }

    [Fact]
    public async Task A_key_of_another_authority_is_SCE006()
    {
        using var elsewhere = new TestAuthority();
        using var key = elsewhere.IssueOrganisation(Keys.GatewayBin, "Шлюз");

        var reply = await _bench.AskAsync(Epvo(), key);

        Assert.Equal(FaultCodes.TransportSignatureWrong, Assert.IsType<ShepReply.Refused>(reply).Fault.ErrorCode);
    }

    [Fact]
    public async Task A_certificate_is_SCE005_from_the_second_after_its_last()
    {
        _bench.Clock.Now = new DateTimeOffset(2026, 10, 6, 4, 59, 59, TimeSpan.Zero);
        var atItsLast = await _bench.AskAsync(Epvo(), Keys.Expired);
        _bench.Clock.Now = _bench.Clock.Now.AddSeconds(1);
        var after = await _bench.AskAsync(Epvo(), Keys.Expired);

        Assert.IsType<ShepReply.Answered>(atItsLast);
        Assert.Equal(FaultCodes.TransportSignatureNotCurrent, Assert.IsType<ShepReply.Refused>(after).Fault.ErrorCode);
    }

    [Theory]
    [InlineData("gateway", "wrong")]
    [InlineData("gateway", null)]
    [InlineData("somebody", "secret")]
    public async Task Wrong_credentials_are_refused(string senderId, string? password)
    {
        var reply = await _bench.AskAsync(Epvo() with { Sender = new Sender(senderId, password) });

        var fault = Assert.IsType<ShepReply.Refused>(reply).Fault;
        Assert.Equal(FaultCodes.SenderRefused, fault.ErrorCode);
        Assert.Contains("password", fault.ErrorData, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_certificate_is_refused()
    {
        var reply = await _bench.AskAsync(Epvo(), Keys.Stranger);

        var fault = Assert.IsType<ShepReply.Refused>(reply).Fault;
        Assert.Equal(FaultCodes.SenderRefused, fault.ErrorCode);
        Assert.Contains("another organisation", fault.ErrorData, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_service_is_SCE004()
    {
        var reply = await _bench.AskAsync("EPVO_digital_doc", Payloads.Epvo(Iin));

        Assert.Equal(FaultCodes.UnknownService, Assert.IsType<ShepReply.Refused>(reply).Fault.ErrorCode);
    }

    [Fact]
    public async Task The_sender_is_checked_before_the_service_and_the_signature_before_both()
    {
        var unknown = _bench.Request("nothing", null) with { Sender = new Sender("somebody") };

        var signed = await _bench.AskAsync(unknown);
        var unsigned = await _bench.RefusedAsync(unknown.Write());

        Assert.Equal(FaultCodes.SenderRefused, Assert.IsType<ShepReply.Refused>(signed).Fault.ErrorCode);
        Assert.Equal(FaultCodes.NotSigned, unsigned.ErrorCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not xml")]
    [InlineData("<a/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>")]
    [InlineData("""<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body/></s:Envelope>""")]
    [InlineData("""<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body/></s:Envelope>""")]
    public async Task What_is_no_message_is_SCE001(string body)
    {
        var fault = await _bench.RefusedAsync(Bench.Bytes(body));

        Assert.Equal(FaultCodes.MessageFormat, fault.ErrorCode);
        Assert.NotNull(fault.ErrorData);
    }

    [Fact]
    public async Task A_signed_message_without_a_sender_is_SCE001_with_the_element_named()
    {
        var broken = Bench.Text(Epvo().Write()).Replace("<sender><senderId>gateway</senderId><password>secret</password></sender>", "", StringComparison.Ordinal);

        var fault = await _bench.RefusedAsync(TransportSignature.Sign(Bench.Bytes(broken), Keys.Gateway));

        Assert.Equal((FaultCodes.MessageFormat, "requestInfo has no sender."), (fault.ErrorCode, fault.ErrorData));
    }

    [Fact]
    public async Task Business_data_without_an_iin_are_SCE001()
    {
        var broken = Bench.Text(Epvo().Write()).Replace($"<IIN>{Iin}</IIN>", "", StringComparison.Ordinal);

        var fault = await _bench.RefusedAsync(TransportSignature.Sign(Bench.Bytes(broken), Keys.Gateway));

        Assert.Equal((FaultCodes.MessageFormat, "data/IIN is missing or empty."), (fault.ErrorCode, fault.ErrorData));
    }

    [Fact]
    public async Task No_business_data_at_all_are_SCE001()
    {
        var reply = await _bench.AskAsync(ServiceIds.Kdp, null);

        Assert.Equal(FaultCodes.MessageFormat, Assert.IsType<ShepReply.Refused>(reply).Fault.ErrorCode);
    }

    [Fact]
    public async Task Faults_have_a_session_and_the_doubles_time()
    {
        var fault = await _bench.RefusedAsync(Epvo().Write());

        Assert.True(SessionId.IsValid(fault.SessionId!));
        Assert.Equal(_bench.Clock.Now, fault.ErrorDate);
    }

    [Fact]
    public async Task Ten_thousand_nested_elements_are_SCE001()
    {
        var nested = string.Concat(Enumerable.Repeat("<a>", 10_000)) + string.Concat(Enumerable.Repeat("</a>", 10_000));

        var fault = await _bench.RefusedAsync(Bench.Bytes(Bench.Text(Epvo().Write()).Replace("<IIN>", nested + "<IIN>", StringComparison.Ordinal)));

        Assert.Equal(FaultCodes.MessageFormat, fault.ErrorCode);
    }

    private SyncRequest Epvo() => _bench.Request(ServiceIds.EpvoDigitalDocs, Payloads.Epvo(Iin));

    private static byte[] Signed(SyncRequest request) => TransportSignature.Sign(request.Write(), Keys.Gateway);
}
