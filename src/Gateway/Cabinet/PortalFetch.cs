using Attestation.Gateway.EgovShlyuz;
using Attestation.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Cabinet;

/// <summary>Fetches the portal's requests, one after the other. Each is confirmed after it was stored: a crash in between brings it again.</summary>
internal sealed partial class PortalFetch(IServiceProvider services, PortalDoor door, Clocks clocks, IOptions<EgovShlyuzOptions> options, ILogger<PortalFetch> logger) : BackgroundService
{
    private readonly AsyncChannelOptions _options = options.Value.Async;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (_options.Fetch && !stoppingToken.IsCancellationRequested)
        {
            var isMore = false;
            try
            {
                isMore = await FetchAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotFetched(failure.GetType().Name, failure is ShepSilenceException or ShepRefusalException ? failure.Message : "");
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (!isMore)
            {
                await Task.Delay(_options.FetchEvery, clocks.Machine, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> FetchAsync(CancellationToken stoppingToken)
    {
        if (door.IsClosed)
        {
            return false;
        }

        var channel = services.GetRequiredService<ShepAsyncChannel>();
        if (await channel.FetchAsync(stoppingToken) is not { MessageId: { } messageId } message)
        {
            return false;
        }

        var outcome = await door.TakeAsync(message, stoppingToken);
        if (outcome is PortalMessage.NotNow)
        {
            LogNotNow(messageId);
            return false;
        }

        var isTaken = outcome is PortalMessage.Taken;
        await channel.ConfirmAsync(messageId, isTaken, stoppingToken);
        LogFetched(messageId, isTaken);

        return true;
    }

    [LoggerMessage(LogLevel.Information, "Message {MessageId} of the asynchronous channel was fetched; taken: {IsTaken}")]
    private partial void LogFetched(string messageId, bool isTaken);

    [LoggerMessage(LogLevel.Warning, "Message {MessageId} of the asynchronous channel was fetched and is not taken now; it will be fetched again")]
    private partial void LogNotNow(string messageId);

    [LoggerMessage(LogLevel.Warning, "The asynchronous channel could not be asked ({Kind} {Cause}); it will be asked again")]
    private partial void LogNotFetched(string kind, string cause);
}
