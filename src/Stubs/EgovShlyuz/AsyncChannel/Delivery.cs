using System.Threading.Channels;
using Attestation.Shep;

namespace Attestation.Stubs.EgovShlyuz.AsyncChannel;

/// <summary>
/// Brings messages to participants that have an address, one after the other within a chain, and tells their senders what became of them.
/// What was on its way when the double stopped is brought when it starts again.
/// </summary>
internal sealed class Delivery(Chains chains, Participants participants, Callbacks callbacks, EgovShlyuzOptions options, TimeProvider clock) : BackgroundService
{
    private readonly Channel<ChainMessage> _waiting = Channel.CreateUnbounded<ChainMessage>();
    private readonly Dictionary<long, Task> _lastOfChain = [];

    public void Bring(ChainMessage message)
    {
        if (message.To is Participants.Portal)
        {
            Settle(message, MessageState.Delivered);
        }
        else if (participants.CallbackOf(message.To) is not null)
        {
            _waiting.Writer.TryWrite(message);
        }
    }

    /// <summary>Says what became of a message, and has its sender told.</summary>
    public void Settle(ChainMessage message, MessageState state)
    {
        if (chains.Change(message.Number, state, clock.GetUtcNow()) is { } changed && participants.CallbackOf(changed.From) is not null)
        {
            _waiting.Writer.TryWrite(changed);
        }
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var message in chains.All().Where(message => message.State is MessageState.OnDelivery))
        {
            Bring(message);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var message in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            var before = _lastOfChain.GetValueOrDefault(message.Chain, Task.CompletedTask);
            _lastOfChain[message.Chain] = AfterAsync(before, message, stoppingToken);
            ForgetFinished();
        }
    }

    private async Task AfterAsync(Task before, ChainMessage message, CancellationToken cancellationToken)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (message.State is MessageState.OnDelivery)
        {
            Settle(message, await TryAsync(token => callbacks.SendAsync(message, token), cancellationToken) ? MessageState.Delivered : MessageState.NotDelivered);
        }
        else
        {
            await TryAsync(token => callbacks.TellAsync(message, token), cancellationToken);
        }
    }

    private async Task<bool> TryAsync(Func<CancellationToken, Task<bool>> attempt, CancellationToken cancellationToken)
    {
        for (var number = 1; ; number++)
        {
            if (await attempt(cancellationToken))
            {
                return true;
            }

            if (number >= options.DeliveryAttempts)
            {
                return false;
            }

            await Task.Delay(options.DeliveryPause * number, TimeProvider.System, cancellationToken);
        }
    }

    private void ForgetFinished()
    {
        foreach (var (chain, _) in _lastOfChain.Where(pair => pair.Value.IsCompleted).ToList())
        {
            _lastOfChain.Remove(chain);
        }
    }
}
