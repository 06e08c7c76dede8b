namespace Attestation.Gateway.Hosting;

/// <summary>
/// Named places on the journey where a test may end the process, make what was just done fail, or hold it up. The product never sets a
/// trap and reads no setting for one: a test's start-up hook does, in processes that it started itself. Without a trap a point costs a
/// comparison with null.
/// </summary>
internal static class KillPoints
{
    /// <summary>An application and all that belongs to it is written, and not yet committed.</summary>
    public const string Receiving = "receiving";

    /// <summary>Committed, and not yet acknowledged to the broker.</summary>
    public const string Received = "received";

    /// <summary>Acknowledged to the broker; the detail is the queue.</summary>
    public const string Acknowledged = "acknowledged";

    /// <summary>A question is on its way to the ШЭП, and nothing has come back.</summary>
    public const string Asked = "asked";

    /// <summary>The ШЭП has answered, and nothing is stored.</summary>
    public const string Answered = "answered";

    /// <summary>The ШЭП has a message of ours for the portal, may answer it or report on it, and our sending of it is not stored.</summary>
    public const string Told = "told";

    /// <summary>What the ШЭП brought is stored, and not answered.</summary>
    public const string Brought = "brought";

    /// <summary>A page of a portfolio is read, and another one is to come.</summary>
    public const string PageRead = "page-read";

    /// <summary>A due case is taken; the detail is its state.</summary>
    public const string Claimed = "claimed";

    /// <summary>A stop has done its work, and nothing is stored; the detail is the stop.</summary>
    public const string Computed = "computed";

    /// <summary>What a stop did is committed; the detail is the stop.</summary>
    public const string Stored = "stored";

    /// <summary>A signature of a school was found good, and is not stored.</summary>
    public const string SignatureChecked = "signature-checked";

    /// <summary>A signature of a school is committed, and not acknowledged to the broker.</summary>
    public const string SignatureStored = "signature-stored";

    /// <summary>A message is taken from the outbox, and not published; the detail is its type.</summary>
    public const string Publishing = "publishing";

    /// <summary>A message is published, and the broker has not confirmed it; the detail is its type.</summary>
    public const string Published = "published";

    /// <summary>The broker has confirmed a message, and the outbox still holds it; the detail is its type.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>The outbox has forgotten messages that were confirmed.</summary>
    public const string Settled = "settled";

    /// <summary>A schema script has run, and is not committed; the detail is its number.</summary>
    public const string Migrating = "migrating";

    /// <summary>What to do at a point, given its name and detail; null in the product, always.</summary>
    public static Func<string, string?, Task>? Trap { get; set; }

    public static Task ReachedAsync(string point) => Trap is { } trap ? trap(point, null) : Task.CompletedTask;

    // Generic, so that a state is turned into text only where there is a trap.
    public static Task ReachedAsync<T>(string point, T detail) => Trap is { } trap ? trap(point, detail?.ToString()) : Task.CompletedTask;
}
