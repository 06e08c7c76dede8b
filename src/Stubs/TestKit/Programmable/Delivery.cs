using Attestation.Stubs.TestKit.Exchanges;
using Attestation.Stubs.TestKit.Faults;
using Attestation.Stubs.TestKit.Mappings;

namespace Attestation.Stubs.TestKit.Programmable;

/// <summary>An answer with everything that is to happen to it on its way.</summary>
internal sealed record Delivery(Answer Answer)
{
    public TimeSpan After { get; init; }

    public Dribble? Dribble { get; init; }

    public WireFault? Fault { get; init; }
}
