using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform.Tenants;

namespace Attestation.Stubs.UstazPlatform.Http;

/// <summary>Keeps every call to the API with its answer, before the answer leaves: whoever has the answer finds the call in the journal.</summary>
internal sealed class JournalKeeping(RequestDelegate next, Journal journal, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        var exchange = new Exchange();
        context.Features.Set(exchange);
        var wire = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        await AnswerAsync(context, exchange);

        context.Response.Body = wire;
        var entry = journal.Record(EntryOf(context, exchange, answer.ToArray()));

        // Even nothing may not be written where there is no body (204, 304): the connection would break after the answer.
        if (!entry.Answer.IsEmpty)
        {
            await wire.WriteAsync(entry.Answer, context.RequestAborted);
        }
    }

    private async Task AnswerAsync(HttpContext context, Exchange exchange)
    {
        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            exchange.Request = body.ToArray();
        }
        catch (BadHttpRequestException tooLarge)
        {
            await Problems.Refuse(exchange, tooLarge.StatusCode, "request.unreadable", "The body is too large or broken.").ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private JournalEntry EntryOf(HttpContext context, Exchange exchange, byte[] answer) => new()
    {
        At = clock.GetUtcNow(),
        Operation = exchange.Operation,
        Iin = exchange.Iin,
        Caller = exchange.Caller,
        Outcome = exchange.Outcome ?? $"http.{context.Response.StatusCode}",
        HttpStatus = context.Response.StatusCode,
        Tenant = Platforms.TenantOf(context),
        Path = context.Request.Path,
        Request = exchange.Request,
        Answer = answer,
    };
}
