using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Journal;

/// <summary>Follows the entries of one case and tells where the chain is broken.</summary>
internal sealed class JournalChain(Action<string> found, EntryRow? first = null)
{
    private JournalHead _head = JournalHead.Empty;
    private bool _isBroken;

    public string? CaseId => first?.CaseId;

    public void Add(JournalEntry entry)
    {
        if (entry.Seq != _head.Seq + 1)
        {
            Break($"entry {_head.Seq + 1} is missing");
        }
        else if (!entry.HashAfter(_head.Hash).AsSpan().SequenceEqual(entry.Hash))
        {
            Break($"entry {entry.Seq} was changed, or what stands before it");
        }

        _head = new JournalHead(entry.Seq, entry.Hash);
    }

    public void End()
    {
        if (first is null)
        {
            return;
        }

        if (first.LastSeq is null)
        {
            Break("the case is gone, its journal is there");
        }
        else if (first.LastSeq != _head.Seq || !_head.Hash.AsSpan().SequenceEqual(first.LastHash))
        {
            Break($"its journal ends with entry {_head.Seq}, the case says {first.LastSeq}");
        }
    }

    // The first break says where; what follows from it would only hide that.
    private void Break(string what)
    {
        if (!_isBroken)
        {
            found($"case {CaseId}: {what}");
        }

        _isBroken = true;
    }
}

/// <summary>A row of <c>journal</c>, with what its case says of the last one.</summary>
internal sealed class EntryRow
{
    public string CaseId { get; init; } = "";

    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    public string Stop { get; init; } = "";

    public string Entry { get; init; } = "";

    public string? Details { get; init; }

    public byte[] Hash { get; init; } = [];

    public long? LastSeq { get; init; }

    public byte[]? LastHash { get; init; }

    public JournalEntry ToEntry() => new(Guid.TryParse(CaseId, out var id) ? id : Guid.Empty, Seq, At, Stop, Entry, Details, Hash);
}
