using Attestation.Shep;
using Attestation.Stubs.EgovShlyuz.AsyncChannel;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.TestKit.Tenants;

namespace Attestation.Stubs.EgovShlyuz.Failing;

/// <summary>What goes wrong with a message once the double has taken it.</summary>
internal sealed class AsyncFaults(Chains chains, Delivery delivery)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    /// <summary>Sends a message on its way, as it should go or as the fault of the current request says.</summary>
    public void Bring(ChainMessage message)
    {
        if (CurrentCall.FaultNamed(FaultKinds.NotDelivered.Name) is not null)
        {
            delivery.Settle(message, MessageState.NotDelivered);
            return;
        }

        delivery.Bring(message);
        if (CurrentCall.FaultNamed(FaultKinds.DuplicateMessage.Name) is not null)
        {
            delivery.Bring(message);
        }

        if (CurrentCall.FaultNamed(FaultKinds.CallbackFirst.Name) is { } fault)
        {
            CurrentCall.Now!.Before = cancellationToken => BroughtAsync(message, fault.Measure, cancellationToken);
        }
    }

    public static IReadOnlyList<ChainMessage> InOrder(IReadOnlyList<ChainMessage> messages) =>
        CurrentCall.FaultNamed(FaultKinds.MessagesReversed.Name) is null ? messages : [.. messages.Reverse()];

    private async Task BroughtAsync(ChainMessage message, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var look = new PeriodicTimer(Look);
        for (var waited = TimeSpan.Zero; waited < atMost && chains.Find(message.Tenant, message.Id)?.State is MessageState.OnDelivery; waited += Look)
        {
            await look.WaitForNextTickAsync(cancellationToken);
        }
    }
}
