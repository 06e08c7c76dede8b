namespace Attestation.Promises.Tests.Traps;

/// <summary>What happens to a gateway process at a point: at the <paramref name="Nth"/> passing, once.</summary>
/// <param name="Point">One of <see cref="Gateway.Hosting.KillPoints"/>.</param>
/// <param name="Detail">Only where the point's detail is this; null: any.</param>
/// <param name="Blow">What is done.</param>
/// <param name="Nth">1 for the first passing.</param>
internal sealed record Trap(string Point, string? Detail, Blow Blow, int Nth)
{
    public const string Variable = "ATTESTATION_TEST_TRAPS";

    /// <summary>Printed by the process when a trap snaps, so that a test knows.</summary>
    public const string Snapped = "TRAP SNAPPED";

    public string Place => Detail is null ? Point : $"{Point} {Detail}";

    public static Trap At(string place, Blow blow, int nth) => place.Split(' ') is [var point, var detail] ? new Trap(point, detail, blow, nth) : new Trap(place, null, blow, nth);

    /// <summary>For the environment of a process.</summary>
    public static string Write(IEnumerable<Trap> traps) => string.Join(';', traps.Select(trap => $"{trap.Place}|{trap.Blow}|{trap.Nth}"));

    public static IReadOnlyList<Trap> Read(string? text) =>
        [.. (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(trap => trap.Split('|')).Select(trap => At(trap[0], Enum.Parse<Blow>(trap[1]), int.Parse(trap[2])))];
}

internal enum Blow
{
    /// <summary>SIGKILL: nothing of the process runs any more.</summary>
    Kill,

    /// <summary>What was done is done, and looks as if it had failed.</summary>
    Fail,

    /// <summary>Held up for longer than its lease lasts.</summary>
    Pause,
}
