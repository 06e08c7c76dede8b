using System.Collections.Concurrent;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.UstazPlatform;
using Attestation.Stubs.UstazPlatform;
using Attestation.UstazPlatform.Tests.Contract;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Attestation.UstazPlatform.Tests.Client;

/// <summary>The gateway's client as the gateway registers it, against a double; everything that goes over the wire is kept.</summary>
internal sealed class GatewaysClient : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly ConcurrentQueue<Exchanged> _calls = new();

    public GatewaysClient(Uri platform, TimeProvider machine, Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>>? between = null, params (string Key, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["UstazPlatform:BaseAddress"] = platform.ToString(),
            ["UstazPlatform:ClientId"] = UstazClient.Gateway.Id,
            ["UstazPlatform:ClientSecret"] = UstazClient.Gateway.Secret,
            ["UstazPlatform:PageSize"] = "2",
            ["UstazPlatform:Calls:Retries"] = "1",
            ["UstazPlatform:Calls:RetryDelay"] = "00:00:00.001",
            ["UstazPlatform:Calls:BreakerSample"] = "100000",
        };
        foreach (var (key, value) in settings)
        {
            values[$"UstazPlatform:{key}"] = value;
        }

        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values).Build())
            .AddSingleton(new Clocks(machine, machine))
            .AddUstazPlatform();
        foreach (var name in new[] { nameof(UstazPlatformClient), nameof(PlatformTokens) })
        {
            services.AddHttpClient(name)
                .AddHttpMessageHandler(() => new Between(between ?? ((_, send) => send())))
                .AddHttpMessageHandler(() => new Keeping(_calls.Enqueue));
        }

        _services = services.BuildServiceProvider();
    }

    public IReadOnlyList<Exchanged> Calls => [.. _calls];

    public int TokenCalls => Calls.Count(call => call.Address.AbsolutePath == "/oauth2/token");

    public int PageCalls => Calls.Count(call => call.Address.AbsolutePath == "/api/v1/portfolio/search");

    public Task<RegisterAnswer<Portfolio>> FindAsync(string iin, DateTimeOffset? submittedAt = null)
    {
        Assert.Equal(IinFault.None, Iin.TryParse(iin, out var parsed));

        return _services.GetRequiredService<IUstazPlatform>().FindPortfolioAsync(parsed!, submittedAt ?? Given.Morning.AddYears(1), TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class Between(Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> between) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            between(request, () => base.SendAsync(request, cancellationToken));
    }

    private sealed class Keeping(Action<Exchanged> keep) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.LoadIntoBufferAsync(cancellationToken);
            var response = await base.SendAsync(request, cancellationToken);
            keep(await Exchanged.ReadAsync(request, response, cancellationToken));

            return response;
        }
    }
}
