using Attestation.Gateway.Hosting;

namespace Attestation.Gateway.Restoring;

/// <summary>
/// Keeps the gateway from starting while its database may be an older one. Not a single worker exists meanwhile; a small server tells
/// whoever asks for the health why.
/// </summary>
internal sealed partial class ClosedDoors(RestoreGate gate, Clocks clocks, ILogger<ClosedDoors> logger)
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    // A first look that takes longer is told, so that nobody takes the gateway for dead.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    /// <summary>Returns when the database may be worked with.</summary>
    /// <exception cref="OperationCanceledException">The gateway is to end before that.</exception>
    /// <param name="urls">Where the gateway will listen.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task PassAsync(string? urls, CancellationToken cancellationToken)
    {
        var first = gate.LookAsync(cancellationToken);
        await Task.WhenAny(first, Task.Delay(Soon, clocks.Machine, cancellationToken));
        var why = first.IsCompleted ? await first : "what was published is still being compared with the database";
        if (why is null)
        {
            return;
        }

        // Whatever is answered here is read again at each request.
        await using var closed = Closed(urls, () => why);
        await closed.StartAsync(cancellationToken);

        // The small server is the one that hears the signal to end.
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, closed.Lifetime.ApplicationStopping);
        why = await first.WaitAsync(leaving.Token);
        using var next = new PeriodicTimer(Again, clocks.Machine);
        while (why is not null)
        {
            LogClosed(why);
            await next.WaitForNextTickAsync(leaving.Token);
            why = await gate.LookAsync(leaving.Token);
        }

        await closed.StopAsync(cancellationToken);
        LogOpen();
    }

    private static WebApplication Closed(string? urls, Func<string?> why)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(urls ?? "http://127.0.0.1:8080");
        var app = builder.Build();
        app.MapGet("/health/live", () => Results.Ok(new { status = "alive" }));
        app.MapFallback(() => Results.Json(new { status = $"closed: {why()}" }, statusCode: StatusCodes.Status503ServiceUnavailable));

        return app;
    }

    [LoggerMessage(LogLevel.Error, "The doors stay closed: {Why}")]
    private partial void LogClosed(string why);

    [LoggerMessage(LogLevel.Warning, "The database knows what was published: the doors open")]
    private partial void LogOpen();
}
