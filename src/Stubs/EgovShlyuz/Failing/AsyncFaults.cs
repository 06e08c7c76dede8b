using Attestation.Shep;
using Attestation.Stubs.EgovShlyuz.AsyncChannel;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.TestKit.Faults;
using Attestation.Stubs.TestKit.Tenants;

namespace Attestation.Stubs.EgovShlyuz.Failing;

/// <summary>What goes wrong with a message once the double has taken it.</summary>
internal sealed class AsyncFaults(Chains chains, Delivery delivery, TenantBook tenants)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    /// <summary>Sends a message on its way, as it should go or as the fault of the current request says.</summary>
    public void Bring(ChainMessage message)
    {
        var fault = CurrentCall.Now is { } call ? call.Fault : ChosenFor(message);
        if (fault?.Kind == FaultKinds.NotDelivered)
        {
            delivery.Settle(message, MessageState.NotDelivered);
            return;
        }

        delivery.Bring(message);
        if (fault?.Kind == FaultKinds.DuplicateMessage)
        {
            delivery.Bring(message);
        }

        if (fault?.Kind == FaultKinds.CallbackFirst && CurrentCall.Now is { } waiting)
        {
            waiting.Before = cancellationToken => BroughtAsync(message, fault.Measure, cancellationToken);
        }
    }

    /// <summary>Whether a message that was fetched is given out once more, although its receiver says that he has it.</summary>
    public static bool GivesAgain => CurrentCall.FaultNamed(FaultKinds.DuplicateMessage.Name) is not null;

    /// <summary>Whether those who fetch get the newest message first, however few they take at a time.</summary>
    public static bool NewestFirst => CurrentCall.FaultNamed(FaultKinds.MessagesReversed.Name) is not null;

    // What the portal sends comes from no request: its rules are looked up by whose message it is.
    private ChosenFault? ChosenFor(ChainMessage message) => tenants.Find(message.Tenant)?.Faults.Choose(
        new Subject(message.ServiceId, message.Id, new HashSet<string>(StringComparer.Ordinal)), kind => kind == FaultKinds.NotDelivered || kind == FaultKinds.DuplicateMessage);

    private async Task BroughtAsync(ChainMessage message, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var look = new PeriodicTimer(Look);
        for (var waited = TimeSpan.Zero; waited < atMost && chains.Find(message.Tenant, message.Id)?.State is MessageState.OnDelivery; waited += Look)
        {
            await look.WaitForNextTickAsync(cancellationToken);
        }
    }
}
