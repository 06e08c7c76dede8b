using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Storage;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Journal;

/// <summary>Makes and reads checkpoints.</summary>
internal sealed class CheckpointStore(IDatabase database, JournalKey key, Clocks clocks, Outbox? outbox = null, IOptions<BusOptions>? bus = null)
{
    /// <summary>What the broker's ledger is told of a checkpoint: seq, instant and hash, nothing personal.</summary>
    public const string LedgerMessage = "journal-checkpoint";

    private const string Latest = "select * from checkpoint order by seq desc limit 1";

    // Ordinal, whatever the collation of the database: the order of the leaves is part of what is signed. Ids are ASCII.
    private const string Grown = """
        select c.id as case_id, c.journal_seq as seq, c.journal_hash as hash
        from application_case c
        where not exists (select 1 from checkpoint_head h where h.case_id = c.id and h.seq = c.journal_seq)
        limit @limit
        """;

    private const string InsertHead = "insert into checkpoint_head (checkpoint, case_id, seq, hash) values (@Checkpoint, @CaseId, @Seq, @Hash)";

    private const string Insert = """
        insert into checkpoint (seq, at, heads, root, previous, hash, signature, certificate)
        values (@Seq, @At, @Heads, @Root, @Previous, @Hash, @Signature, @Certificate)
        """;

    /// <summary>
    /// Covers the journals that have grown since they were last covered. Commits of cases do not wait for it: it reads what they committed.
    /// Two instances that do this at once make two checkpoints with the same number; the database takes one, and the other looks again.
    /// </summary>
    /// <returns>The checkpoint; null when no journal has grown.</returns>
    public Task<Checkpoint?> MakeAsync(int headsAtMost, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var grown = await session.QueryAsync<HeadRow>(Grown, new { limit = headsAtMost }, cancellationToken);
            if (grown is [])
            {
                return null;
            }

            CheckpointHead[] heads = [.. grown.Select(row => row.ToHead()).OrderBy(head => head.CaseId, StringComparer.Ordinal)];
            var before = await session.FindAsync<CheckpointRow>(Latest, null, cancellationToken);
            var checkpoint = Checkpoint.Over(heads, before?.ToCheckpoint(), clocks.Now, key);
            await session.ExecuteAsync(Insert, checkpoint, cancellationToken);
            await session.ExecuteAsync(InsertHead, heads.Select(head => new { Checkpoint = checkpoint.Seq, head.CaseId, head.Seq, head.Hash }), cancellationToken);
            await TellLedgerAsync(session, checkpoint, cancellationToken);

            return checkpoint;
        },
        cancellationToken);

    // Held by another machine than the database, so that a restored one can say which checkpoints it has lost.
    private async Task TellLedgerAsync(Session session, Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        if (outbox is null || bus is not { Value.Ledger.Enabled: true })
        {
            return;
        }

        var message = new OutgoingMessage
        {
            Destination = Destination.Queue(BusNames.Ledger),
            Type = LedgerMessage,
            MessageId = new Guid(checkpoint.Hash.AsSpan(0, 16)),
            Body = JsonSerializer.SerializeToUtf8Bytes(new { checkpoint.Seq, checkpoint.At, checkpoint.Hash }, ContractJson.Options),
            DueAt = clocks.Now,
        };
        await outbox.AddAsync(session, null, [message], cancellationToken);
    }
}

/// <summary>A row of <c>checkpoint</c>.</summary>
internal sealed class CheckpointRow
{
    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    public long Heads { get; init; }

    public byte[] Root { get; init; } = [];

    public byte[] Previous { get; init; } = [];

    public byte[] Hash { get; init; } = [];

    public byte[] Signature { get; init; } = [];

    public byte[] Certificate { get; init; } = [];

    public Checkpoint ToCheckpoint() => new()
    {
        Seq = Seq,
        At = At,
        Heads = Heads,
        Root = Root,
        Previous = Previous,
        Hash = Hash,
        Signature = Signature,
        Certificate = Certificate,
    };
}

/// <summary>A row of <c>checkpoint_head</c>, or what is to become one.</summary>
internal sealed class HeadRow
{
    public long Checkpoint { get; init; }

    public string CaseId { get; init; } = "";

    public long Seq { get; init; }

    public byte[] Hash { get; init; } = [];

    /// <summary>Of the entry it speaks of, as it stands now; null when there is none.</summary>
    public byte[]? EntryHash { get; init; }

    public CheckpointHead ToHead() => new(CaseId, Seq, Hash);
}
