using System.Security.Cryptography;
using Attestation.Gateway.Storage;

namespace Attestation.Gateway.Cases;

/// <summary>What an operator looks at first: what stands still, and whose term runs out. Read without opening anything personal.</summary>
internal sealed class CaseOverview(IDatabase database, ColumnCipher cipher)
{
    public const int Most = 200;

    private const string States = "select state as State, count(*) as Count from application_case group by state order by state";

    private const string Attention = """
        select c.id, c.number, c.state, c.channel, c.category, c.provider_bin, c.received_at, c.registered_at, c.due_by, c.warned_at, c.breached_at, c.due_at, c.attempts,
               (select j.details from journal j where j.case_id = c.id and j.entry = 'parked' order by j.seq desc limit 1) as parked_details
        from application_case c
        where c.state in ('Parked', 'InReview') or (c.warned_at is not null and c.state not in ('Issued', 'Withdrawn'))
        order by c.due_by, c.number
        limit @limit
        """;

    private const string Journal = "select case_id, seq, at, stop, entry, details, personal from journal where case_id = @id order by seq";

    private const string Faults = "select count(*) from outbox where fault is not null";

    public Task<IReadOnlyList<StateCount>> CountAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.QueryAsync<StateCount>(States, null, cancellationToken), cancellationToken);

    /// <summary>Parked, in review, or past the day of registration without an answer; the most urgent first.</summary>
    public Task<IReadOnlyList<OverviewRow>> AttentionAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.QueryAsync<OverviewRow>(Attention, new { limit = Most }, cancellationToken), cancellationToken);

    /// <summary>Messages that were put aside because they cannot be read.</summary>
    public Task<long> FaultyMessagesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync<long>(Faults, null, cancellationToken), cancellationToken);

    /// <summary>The journal of a case, with who decided and why opened.</summary>
    public async Task<IReadOnlyList<JournalLine>> JournalAsync(Guid id, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(session => session.QueryAsync<JournalRow>(Journal, new { id = id.ToString("D") }, cancellationToken), cancellationToken);

        return [.. rows.Select(row => new JournalLine(row.Seq, row.At, row.Stop, row.Entry, row.Details, Open(id, row)))];
    }

    private string? Open(Guid id, JournalRow row)
    {
        if (row.Personal is null)
        {
            return null;
        }

        var words = cipher.DecryptJson<SealedWords>(row.Personal, SealedWords.Place(id, row.Seq));

        return words.Fits(row.Details) ? words.Said.ToJsonString(Contracts.ContractJson.Options) : throw new CryptographicException("Words in the journal are not those that were sealed.");
    }

    private sealed class JournalRow
    {
        public long Seq { get; init; }

        public DateTimeOffset At { get; init; }

        public string Stop { get; init; } = "";

        public string Entry { get; init; } = "";

        public string? Details { get; init; }

        public byte[]? Personal { get; init; }
    }
}

/// <summary>How many cases are in a state.</summary>
internal sealed class StateCount
{
    public string State { get; init; } = "";

    public long Count { get; init; }
}

/// <summary>A case that needs somebody.</summary>
internal sealed class OverviewRow
{
    public string Id { get; init; } = "";

    public string Number { get; init; } = "";

    public string State { get; init; } = "";

    public string Channel { get; init; } = "";

    public string Category { get; init; } = "";

    public string ProviderBin { get; init; } = "";

    public DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? RegisteredAt { get; init; }

    public DateTimeOffset? DueBy { get; init; }

    public DateTimeOffset? WarnedAt { get; init; }

    public DateTimeOffset? BreachedAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public long Attempts { get; init; }

    /// <summary>Of the last time it was parked, JSON.</summary>
    public string? ParkedDetails { get; init; }
}

/// <param name="Seq">Place in the case's journal.</param>
/// <param name="At">When.</param>
/// <param name="Stop">Where.</param>
/// <param name="Entry">What.</param>
/// <param name="Details">JSON, nothing personal.</param>
/// <param name="Personal">JSON: who decided, in which words.</param>
internal sealed record JournalLine(long Seq, DateTimeOffset At, string Stop, string Entry, string? Details, string? Personal);
