namespace Attestation.Gateway.Hosting;

/// <summary>
/// Two clocks that must not be mixed. The law's instants (received, registered, issued, due) follow the first, which a sandbox
/// may run ahead; leases, time-outs and measured durations the second, which nobody touches.
/// </summary>
internal sealed class Clocks(TimeProvider law, TimeProvider machine)
{
    public TimeProvider Machine { get; } = machine;

    // Stored in microseconds: an instant must be the same before and after it was stored.
    public DateTimeOffset Now => ToMicroseconds(law.GetUtcNow());

    public DateTimeOffset MachineNow => ToMicroseconds(Machine.GetUtcNow());

    public static DateTimeOffset ToMicroseconds(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
}
