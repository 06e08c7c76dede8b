using Attestation.Gateway.Bus;
using MassTransit;

namespace Attestation.Sandbox.World;

/// <summary>Counts messages on their way through the gateway's doors: the clock goes on only when none is under way.</summary>
internal sealed class DoorMeter : IReceiveObserver
{
    private long _sent;
    private long _handled;

    public bool IsQuiet => Interlocked.Read(ref _sent) == Interlocked.Read(ref _handled);

    public void Sent() => Interlocked.Increment(ref _sent);

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Handled(context);

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Handled(context);

    private Task Handled(ReceiveContext context)
    {
        // A virtual host stands before the queue.
        if (context.InputAddress.AbsolutePath.Split('/')[^1] is BusNames.Applications or BusNames.SignedNotices)
        {
            Interlocked.Increment(ref _handled);
        }

        return Task.CompletedTask;
    }
}
