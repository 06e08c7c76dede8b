using Attestation.Shep;
using Attestation.Stubs.EgovShlyuz.Receiving;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.EgovShlyuz.AsyncChannel;

/// <summary>HTTP on one side, messages of chains on the other.</summary>
internal sealed class AsyncEndpoint(EgovShlyuzOptions options, AsyncDispatcher dispatcher, TransportKeys keys, Journal journal, TimeProvider clock)
{
    public async Task AnswerAsync(HttpContext http)
    {
        var arrival = Arrival.Of(http.Request, clock.GetUtcNow());
        var body = await RequestBody.ReadAsync(http.Request, options.MostBodyBytes, http.RequestAborted);
        var outcome = body is null ? TooLong(arrival) : dispatcher.Answer(body, arrival);
        var signed = keys.Sign(outcome.Envelope);

        journal.Record(outcome.Entry with { Request = body ?? [], Answer = signed });
        http.Response.StatusCode = outcome.Entry.HttpStatus;
        http.Response.ContentType = "text/xml; charset=utf-8";
        http.Response.ContentLength = signed.Length;
        await http.Response.Body.WriteAsync(signed, http.RequestAborted);
    }

    private AsyncOutcome TooLong(Arrival arrival) => AsyncOutcome.Refused(
        arrival.Entry(),
        AsyncOperation.SendMessage,
        Faults.Of(FaultCodes.MessageFormat, arrival.At, $"The message is longer than {options.MostBodyBytes} bytes."));
}
