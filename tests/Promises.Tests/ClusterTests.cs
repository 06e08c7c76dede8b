using Attestation.Integration.Tests.Servers;
using Attestation.Promises.Tests.Figures;
using Attestation.Promises.Tests.Network;
using Attestation.Promises.Tests.Stands;

namespace Attestation.Promises.Tests;

/// <summary>Several of everything: gateways, broker nodes, versions.</summary>
public sealed class ClusterTests(Cluster cluster, Database database, Ledger ledger) : IClassFixture<Cluster>
{
    [Fact]
    [Promise("P1", "P2", "P3")]
    public async Task A_node_of_the_broker_and_a_gateway_that_die_are_not_missed()
    {
        // The balancer in front of the cluster takes the first node that answers; the portal is with one that stays.
        await using var balancer = new FaultProxy(cluster.Third.Port, cluster.Second.Port, cluster.First.Port);
        await using var rig = await Rig.BuildAsync(cluster.First, database, Seeds.Current + 20);
        rig.Stand.Environment["Bus__Port"] = balancer.Port.ToString();
        var members = await cluster.First.ControlAsync("cluster_status");
        var one = rig.Launch();
        var other = rig.Launch();
        await one.ReadyAsync();
        await other.ReadyAsync();

        await rig.SubmitAsync(40);
        await cluster.Third.KillAsync();
        await rig.SubmitAsync(20);
        await one.KillAsync();
        await rig.SubmitAsync(20);
        await rig.UntilAllHaveEndedAsync();

        var history = await History.CheckAsync(rig);
        ledger.Record(rig.Submitted.Count, 2, history.Lost, history.Duplicated, Seeds.Current);
        history.Assert();
        Assert.All([cluster.First, cluster.Second, cluster.Third], node => Assert.Contains($"attestation-{node.Port}@localhost", members, StringComparison.Ordinal));
    }

    [Fact]
    [Promise("P1", "P3", "P9")]
    public async Task A_newer_schema_and_messages_of_other_versions_do_not_stop_the_gateways_that_run()
    {
        await using var rig = await Rig.BuildAsync(cluster.First, database, Seeds.Current + 21);
        var old = rig.Launch();
        await old.ReadyAsync();

        await rig.SubmitAsync(20);

        // What a newer version does at its start: it only ever adds.
        await rig.ExecuteAsync("""
            alter table application_case add column added_later text;
            alter table journal add column added_later text default 'x';
            alter table outbox add column added_later bigint;
            insert into schema_version (version, applied_at) values (9999, 0)
            """);
        rig.Launch();
        await rig.SubmitAsync(10);
        await rig.SubmitAsync(10, message => message["fieldOfANewerVersion"] = "unknown to this one");
        await rig.UntilAllHaveEndedAsync();

        var history = await History.CheckAsync(rig);
        ledger.Record(rig.Submitted.Count, 1, history.Lost, history.Duplicated, Seeds.Current);
        history.Assert();
    }
}
