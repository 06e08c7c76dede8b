using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Tests.Cases;

public class JournalHeadTests
{
    private static readonly Guid Id = new("7b0f3a51-24c2-4a55-93b4-5f8d3f1c6a10");

    private static readonly DateTimeOffset At = DateTimeOffset.Parse("2026-10-06T10:30:00+05:00");

    [Fact]
    public void Each_entry_builds_on_the_one_before()
    {
        var first = JournalHead.Empty.Add(Id, new JournalNote("Receiving", "received"), At);
        var second = new JournalHead(first.Seq, first.Hash).Add(Id, new JournalNote("Collecting", "collected"), At);

        Assert.Equal((1L, 2L), (first.Seq, second.Seq));
        Assert.True(JournalChain.Holds([Row(first), Row(second)], new JournalHead(second.Seq, second.Hash)));
        Assert.NotEqual(second.Hash, JournalHead.Empty.Add(Id, new JournalNote("Collecting", "collected"), At).Hash);
    }

    [Fact]
    public void A_hash_covers_every_field()
    {
        var entry = JournalHead.Empty.Add(Id, new JournalNote("Receiving", "received", new { attempt = 1 }), At);

        byte[][] others =
        [
            JournalHead.Empty.Add(Guid.Empty, new JournalNote("Receiving", "received", new { attempt = 1 }), At).Hash,
            JournalHead.Empty.Add(Id, new JournalNote("Collecting", "received", new { attempt = 1 }), At).Hash,
            JournalHead.Empty.Add(Id, new JournalNote("Receiving", "parked", new { attempt = 1 }), At).Hash,
            JournalHead.Empty.Add(Id, new JournalNote("Receiving", "received", new { attempt = 2 }), At).Hash,
            JournalHead.Empty.Add(Id, new JournalNote("Receiving", "received"), At).Hash,
            JournalHead.Empty.Add(Id, new JournalNote("Receiving", "received", new { attempt = 1 }), At.AddTicks(10)).Hash,
            new JournalHead(1, JournalHead.Empty.Hash).Add(Id, new JournalNote("Receiving", "received", new { attempt = 1 }), At).Hash,
        ];

        Assert.All(others, other => Assert.NotEqual(entry.Hash, other));
    }

    [Fact]
    public void The_same_entry_at_the_same_instant_has_the_same_hash_whatever_the_offset()
    {
        var note = new JournalNote("Receiving", "received", new { attempt = 1 });

        Assert.Equal(JournalHead.Empty.Add(Id, note, At).Hash, JournalHead.Empty.Add(Id, note, At.ToUniversalTime()).Hash);
    }

    private static JournalChain.Row Row(JournalEntry entry) => new()
    {
        CaseId = $"{entry.CaseId:D}",
        Seq = entry.Seq,
        At = entry.At,
        Stop = entry.Stop,
        Entry = entry.Entry,
        Details = entry.Details,
        Hash = entry.Hash,
    };
}
