using System.Globalization;
using System.Text;
using Attestation.Stubs.TestKit.Exchanges;
using Attestation.Stubs.TestKit.Faults;
using Attestation.Stubs.TestKit.Mappings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Attestation.Stubs.TestKit.Programmable;

/// <summary>Puts answers onto the wire: whole, in pieces, or broken.</summary>
internal static class Sending
{
    private static readonly byte[] NoHttp = Encoding.ASCII.GetBytes("\u0001lskdu018973t09sylgasjkfg1][]'./.sdlv\u0002\u0003");

    public static async Task SendAsync(HttpContext http, Delivery delivery, TimeProvider delays, CancellationToken cancellationToken)
    {
        switch (delivery.Fault)
        {
            case null:
                await SendWholeAsync(http, delivery.Answer, delivery.Dribble, delays, cancellationToken);
                break;
            case WireFault.Drip(var over):
                await SendWholeAsync(http, delivery.Answer, new Dribble(Math.Clamp(delivery.Answer.Body.Length, 1, 50), over), delays, cancellationToken);
                break;
            default:
                await BreakAsync(http, delivery.Answer, delivery.Fault, cancellationToken);
                break;
        }
    }

    private static async Task SendWholeAsync(HttpContext http, Answer answer, Dribble? dribble, TimeProvider delays, CancellationToken cancellationToken)
    {
        http.Response.Clear();
        http.Response.StatusCode = answer.Status;
        if (answer.Reason is { Length: > 0 })
        {
            http.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = answer.Reason;
        }

        foreach (var (name, value) in answer.Headers.Where(header => !IsOfTheServer(header.Key)))
        {
            http.Response.Headers.Append(name, value);
        }

        if (answer.Status is < 200 or 204 or 205 or 304)
        {
            return;
        }

        http.Response.ContentLength = dribble is null || answer.Body.Length > 0 ? answer.Body.Length : null;
        if (HttpMethods.IsHead(http.Request.Method))
        {
            return;
        }

        if (dribble is null)
        {
            await http.Response.Body.WriteAsync(answer.Body, cancellationToken);
            return;
        }

        await DribbleAsync(http, answer.Body, dribble, delays, cancellationToken);
    }

    private static async Task DribbleAsync(HttpContext http, ReadOnlyMemory<byte> body, Dribble dribble, TimeProvider delays, CancellationToken cancellationToken)
    {
        var chunks = Math.Clamp(dribble.Chunks, 1, Math.Max(body.Length, 1));
        for (var number = 0; number < chunks; number++)
        {
            var (from, to) = ((int)((long)body.Length * number / chunks), (int)((long)body.Length * (number + 1) / chunks));
            await Task.Delay(dribble.Over / chunks, delays, cancellationToken);
            await http.Response.Body.WriteAsync(body[from..to], cancellationToken);
            await http.Response.Body.FlushAsync(cancellationToken);
        }
    }

    private static async Task BreakAsync(HttpContext http, Answer answer, WireFault fault, CancellationToken cancellationToken)
    {
        var wire = http.Features.Get<FaultyWire>() ?? throw new InvalidOperationException("Faults below HTTP need a real connection.");

        // What the double had set would be missed by the server: it must believe that it sent an empty answer and end the connection.
        http.Response.Clear();
        http.Response.Headers.Connection = "close";
        var bytes = BytesOf(fault, answer);
        if (!bytes.IsEmpty)
        {
            await wire.SayAsync(bytes, cancellationToken);
        }

        if (fault is WireFault.Reset or WireFault.ResetMidBody)
        {
            if (fault is WireFault.ResetMidBody)
            {
                // What was said must be on its way before the reset overtakes it.
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
            }

            wire.Reset();
        }
        else
        {
            wire.Mute();
        }
    }

    private static ReadOnlyMemory<byte> BytesOf(WireFault fault, Answer answer)
    {
        var half = answer.Body[..(answer.Body.Length / 2)];
        return fault switch
        {
            WireFault.ResetMidBody or WireFault.HalfBody => Join(HeadOf(answer, $"Content-Length: {answer.Body.Length}"), half),
            WireFault.BrokenChunk => Join(HeadOf(answer, "Transfer-Encoding: chunked"), NoHttp),
            WireFault.Noise => NoHttp,
            WireFault.Twice => Join(Whole(answer), Whole(answer)),
            _ => ReadOnlyMemory<byte>.Empty,
        };
    }

    private static byte[] Whole(Answer answer) => Join(HeadOf(answer, $"Content-Length: {answer.Body.Length}"), answer.Body);

    private static byte[] HeadOf(Answer answer, string framing)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} {ReasonPhrases.GetReasonPhrase(answer.Status)}\r\n");
        foreach (var (name, values) in answer.Headers.Where(header => !IsOfTheServer(header.Key)))
        {
            foreach (var value in values)
            {
                head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
            }
        }

        return Encoding.Latin1.GetBytes(head.Append(CultureInfo.InvariantCulture, $"{framing}\r\n\r\n").ToString());
    }

    private static bool IsOfTheServer(string header) =>
        header.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) || header.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase);

    private static byte[] Join(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second) => [.. first.Span, .. second.Span];
}
