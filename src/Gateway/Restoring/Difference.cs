namespace Attestation.Gateway.Restoring;

/// <summary>Something that the broker's ledger holds and the database does not know.</summary>
/// <param name="Kind">One of <see cref="Differences"/>.</param>
/// <param name="ApplicationId">Of which application; null for what belongs to none.</param>
/// <param name="Number">Number of the application, the notice or the checkpoint, if it has one.</param>
/// <param name="What">A sentence, without personal data.</param>
internal sealed record Difference(string Kind, Guid? ApplicationId, string? Number, string What)
{
    /// <summary>Whether the database knows it now; null while it was only looked at.</summary>
    public bool? Mended { get; init; }
}

/// <summary>A difference, and how the database learns of it.</summary>
/// <param name="Difference">What is different.</param>
/// <param name="Mend">Null where nothing can be done but to know of it.</param>
internal sealed record Finding(Difference Difference, Func<CancellationToken, Task>? Mend);

/// <summary>The kinds of differences, as <c>reconcile</c> prints them.</summary>
internal static class Differences
{
    public const string Application = "application.missing";

    /// <summary>Received, and its content is not in the ledger: it came another way, or too long ago.</summary>
    public const string SendAgain = "application.sendAgain";

    public const string Number = "number.behind";

    /// <summary>Another application has the number that was given out.</summary>
    public const string NumberTaken = "number.taken";

    public const string Notice = "notice.missing";

    /// <summary>The database issued another notice than the one that had been published.</summary>
    public const string NoticeDiffers = "notice.differs";

    /// <summary>Published as a notice, and not one: its signature or its hash is wrong.</summary>
    public const string NoticeNotGenuine = "notice.notGenuine";

    public const string Withdrawal = "withdrawal.missing";

    public const string Review = "review.missing";

    public const string Commission = "commission.missing";

    public const string Signature = "signature.missing";

    public const string Checkpoint = "checkpoint.missing";

    /// <summary>The case is there, and its columns are damaged or their key is missing: what was published of it cannot be compared.</summary>
    public const string Unreadable = "case.unreadable";
}
