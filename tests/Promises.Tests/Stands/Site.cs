using System.Collections.Concurrent;
using Attestation.Gateway.Bus;
using Attestation.Integration.Tests.Foreign;
using Attestation.Integration.Tests.Servers;
using Attestation.Promises.Tests.Figures;

namespace Attestation.Promises.Tests.Stands;

/// <summary>A broker, a database and a gateway that has to live through whatever is done to them: it is never started anew.</summary>
public sealed class Site : IAsyncLifetime
{
    internal Broker Broker { get; } = new();

    internal Database Database { get; } = new();

    internal Rig Rig { get; private set; } = null!;

    internal GatewayProcess Gateway { get; private set; } = null!;

    /// <summary>What the gateway has parked.</summary>
    internal ConcurrentQueue<Letter> Parked { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Task.WhenAll(Broker.InitializeAsync().AsTask(), Database.InitializeAsync().AsTask());
        Rig = await Rig.BuildAsync(Broker, Database, Seeds.Current, withCables: true);
        Gateway = Rig.Launch();
        await Gateway.ReadyAsync();
        await Rig.Portal.ListenAsync(BusNames.Parked, Parked, durable: true, quorum: true);
    }

    public async ValueTask DisposeAsync()
    {
        await Rig.DisposeAsync();
        await Broker.DisposeAsync();
        await Database.DisposeAsync();
    }
}
