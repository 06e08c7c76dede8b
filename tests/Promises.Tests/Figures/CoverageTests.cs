namespace Attestation.Promises.Tests.Figures;

/// <summary>A promise that nothing attacks is none.</summary>
public sealed class CoverageTests
{
    public static TheoryData<string> Promises => [.. Page.Promises];

    [Theory]
    [MemberData(nameof(Promises))]
    public void Every_promise_is_attacked_by_a_test_of_every_run(string promise) =>
        Assert.Contains(Ledger.Tests, test => test.Promises.Contains(promise, StringComparer.Ordinal));

    [Fact]
    public void No_test_attacks_a_promise_that_was_never_made() =>
        Assert.Empty(Ledger.Tests.SelectMany(test => test.Promises).Except(Page.Promises, StringComparer.Ordinal));
}
