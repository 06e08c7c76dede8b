using MassTransit;

namespace Attestation.Gateway.Bus;

internal sealed class InMemoryDoors(IBusControl bus) : IDoors
{
    public bool AreOpen => bus.CheckHealth().Status is BusHealthStatus.Healthy;

    public Task UntilOpenAsync(CancellationToken cancellationToken) => bus.WaitForHealthStatus(BusHealthStatus.Healthy, cancellationToken);

    public void Observe(IReceiveObserver observer) => bus.ConnectReceiveObserver(observer);
}
