using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Attestation.Stubs.TestKit;
using Xunit;
using Xunit.Sdk;

namespace Attestation.Stubs.Xunit;

/// <summary>Which tenant of one double belongs to which test.</summary>
internal sealed class TestTenants(string system)
{
    private const int MostCharacters = 60;

    // Forgotten with the tests themselves: nobody need say that a test has ended.
    private static readonly ConditionalWeakTable<ITest, ConcurrentDictionary<TestTenants, DoubleTenant>> OfTests = new();

    private int _made;

    public static InvalidOperationException NotRunning(Type fixture) =>
        new($"The double of {fixture.Name} does not run. Let xunit start it: IClassFixture<{fixture.Name}>, ICollectionFixture<{fixture.Name}> or [assembly: AssemblyFixture(typeof({fixture.Name}))].");

    public DoubleTenant OfThisTest(Func<string, DoubleTenant> make) => TestContext.Current.Test is { } test
        ? OfTests.GetOrCreateValue(test).GetOrAdd(this, _ => make(Name(TestContext.Current.TestMethod?.MethodName ?? "test")))
        : throw new InvalidOperationException("No test runs here, so there is no tenant. Ask for it in a test or in the constructor of its class; elsewhere use Double.Tenant(name).");

    /// <summary>What every double has to tell of a test; empty when it asked for no tenant.</summary>
    public static string StoryOf(ITest test) => OfTests.TryGetValue(test, out var tenants)
        ? string.Concat(tenants.Select(tenant => $"{tenant.Key.System}, {tenant.Value.Story()}"))
        : "";

    private string System => system;

    // The name goes into a header: ASCII. The number makes the cases of a theory differ, and repeated runs of one test.
    private string Name(string method)
    {
        var ascii = string.Concat(method.Where(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-').Take(MostCharacters));
        return string.Create(CultureInfo.InvariantCulture, $"{ascii}-{Interlocked.Increment(ref _made)}");
    }
}
