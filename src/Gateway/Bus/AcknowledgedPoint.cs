using Attestation.Gateway.Hosting;
using MassTransit;

namespace Attestation.Gateway.Bus;

/// <summary>The point after the acknowledgement, which only the transport sees; connected where a test has set a trap.</summary>
internal sealed class AcknowledgedPoint : IReceiveObserver
{
    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => KillPoints.ReachedAsync(KillPoints.Acknowledged, context.InputAddress.AbsolutePath.Split('/')[^1]);

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;
}
