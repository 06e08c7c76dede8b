namespace Attestation.Promises.Tests.Figures;

/// <summary>Which promises a test attacks. It must record its figures in the <see cref="Ledger"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PromiseAttribute(params string[] promises) : Attribute
{
    public IReadOnlyList<string> Promises { get; } = promises;
}
