using Attestation.Gateway.Cases;
using Attestation.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Bus;

/// <summary>
/// Publishes what was committed and forgets it after the broker's confirm. A crash in between publishes it again, with the same id and the
/// same bytes. Messages of one case keep their order; cases do not wait for each other.
/// </summary>
internal sealed partial class OutboxRelay(
    Outbox outbox, IPublisher publisher, Clocks clocks, Wakers wakers, IOptions<WorkOptions> options, ILogger<OutboxRelay> logger)
    : BackgroundService
{
    private int _batch = options.Value.Messages;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isPrepared = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!isPrepared)
                {
                    await publisher.PrepareAsync(stoppingToken);
                    isPrepared = true;
                }

                if (!await PublishDueAsync(stoppingToken))
                {
                    await wakers.Messages.WaitAsync(options.Value.Poll, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogCannotRead(failure);
                await Task.Delay(options.Value.Poll, clocks.Machine, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> PublishDueAsync(CancellationToken stoppingToken)
    {
        var leaseUntil = clocks.MachineNow + (options.Value.PublishTimeout * 3);
        var due = await outbox.ClaimDueAsync(Math.Min(_batch, options.Value.Messages), leaseUntil, stoppingToken);
        if (due is [])
        {
            return false;
        }

        var byCase = due.GroupBy(message => message.CaseId ?? $"#{message.Id}");
        var results = await Task.WhenAll(byCase.Select(messages => PublishInOrderAsync([.. messages], stoppingToken)));
        long[] confirmed = [.. results.SelectMany(result => result.Confirmed)];
        if (results.FirstOrDefault(result => result.Failed is not null) is { Failed: { } failed } first)
        {
            LogNotConfirmed(due.Count - confirmed.Length, failed.GetType().Name, first.FailedId, first.FailedType);
        }

        // A broker that is slow after a crash must not get more and more of the same: fewer at once until it keeps up.
        _batch = confirmed.Length == due.Count ? Math.Min(_batch * 2, options.Value.Messages) : Math.Max(1, _batch / 4);
        if (confirmed is [])
        {
            // Nothing of a whole batch was confirmed: a connection that has gone deaf never recovers by itself.
            await publisher.ReconnectAsync(stoppingToken);
        }

        await outbox.SettleAsync(confirmed, [.. due.Where(message => !confirmed.Contains(message.Id))], stoppingToken);
        await KillPoints.ReachedAsync(KillPoints.Settled);

        return true;
    }

    // The first that fails holds back those after it.
    private async Task<Published> PublishInOrderAsync(OutboxMessage[] messages, CancellationToken stoppingToken)
    {
        var confirmed = new List<long>(messages.Length);
        foreach (var message in messages)
        {
            try
            {
                await KillPoints.ReachedAsync(KillPoints.Publishing, message.Message.Type);

                // A publish may hang for ever after a broker's restart (rabbitmq-dotnet-client #1930), whatever its token says.
                await publisher.PublishAsync(message.Message, stoppingToken).WaitAsync(options.Value.PublishTimeout, clocks.Machine, stoppingToken);
                await KillPoints.ReachedAsync(KillPoints.Confirmed, message.Message.Type);
                confirmed.Add(message.Id);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                return new Published(confirmed, failure, message.Message.MessageId, message.Message.Type);
            }
        }

        return new Published(confirmed, null, default, "");
    }

    // Once for a batch: a broker that is away would otherwise fill the log with one line for each message and try.
    [LoggerMessage(LogLevel.Warning, "{Count} messages were not confirmed ({Cause}), the first is {MessageId} ({Type}); they will be sent again")]
    private partial void LogNotConfirmed(int count, string cause, Guid messageId, string type);

    [LoggerMessage(LogLevel.Error, "The outbox cannot be worked on; database or broker do not answer")]
    private partial void LogCannotRead(Exception failure);

    private sealed record Published(List<long> Confirmed, Exception? Failed, Guid FailedId, string FailedType);
}
