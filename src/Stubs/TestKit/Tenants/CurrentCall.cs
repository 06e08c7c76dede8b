using Attestation.Stubs.TestKit.Exchanges;
using Attestation.Stubs.TestKit.Faults;

namespace Attestation.Stubs.TestKit.Tenants;

/// <summary>
/// The request that this flow of control answers, and whose it is. People and clocks look here, so that nothing between the door and a register has to carry the tenant along.
/// </summary>
internal sealed class CurrentCall(Tenant tenant, Exchange exchange)
{
    private static readonly AsyncLocal<CurrentCall?> Flow = new();

    public static CurrentCall? Now
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }

    public Tenant Tenant => tenant;

    public Exchange Exchange => exchange;

    /// <summary>The fault that this request gets; <see langword="null"/> for none.</summary>
    public ChosenFault? Fault { get; set; }

    /// <summary>How far the double's clock is off for this request, on top of the tenant's.</summary>
    public TimeSpan Skew { get; set; }

    /// <summary>What the registers shall say of a person instead of what they know.</summary>
    public Func<Teacher, Teacher>? Instead { get; set; }

    /// <summary>What must have happened before the answer leaves.</summary>
    public Func<CancellationToken, Task>? Before { get; set; }

    /// <summary>Whether a fault of this name is to happen in this request.</summary>
    public static ChosenFault? FaultNamed(string name) => Now?.Fault is { } chosen && chosen.Kind.Name == name ? chosen : null;
}
