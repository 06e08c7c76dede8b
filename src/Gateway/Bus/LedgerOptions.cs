namespace Attestation.Gateway.Bus;

/// <summary>
/// A stream on the broker that keeps what came and what was published, byte for byte, for some days: what a database restored from a back-up
/// is compared with. Off unless switched on, because it holds personal data a second time.
/// </summary>
internal sealed class LedgerOptions
{
    private const int LongestDays = 365;
    private const int SmallestSegment = 1;
    private const int LargestSegment = 2000;

    public bool Enabled { get; init; }

    /// <summary>How long messages are kept: longer than the age of the oldest back-up that may be restored.</summary>
    public int Days { get; init; } = 14;

    /// <summary>The broker forgets whole segments: what is over its age goes when its segment is full.</summary>
    public int SegmentMegabytes { get; init; } = 100;

    public IEnumerable<string> Mistakes(BusTransport transport)
    {
        if (Days is < 1 or > LongestDays)
        {
            yield return $"Bus:Ledger:Days is {Days}: it must be between 1 and {LongestDays}.";
        }

        if (SegmentMegabytes is < SmallestSegment or > LargestSegment)
        {
            yield return $"Bus:Ledger:SegmentMegabytes is {SegmentMegabytes}: it must be between {SmallestSegment} and {LargestSegment}.";
        }

        if (Enabled && transport is not BusTransport.RabbitMq)
        {
            yield return "Bus:Ledger:Enabled needs Bus:Transport=RabbitMq: a bus inside the process keeps nothing.";
        }
    }

    public Dictionary<string, object?> ToArguments() => new()
    {
        ["x-queue-type"] = "stream",
        ["x-max-age"] = $"{Days}D",
        ["x-stream-max-segment-size-bytes"] = SegmentMegabytes * 1_000_000L,
    };
}
