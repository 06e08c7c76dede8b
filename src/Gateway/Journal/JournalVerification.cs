using Attestation.Gateway.Storage;

namespace Attestation.Gateway.Journal;

/// <summary>Looks through all journals and checkpoints for anything that was changed, removed, added or put in another order.</summary>
internal sealed class JournalVerification(IDatabase database, JournalKey key)
{
    private const string Entries = """
        select j.*, c.journal_seq as last_seq, c.journal_hash as last_hash
        from journal j left join application_case c on c.id = j.case_id
        order by j.case_id, j.seq
        """;

    private const string Silent = "select id as case_id from application_case c where not exists (select 1 from journal j where j.case_id = c.id)";

    private const string Checkpoints = "select * from checkpoint order by seq";

    private const string Heads = """
        select h.*, j.hash as entry_hash
        from checkpoint_head h left join journal j on j.case_id = h.case_id and j.seq = h.seq
        order by h.checkpoint
        """;

    /// <param name="found">Told of each thing that is wrong, as it is found.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public Task<JournalCount> RunAsync(Action<string> found, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            var (cases, entries) = await ReadEntriesAsync(session, found, cancellationToken);
            await foreach (var silent in session.StreamAsync<EntryRow>(Silent).WithCancellation(cancellationToken))
            {
                found($"case {silent.CaseId}: has no journal");
            }

            var (checkpoints, heads) = await ReadCheckpointsAsync(session, found, cancellationToken);

            return new JournalCount(cases, entries, checkpoints, heads);
        },
        cancellationToken);

    private static async Task<(long Cases, long Entries)> ReadEntriesAsync(Session session, Action<string> found, CancellationToken cancellationToken)
    {
        var (cases, entries) = (0L, 0L);
        var chain = new JournalChain(found);
        await foreach (var row in session.StreamAsync<EntryRow>(Entries).WithCancellation(cancellationToken))
        {
            entries++;
            if (chain.CaseId != row.CaseId)
            {
                chain.End();
                chain = new JournalChain(found, row);
                cases++;
            }

            chain.Add(row.ToEntry());
        }

        chain.End();

        return (cases, entries);
    }

    private async Task<(long Checkpoints, long Heads)> ReadCheckpointsAsync(Session session, Action<string> found, CancellationToken cancellationToken)
    {
        var checkpoints = new Dictionary<long, Checkpoint>();
        var (seq, previous) = (0L, Checkpoint.NoneBefore);
        await foreach (var row in session.StreamAsync<CheckpointRow>(Checkpoints).WithCancellation(cancellationToken))
        {
            var checkpoint = row.ToCheckpoint();
            checkpoints.Add(checkpoint.Seq, checkpoint);
            foreach (var mistake in Mistakes(checkpoint, seq + 1, previous))
            {
                found($"checkpoint {checkpoint.Seq}: {mistake}");
            }

            (seq, previous) = (checkpoint.Seq, checkpoint.Hash);
        }

        var heads = 0L;
        var group = new List<HeadRow>();
        await foreach (var head in session.StreamAsync<HeadRow>(Heads).WithCancellation(cancellationToken))
        {
            heads++;
            if (group is [var first, ..] && first.Checkpoint != head.Checkpoint)
            {
                CheckHeads(checkpoints, group, found);
                group.Clear();
            }

            group.Add(head);
        }

        CheckHeads(checkpoints, group, found);
        foreach (var left in checkpoints.Values.Where(checkpoint => checkpoint.Heads > 0))
        {
            found($"checkpoint {left.Seq}: its list of journals is missing");
        }

        return (seq, heads);
    }

    private IEnumerable<string> Mistakes(Checkpoint checkpoint, long seq, byte[] previous)
    {
        if (checkpoint.Seq != seq || !checkpoint.Previous.AsSpan().SequenceEqual(previous))
        {
            yield return "does not follow the one before it";
        }

        if (!checkpoint.ComputeHash().AsSpan().SequenceEqual(checkpoint.Hash))
        {
            yield return "was changed";
        }

        if (!key.Believes(checkpoint.Certificate, checkpoint.Hash, checkpoint.Signature))
        {
            yield return "is not signed by the journal's key, or one of those before it (Journal:FormerCertificates)";
        }
    }

    private static void CheckHeads(Dictionary<long, Checkpoint> checkpoints, List<HeadRow> rows, Action<string> found)
    {
        if (rows is not [var first, ..])
        {
            return;
        }

        if (!checkpoints.Remove(first.Checkpoint, out var checkpoint))
        {
            found($"checkpoint {first.Checkpoint}: is missing, its list of journals is there");
            return;
        }

        CheckpointHead[] heads = [.. rows.Select(row => row.ToHead()).OrderBy(head => head.CaseId, StringComparer.Ordinal)];
        if (heads.Length != checkpoint.Heads || !Checkpoint.RootOver(heads).AsSpan().SequenceEqual(checkpoint.Root))
        {
            found($"checkpoint {checkpoint.Seq}: its list of journals was changed");
        }

        foreach (var row in rows.Where(row => row.EntryHash is null || !row.EntryHash.AsSpan().SequenceEqual(row.Hash)))
        {
            found($"case {row.CaseId}: entry {row.Seq} is not the one that checkpoint {checkpoint.Seq} saw");
        }
    }
}

/// <summary>How much was looked at.</summary>
internal sealed record JournalCount(long Cases, long Entries, long Checkpoints, long Heads);
