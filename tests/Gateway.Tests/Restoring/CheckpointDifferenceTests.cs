using Attestation.Gateway.Bus;
using Attestation.Gateway.Journal;
using Attestation.Gateway.Restoring;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Tests.Restoring;

/// <summary>Checkpoints that an auditor may hold and the database has lost.</summary>
public sealed class CheckpointDifferenceTests : IDisposable
{
    private static readonly IOptions<BusOptions> Kept = Options.Create(new BusOptions { Ledger = new LedgerOptions { Enabled = true } });

    private readonly JournalKey _key = new(new JournalOptions(), Site.Head);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task A_lost_checkpoint_is_listed_with_its_hash_and_kept_and_one_that_is_there_is_no_difference()
    {
        await using var site = await Site.OpenAsync();
        await site.SubmitAsync();
        await CoverAsync(site);
        await using var restored = await site.BackUpAsync();
        await site.WithdrawAsync(await site.SubmitAsync());
        var lost = await CoverAsync(site);
        Assert.Empty(await site.FoundAsync());

        var difference = Assert.Single((await restored.LookAsync()).Found, difference => difference.Kind is Differences.Checkpoint);
        Assert.Equal((null, "2"), (difference.ApplicationId, difference.Number));
        Assert.Contains(Convert.ToHexStringLower(lost.Hash), difference.What, StringComparison.Ordinal);
        Assert.Contains(Differences.Checkpoint, await restored.MendedAsync());

        Assert.Equal([lost.Hash], await restored.Store.QueryAsync<byte[]>("select hash from checkpoint_lost where seq = 2"));
    }

    [Fact]
    public async Task The_next_one_is_signed_under_the_number_of_the_lost_one_and_all_verify()
    {
        await using var site = await Site.OpenAsync();
        await site.SubmitAsync();
        await using var restored = await site.BackUpAsync();
        var lost = await CoverAsync(site);
        await restored.ApplyAsync();
        restored.Store.Law.Now = site.Store.Law.Now.AddMinutes(1);

        var next = await CoverAsync(restored);

        Assert.Equal(lost.Seq, next.Seq);
        Assert.NotEqual(lost.Hash, next.Hash);
        var mistakes = new List<string>();
        await new JournalVerification(restored.Store.Database, _key).RunAsync(mistakes.Add, Cancelled);
        Assert.Empty(mistakes);
        Assert.Empty(await restored.FoundAsync());
    }

    private async Task<Checkpoint> CoverAsync(Site site)
    {
        var checkpoint = await new CheckpointStore(site.Store.Database, _key, site.Store.Clocks, site.Store.Outbox, Kept).MakeAsync(100, Cancelled);
        await site.PublishAsync();

        return checkpoint!;
    }
}
