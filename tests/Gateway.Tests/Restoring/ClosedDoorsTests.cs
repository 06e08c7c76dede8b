using System.Net;
using System.Net.Sockets;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Restoring;

namespace Attestation.Gateway.Tests.Restoring;

/// <summary>A gateway that is started on an older database: nobody is let in, and whoever asks is told why.</summary>
public sealed class ClosedDoorsTests : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = FreeAddress() };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task On_a_database_that_knows_everything_they_open_at_once_and_nobody_listens()
    {
        await using var site = await Site.OpenAsync();
        await site.SubmitAsync();
        var doors = new Doors(site);

        await doors.PassAsync(_client.BaseAddress!);

        Assert.False(doors.Clock.IsWatched);
        await Assert.ThrowsAsync<HttpRequestException>(() => _client.GetAsync("/health/live", Cancelled));
    }

    [Fact]
    public async Task On_an_older_one_they_stay_closed_tell_why_and_open_by_themselves_when_it_knows_everything()
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await site.BackUpAsync();
        await site.SubmitAsync();
        var doors = new Doors(restored);

        var passing = doors.PassAsync(_client.BaseAddress!);
        await doors.Clock.WatchedAsync();
        Assert.Equal((HttpStatusCode.OK, """{"status":"alive"}"""), await GetAsync("/health/live"));
        foreach (var address in new[] { "/health/ready", "/health", "/applications/x" })
        {
            var (status, body) = await GetAsync(address);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            Assert.StartsWith("""{"status":"closed: the database is older than what was published (application.sendAgain)""", body, StringComparison.Ordinal);
        }

        Assert.Contains("application.sendAgain", await doors.Said.NextAsync(), StringComparison.Ordinal);
        await restored.ApplyAsync();
        Assert.False(passing.IsCompleted);
        await doors.Clock.TickAsync();
        await passing.WaitAsync(Cancelled);

        Assert.Contains("the doors open", await doors.Said.NextAsync(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<HttpRequestException>(() => _client.GetAsync("/health/live", Cancelled));
    }

    [Fact]
    public async Task What_is_told_is_what_keeps_them_closed_now()
    {
        await using var site = await Site.OpenAsync();
        site.Ledger.Fault = new IOException();
        var doors = new Doors(site);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var passing = doors.PassAsync(_client.BaseAddress!, stop.Token);
        Assert.Contains("cannot be read (IOException)", await doors.Said.NextAsync(), StringComparison.Ordinal);
        Assert.Contains("cannot be read (IOException)", (await GetAsync("/health/ready")).Body, StringComparison.Ordinal);
        site.Ledger.Fault = new TimeoutException();
        await doors.Clock.TickAsync();
        Assert.Contains("cannot be read (TimeoutException)", await doors.Said.NextAsync(), StringComparison.Ordinal);
        Assert.Contains("cannot be read (TimeoutException)", (await GetAsync("/health/ready")).Body, StringComparison.Ordinal);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => passing);
        await Assert.ThrowsAsync<HttpRequestException>(() => _client.GetAsync("/health/live", Cancelled));
    }

    private async Task<(HttpStatusCode Status, string Body)> GetAsync(string address)
    {
        using var response = await _client.GetAsync(address, Cancelled);

        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancelled));
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        return new Uri($"http://{listener.LocalEndpoint}");
    }

    private sealed class Doors
    {
        private readonly ClosedDoors _doors;

        public Doors(Site site)
        {
            Clock = new TickingClock(site.Store.Machine.Now);
            _doors = new ClosedDoors(site.Gate, new Clocks(site.Store.Law, Clock), Said);
        }

        public TickingClock Clock { get; }

        public Said<ClosedDoors> Said { get; } = new();

        public Task PassAsync(Uri address, CancellationToken? cancellationToken = null) => _doors.PassAsync($"{address}".TrimEnd('/'), cancellationToken ?? Cancelled);
    }
}
