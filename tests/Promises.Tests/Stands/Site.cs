using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Attestation.Gateway.Bus;
using Attestation.Integration.Tests;
using Attestation.Integration.Tests.Foreign;
using Attestation.Integration.Tests.Servers;
using Attestation.Promises.Tests.Figures;
using Ledger = Attestation.Promises.Tests.Figures.Ledger;

namespace Attestation.Promises.Tests.Stands;

/// <summary>A broker, a database and a gateway that has to live through whatever is done to them: it is never started anew.</summary>
public sealed class Site : IAsyncLifetime
{
    private static readonly int InFlight = Seeds.Runs(1) is 1 ? 150 : 2000;

    internal Broker Broker { get; } = new();

    internal Database Database { get; } = new();

    internal Rig Rig { get; private set; } = null!;

    internal GatewayProcess Gateway { get; private set; } = null!;

    /// <summary>What the gateway has parked.</summary>
    internal ConcurrentQueue<Letter> Parked { get; } = new();

    /// <summary>A portal submits all the while, and sends again until the broker has confirmed; at the end nothing is lost and nothing doubled.</summary>
    public async Task LiveThroughAsync(Ledger ledger, Func<Task> fault, [CallerMemberName] string test = "")
    {
        var before = Rig.Submitted.Count;
        await Rig.SubmitAsync(InFlight / 2);
        var submitting = Task.Run(() => Rig.SubmitAsync(InFlight / 2));
        await fault();
        await submitting;
        await Rig.UntilAllHaveEndedAsync();
        await HealthAsync("ready");

        var history = await History.CheckAsync(Rig);
        ledger.Record(Rig.Submitted.Count - before, 1, history.Lost, history.Duplicated, Seeds.Current, test);
        history.Assert();
    }

    public Task HealthAsync(string status) => Eventually.IsTrueAsync(async () =>
        (await Gateway.GetAsync("/health/ready")).Contains($"\"{status}", StringComparison.Ordinal));

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
