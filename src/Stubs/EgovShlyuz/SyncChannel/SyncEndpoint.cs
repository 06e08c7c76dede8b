using Attestation.Stubs.EgovShlyuz.Receiving;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.EgovShlyuz.SyncChannel;

/// <summary>HTTP on one side, messages on the other: whatever Content-Type and SOAPAction a client sends, the body decides.</summary>
internal sealed class SyncEndpoint(EgovShlyuzOptions options, Dispatcher dispatcher, TransportKeys keys, Journal journal, TimeProvider clock)
{
    public async Task AnswerAsync(HttpContext http)
    {
        var arrival = Arrival.Of(http.Request, clock.GetUtcNow());
        var body = await RequestBody.ReadAsync(http.Request, options.MostBodyBytes, http.RequestAborted);
        var reply = body is null ? Reply.TooLong(options.MostBodyBytes, arrival) : dispatcher.Answer(body, arrival);
        var signed = keys.Sign(reply.Envelope);

        // Before it is sent: who has the answer may look for it here.
        journal.Record(reply.Entry with { HttpStatus = reply.HttpStatus, Request = body ?? [], Answer = signed });
        http.Response.StatusCode = reply.HttpStatus;
        http.Response.ContentType = "text/xml; charset=utf-8";
        http.Response.ContentLength = signed.Length;
        await http.Response.Body.WriteAsync(signed, http.RequestAborted);
    }
}
