using Attestation.Integration.Tests.Servers;

namespace Attestation.Promises.Tests.Stands;

/// <summary>Three RabbitMQ nodes on loopback: a quorum queue has a replica on each, and lives while two of them do.</summary>
public sealed class Cluster : IAsyncLifetime
{
    internal Broker First { get; } = new();

    internal Broker Second { get; } = new();

    internal Broker Third { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await First.InitializeAsync();
        await Second.JoinAsync(First);
        await Third.JoinAsync(First);
    }

    public async ValueTask DisposeAsync()
    {
        await Third.DisposeAsync();
        await Second.DisposeAsync();
        await First.DisposeAsync();
    }
}
