namespace Attestation.Gateway.Cases;

/// <summary>What became of an application that arrived.</summary>
internal abstract record Receipt
{
    private Receipt()
    {
    }

    public static Receipt Again(Case known, string contentHash) => known.ContentHash == contentHash ? new Repeated(known) : new Conflict(known);

    internal sealed record Stored(Case Case) : Receipt;

    /// <summary>The same application again: it gets the same answer.</summary>
    internal sealed record Repeated(Case Case) : Receipt;

    /// <summary>The same id with another content: refused.</summary>
    internal sealed record Conflict(Case Case) : Receipt;

    /// <summary>An application of this id ended so long ago that it was erased.</summary>
    internal sealed record Erased : Receipt;
}

/// <summary>How an application is received that had been received before the database was restored.</summary>
/// <param name="Open">As received at an instant.</param>
/// <param name="Adopt">What follows from an event that had been published of it; null when nothing does.</param>
internal sealed record ReceiptAgain(Func<DateTimeOffset, Case> Open, Func<Case, PublishedEvent, Step?> Adopt);
