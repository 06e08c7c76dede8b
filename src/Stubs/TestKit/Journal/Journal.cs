using Attestation.Stubs.TestKit.Tenants;

namespace Attestation.Stubs.TestKit;

/// <summary>
/// The last exchanges with a double, up to a number of entries and an amount of bodies; what leaves is counted. Safe for use by many threads.
/// </summary>
/// <param name="capacity">The most entries to keep.</param>
/// <param name="mostBytes">The most bytes of bodies to keep.</param>
public sealed class Journal(int capacity = Journal.DefaultCapacity, long mostBytes = Journal.DefaultMostBytes)
{
    /// <summary>The most entries kept unless said otherwise.</summary>
    public const int DefaultCapacity = 20_000;

    /// <summary>The most bytes of bodies kept unless said otherwise: 96 MiB.</summary>
    public const long DefaultMostBytes = 96L * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Queue<JournalEntry> _entries = new();
    private long _recorded;
    private long _bytes;
    private long _dropped;

    /// <summary>How many entries are kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>How many entries have left because there was no room; while it is zero, the journal is complete.</summary>
    public long Dropped
    {
        get
        {
            lock (_lock)
            {
                return _dropped;
            }
        }
    }

    /// <summary>Keeps an exchange, and lets the oldest go when there is no room.</summary>
    /// <param name="entry">The exchange.</param>
    /// <returns>The entry with its number.</returns>
    public JournalEntry Record(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        lock (_lock)
        {
            var numbered = entry with { Number = ++_recorded, LetGo = [.. CurrentCall.Now?.Exchange.LetGo ?? []] };
            CurrentCall.Now?.Exchange.Entry = numbered;
            _entries.Enqueue(numbered);
            _bytes += SizeOf(numbered);
            while (_entries.Count > capacity || (_bytes > mostBytes && _entries.Count > 1))
            {
                _bytes -= SizeOf(_entries.Dequeue());
                _dropped++;
            }

            return numbered;
        }
    }

    /// <summary>Everything that is kept.</summary>
    /// <returns>A copy, oldest first.</returns>
    public IReadOnlyList<JournalEntry> All()
    {
        lock (_lock)
        {
            return [.. _entries];
        }
    }

    /// <summary>What was asked about a person.</summary>
    /// <param name="iin">The ИИН, in full.</param>
    /// <param name="operation">The service or operation; all of them when it is not given.</param>
    /// <returns>Matching exchanges, oldest first.</returns>
    public IReadOnlyList<JournalEntry> Find(string iin, string? operation = null) =>
        [.. All().Where(entry => entry.Iin == iin && (operation is null || entry.Operation == operation))];

    /// <summary>Forgets everything; numbers go on, and what is forgotten this way does not count as dropped.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            _bytes = 0;
        }
    }

    private static long SizeOf(JournalEntry entry) => entry.Request.Length + entry.Answer.Length;
}
