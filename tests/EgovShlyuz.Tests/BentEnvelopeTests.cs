using System.Net;
using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Stubs.EgovShlyuz;

namespace Attestation.EgovShlyuz.Tests;

/// <summary>What working clients do to the envelope itself.</summary>
public sealed class BentEnvelopeTests : IAsyncLifetime
{
    private const string Iin = "000229599007";
    private const string Wsse = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

    private Bench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await Bench.StartAsync(options => options.Tenants["strict"] = new TenantOptions { Mode = ParsingMode.Strict });

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData("text/xml")]
    [InlineData("application/soap+xml")]
    public async Task A_SOAP_1_2_envelope_is_taken_leniently_and_noted_and_strictly_refused(string contentType)
    {
        var signed = TransportSignature.Sign(Bench.Bytes(In12(Plain())), Keys.Gateway, takesSoap12: true);

        var lenient = await _bench.SendAsync(signed, contentType: contentType);
        var strict = await _bench.SendAsync(signed, contentType: contentType, tenant: "strict");

        Assert.Equal(HttpStatusCode.OK, lenient.Status);
        Assert.IsType<ShepReply.Answered>(ShepReply.Read(lenient.Answer));
        Assert.Equal(FaultCodes.MessageFormat, Refusal(strict.Answer));
        Assert.All(_bench.Shlyuz.Journal.All(), entry => Assert.Contains(entry.Bent, note => note.Contains("SOAP 1.2", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_SOAP_1_2_envelope_without_a_signature_or_changed_after_it_is_refused_as_any_other()
    {
        var signed = Bench.Text(TransportSignature.Sign(Bench.Bytes(In12(Plain())), Keys.Gateway, takesSoap12: true));

        var unsigned = await _bench.RefusedAsync(Bench.Bytes(In12(Plain())));
        var changed = await _bench.RefusedAsync(Bench.Bytes(signed.Replace(Iin, "000229599811", StringComparison.Ordinal)));

        Assert.Equal((FaultCodes.NotSigned, FaultCodes.TransportSignatureWrong), (unsigned.ErrorCode, changed.ErrorCode));
    }

    [Fact]
    public async Task Envelopes_of_both_versions_in_one_message_are_SCE001()
    {
        var mixed = Plain().Replace("<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"", "<o:Envelope xmlns:o=\"http://www.w3.org/2003/05/soap-envelope\" xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"", StringComparison.Ordinal)
            .Replace("</soap:Envelope>", "</o:Envelope>", StringComparison.Ordinal);

        var fault = await _bench.RefusedAsync(Bench.Bytes(mixed));

        Assert.NotEqual(Plain(), mixed);
        Assert.Equal(FaultCodes.MessageFormat, fault.ErrorCode);
    }

    [Fact]
    public async Task Prefixes_that_change_in_the_middle_mean_nothing()
    {
        var envelope = Plain().Replace("<soap:Body>", $"<SOAP-ENV:Body xmlns:SOAP-ENV=\"{ShepNamespaces.Soap}\">", StringComparison.Ordinal)
            .Replace("</soap:Body>", "</SOAP-ENV:Body>", StringComparison.Ordinal);
        var signed = TransportSignature.Sign(Bench.Bytes(envelope), Keys.Gateway);

        var lenient = await _bench.SendAsync(signed);
        var strict = await _bench.SendAsync(signed, tenant: "strict");

        Assert.Contains("SOAP-ENV:Body", envelope, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (lenient.Status, strict.Status));
    }

    [Fact]
    public async Task The_consent_services_own_wrapper_is_taken_leniently_and_strictly_refused()
    {
        var envelope = Bench.Text(_bench.Request(ServiceIds.Kdp, Payloads.Kdp(Iin)).Write())
            .Replace("v10:SendMessage", "v10:sendMessageRequest", StringComparison.Ordinal)
            .Replace($"xmlns:v10=\"{ShepNamespaces.SyncChannel}\"", $"xmlns:v10=\"{ShepNamespaces.Kdp}\"", StringComparison.Ordinal);
        var signed = TransportSignature.Sign(Bench.Bytes(envelope), Keys.Gateway);

        var lenient = await _bench.SendAsync(signed);
        var strict = await _bench.SendAsync(signed, tenant: "strict");

        Assert.Contains(ShepNamespaces.Kdp, envelope, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.InternalServerError), (lenient.Status, strict.Status));
        Assert.Equal(FaultCodes.MessageFormat, Refusal(strict.Answer));
    }

    [Theory]
    [InlineData($"xmlns:wsu=\"{HandSigned.Wsu}\" wsu:Id=\"b\"", 0)]
    [InlineData("Id=\"b\"", 0)]
    [InlineData($"xmlns:wsse=\"{Wsse}\" xmlns:wsu=\"{HandSigned.Wsu}\" wsse:Id=\"b\" wsu:Id=\"b\"", 2)]
    [InlineData($"xmlns:wsu=\"{HandSigned.Wsu}\" Id=\"b\" wsu:Id=\"b\"", 1)]
    public async Task A_body_may_bear_its_id_in_every_spelling_that_clients_use(string ids, int bends)
    {
        var signed = HandSigned.Sign(Plain().Replace("<soap:Body", $"<soap:Body {ids}", StringComparison.Ordinal), "b", Keys.Gateway);

        var lenient = await _bench.SendAsync(signed);
        var strict = await _bench.SendAsync(signed, tenant: "strict");

        Assert.Equal(HttpStatusCode.OK, lenient.Status);
        Assert.Equal(bends is 0 ? HttpStatusCode.OK : HttpStatusCode.InternalServerError, strict.Status);
        Assert.Equal(bends, _bench.Shlyuz.Journal.All()[0].Bent.Count);
    }

    [Fact]
    public async Task The_id_on_any_other_element_too_is_SCE006()
    {
        var ids = $"xmlns:wsu=\"{HandSigned.Wsu}\" Id=\"b\" wsu:Id=\"b\"";
        var signed = Bench.Text(HandSigned.Sign(Plain().Replace("<soap:Body", $"<soap:Body {ids}", StringComparison.Ordinal), "b", Keys.Gateway));

        var fault = await _bench.RefusedAsync(Bench.Bytes(signed.Replace("</soap:Header>", "<twin Id=\"b\"/></soap:Header>", StringComparison.Ordinal)));

        Assert.Equal(FaultCodes.TransportSignatureWrong, fault.ErrorCode);
    }

    private string Plain() => Bench.Text(_bench.Request(ServiceIds.EpvoDigitalDocs, Payloads.Epvo(Iin)).Write());

    private static string In12(string envelope) => envelope.Replace(ShepNamespaces.Soap, ShepNamespaces.Soap12, StringComparison.Ordinal);

    private static string? Refusal(byte[] answer) => (ShepReply.Read(answer) as ShepReply.Refused)?.Fault.ErrorCode;
}
