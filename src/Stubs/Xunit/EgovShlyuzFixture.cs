using Attestation.Stubs.EgovShlyuz;
using Attestation.Stubs.TestKit;
using Xunit;

namespace Attestation.Stubs.Xunit;

/// <summary>
/// A double of the ШЭП for the tests of a class, a collection or an assembly (<see cref="IClassFixture{TFixture}"/>, <see cref="ICollectionFixture{TFixture}"/>,
/// <see cref="AssemblyFixtureAttribute"/>). Every test has a tenant of its own in it, so that tests in parallel do not see each other.
/// Safe for use by many tests at once; open for a fixture of one's own that starts the double with other options.
/// </summary>
public class EgovShlyuzFixture : IAsyncLifetime
{
    private readonly TestTenants _tenants = new("ШЭП");
    private EgovShlyuzDouble? _double;

    /// <summary>The double, for what is no tenant's: its key, its authority, its address.</summary>
    /// <exception cref="InvalidOperationException">It is not started yet, or stopped already.</exception>
    public EgovShlyuzDouble Double => _double ?? throw TestTenants.NotRunning(GetType());

    /// <summary>Where it listens.</summary>
    /// <exception cref="InvalidOperationException">It is not started yet, or stopped already.</exception>
    public Uri BaseAddress => Double.BaseAddress;

    /// <summary>The tenant of the test that runs; made when the test asks for it the first time, and the same until its end.</summary>
    /// <exception cref="InvalidOperationException">No test runs: fixtures, constructors of collections and threads of their own belong to none.</exception>
    public DoubleTenant Tenant => _tenants.OfThisTest(Double.Tenant);

    /// <summary>A client of the running test's tenant, with the header.</summary>
    /// <returns>The client; whoever asks for it disposes of it.</returns>
    /// <exception cref="InvalidOperationException">No test runs.</exception>
    public HttpClient CreateClient() => Double.CreateClient(Tenant.Name);

    /// <summary>Starts the double; called by xunit.</summary>
    /// <returns>When it answers.</returns>
    public async ValueTask InitializeAsync() => _double = await StartAsync(TestContext.Current.CancellationToken);

    /// <summary>Stops the double; called by xunit.</summary>
    /// <returns>When its port is free again.</returns>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Interlocked.Exchange(ref _double, null) is { } running)
        {
            await running.DisposeAsync();
        }
    }

    /// <summary>Starts the double that the tests get; to be overridden for other options, people or another clock.</summary>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <returns>The running double; the fixture stops it.</returns>
    protected virtual Task<EgovShlyuzDouble> StartAsync(CancellationToken cancellationToken) => EgovShlyuzDouble.StartAsync(cancellationToken);
}
