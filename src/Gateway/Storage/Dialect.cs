namespace Attestation.Gateway.Storage;

/// <summary>The few places where the engines' SQL differs.</summary>
/// <param name="Name">Folder of its schema scripts.</param>
/// <param name="SkipLocked">Ends a select whose rows are claimed: other workers pass them by instead of waiting.</param>
/// <param name="ForUpdate">Ends a select of one row that is changed in the same transaction.</param>
/// <param name="Lock">Takes the lock named @name until the transaction ends; null where there is one writer anyway.</param>
internal sealed record Dialect(string Name, string SkipLocked, string ForUpdate, string? Lock)
{
    // One writer at a time: nothing to lock, nothing to skip.
    public static readonly Dialect Sqlite = new("Sqlite", SkipLocked: "", ForUpdate: "", Lock: null);

    public static readonly Dialect Postgres = new(
        "Postgres", SkipLocked: "for update skip locked", ForUpdate: "for update", Lock: "select pg_advisory_xact_lock(hashtextextended(@name, 0))");
}
