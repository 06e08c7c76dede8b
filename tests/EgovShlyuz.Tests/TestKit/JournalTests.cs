using Attestation.Stubs.TestKit;

namespace Attestation.EgovShlyuz.Tests;

public sealed class JournalTests
{
    [Fact]
    public void The_oldest_leave_first_and_are_counted()
    {
        var journal = new Journal(capacity: 3);

        Record(journal, "a", "b", "c");
        var droppedWhileThereWasRoom = journal.Dropped;
        Record(journal, "d", "e");

        Assert.Equal(0, droppedWhileThereWasRoom);
        Assert.Equal(2, journal.Dropped);
        Assert.Equal(["c", "d", "e"], journal.All().Select(entry => entry.Operation));
        Assert.Equal([3L, 4L, 5L], journal.All().Select(entry => entry.Number));
    }

    [Fact]
    public void Bodies_are_bounded_too_but_the_last_exchange_always_stays()
    {
        var journal = new Journal(capacity: 10, mostBytes: 100);

        journal.Record(Entry("a") with { Request = new byte[60], Answer = new byte[40] });
        var exactlyFull = journal.Count;
        journal.Record(Entry("b") with { Request = new byte[1] });
        journal.Record(Entry("c") with { Answer = new byte[5000] });

        Assert.Equal(1, exactlyFull);
        Assert.Equal(["c"], journal.All().Select(entry => entry.Operation));
        Assert.Equal(2, journal.Dropped);
    }

    [Fact]
    public void Exchanges_are_found_by_person_and_service()
    {
        var journal = new Journal();

        journal.Record(Entry("A") with { Iin = "000229599007" });
        journal.Record(Entry("B") with { Iin = "000229599007" });
        journal.Record(Entry("A") with { Iin = "000229599811" });

        Assert.Equal(2, journal.Find("000229599007").Count);
        Assert.Equal(1, Assert.Single(journal.Find("000229599007", "A")).Number);
    }

    [Fact]
    public void Many_threads_lose_nothing()
    {
        var journal = new Journal(capacity: 100);

        Parallel.For(0, 10_000, _ => journal.Record(Entry("x")));

        Assert.Equal(100, journal.Count);
        Assert.Equal(9_900, journal.Dropped);
        Assert.Equal(Enumerable.Range(9_901, 100).Select(number => (long)number), journal.All().Select(entry => entry.Number));
    }

    [Fact]
    public void An_entry_in_words_names_no_one()
    {
        var entry = Entry("A") with { Iin = "000229599007" };

        Assert.DoesNotContain("000229599007", entry.ToString(), StringComparison.Ordinal);
        Assert.Equal("0002*****007", entry.MaskedIin);
    }

    private static void Record(Journal journal, params string[] operations)
    {
        foreach (var operation in operations)
        {
            journal.Record(Entry(operation));
        }
    }

    private static JournalEntry Entry(string operation) =>
        new() { At = DateTimeOffset.UnixEpoch, Operation = operation, Outcome = "SCSS001", HttpStatus = 200 };
}
