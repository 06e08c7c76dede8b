using System.Collections.Concurrent;
using System.Net;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform;
using Attestation.Stubs.Xunit;

namespace Attestation.UstazPlatform.Tests.Programmable;

/// <summary>A fixture as another team would use it.</summary>
public class FixtureTests(UstazPlatformFixture ustaz) : IClassFixture<UstazPlatformFixture>
{
    private static readonly ConcurrentDictionary<string, int> Seen = new(StringComparer.Ordinal);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Each_case_of_a_theory_has_a_tenant_of_its_own(int number)
    {
        using var http = ustaz.CreateClient();
        ustaz.Tenant.Fault(FaultKinds.BadGateway, times: 1);

        var first = await http.GetAsync("api/v1/teachers/x", TestContext.Current.CancellationToken);
        var second = await http.GetAsync("api/v1/teachers/x", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.BadGateway, HttpStatusCode.NotFound), (first.StatusCode, second.StatusCode));
        ustaz.Tenant.Received().Times(2);
        Assert.True(Seen.TryAdd(ustaz.Tenant.Name, number));
    }

    [Fact]
    public void A_test_keeps_its_tenant_and_names_it()
    {
        Assert.Equal(ustaz.Tenant.Name, ustaz.Tenant.Name);
        Assert.StartsWith("A_test_keeps_its_tenant_and_names_it-", ustaz.Tenant.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fixture_that_nobody_started_says_how_to_start_it()
    {
        var unused = new UstazPlatformFixture();

        var why = Assert.Throws<InvalidOperationException>(() => unused.Tenant);

        Assert.Contains("IClassFixture<UstazPlatformFixture>", why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fixture_of_ones_own_starts_the_double_as_it_likes_and_stops_it()
    {
        var own = new WithAnotherToken();
        await own.InitializeAsync();
        using var http = own.CreateClient();
        var address = own.BaseAddress;

        var answer = await http.GetAsync("api/v1/teachers/x", TestContext.Current.CancellationToken);
        await own.DisposeAsync();

        Assert.Equal("Bearer another", http.DefaultRequestHeaders.Authorization!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(address, TestContext.Current.CancellationToken));
    }

    private sealed class WithAnotherToken : UstazPlatformFixture
    {
        protected override Task<UstazPlatformDouble> StartAsync(CancellationToken cancellationToken) =>
            UstazPlatformDouble.StartAsync(new UstazPlatformDoubleOptions { Token = "another" }, new People(TimeProvider.System), TimeProvider.System, cancellationToken);
    }
}
