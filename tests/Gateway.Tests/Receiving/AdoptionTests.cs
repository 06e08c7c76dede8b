using Attestation.Gateway.Bus;
using Attestation.Gateway.Cabinet;
using Attestation.Gateway.Cases;
using Attestation.Gateway.EgovShlyuz;
using Attestation.Gateway.Receiving;
using Attestation.Gateway.Tests.Cases;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Tests.Receiving;

/// <summary>What a case takes over that was published before the database was restored.</summary>
public class AdoptionTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_withdrawal_that_is_taken_over_ends_the_portals_chain_as_any_other_does()
    {
        await using var store = await OpenStore.StartAsync();
        var queue = new CabinetQueue(store.Database, store.Cipher, store.Clocks);
        store.Followers.Add(new CabinetFollower(queue, Options.Create(new EgovShlyuzOptions())));
        var arrived = store.Arrived();
        var @case = await store.ReceiveAsync(arrived with { Application = arrived.Application with { PortalChainId = "1" } });
        var withdrawn = EventMessages.Withdrawn(@case, store.Clocks.Now);
        var published = new PublishedEvent(withdrawn.Type, withdrawn.Destination.RoutingKey, withdrawn.MessageId, withdrawn.CorrelationId, withdrawn.Body);
        store.Law.Now += TimeSpan.FromDays(1);

        await store.Cases.ChangeAsync(@case.Id, found => Adoption.Of(found, published, (_, _) => throw new InvalidOperationException(), store.Clocks.Now), Cancelled);

        var claimed = await queue.ClaimDueAsync(100, store.Clocks.MachineNow.AddMinutes(3), TimeSpan.Zero, Cancelled);
        var news = Assert.Single(claimed).News;
        Assert.Equal(("1", CabinetCodes.Withdrawn, true), (news.ChainId, news.Code, news.IsFinal));
        var stage = (await new OpenDesks(store).SentAsync()).Single(sent => sent.Type is "service-stage-changed").Body;
        Assert.Equal(@case.ReceivedAt, stage["occurredAt"]!.GetValue<DateTimeOffset>());
    }
}
