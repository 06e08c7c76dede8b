using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Cases;

/// <summary>S2-27: applications of one person at the same moment are decided one after the other, whoever works on them.</summary>
public class ConcurrentApplicationsTests
{
    [Requirement("S2-27")]
    [Fact(Timeout = 60_000)]
    public async Task Of_many_at_once_on_two_instances_one_is_accepted()
    {
        await using var store = await OpenStore.StartAsync();
        await using var another = await store.AnotherAsync();
        await using var one = await Working.StartAsync(store, Stops(store));
        await using var two = await Working.StartAsync(another, Stops(another));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => (i % 2 is 0 ? store : another).ReceiveAsync())));
        while ((await store.QueryAsync<long>("select count(*) from application_case where state = 'Issued'"))[0] < 20)
        {
            // The other instance would look by itself within its poll; here nobody waits for that.
            store.Wakers.WakeAll();
            another.Wakers.WakeAll();
            await Task.Yield();
        }

        var accepted = await store.QueryAsync<string>("select number from application_case where outcome = 'Acceptance'");
        Assert.Equal(await store.QueryAsync<string>("select min(number) from application_case"), accepted);
    }

    // The rule itself, between the real look at what was filed before and the end of the case.
    private static IStop[] Stops(OpenStore store) =>
    [
        new Working.Stop(CaseState.Collecting, async @case =>
        {
            var before = await store.Cases.FiledBeforeAsync(@case, TestContext.Current.CancellationToken);
            var collected = @case with { Evidence = @case.Evidence with { FiledBefore = before } };

            return before is FiledBefore.Undecided
                ? new Step(collected with { DueAt = store.Clocks.Now.AddMinutes(1) }, OpenStore.Note("waits"))
                : new Step(collected with { State = CaseState.Issuing }, OpenStore.Note("collected"));
        }),
        new Working.Stop(CaseState.Issuing, @case =>
        {
            var kind = @case.Evidence.FiledBefore is FiledBefore.Accepted ? NoticeKind.Refusal : NoticeKind.Acceptance;
            var notice = new Notice(Guid.NewGuid(), $"{@case.Number}/1", kind, "<notice/>") { SignedXml = "<signed/>", IssuedAt = store.Clocks.Now };

            return Task.FromResult(new Step(@case with { State = CaseState.Issued, DueAt = null, Notice = notice }, OpenStore.Note("issued")));
        }),
    ];
}
