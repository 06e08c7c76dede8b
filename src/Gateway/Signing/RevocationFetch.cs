using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Attestation.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Signing;

/// <summary>
/// Fetches revocation lists, the first time before the gateway begins its work. A list takes the place of another only if an authority of the
/// trust folder has signed it and it is not older; whatever else comes changes nothing.
/// </summary>
internal sealed partial class RevocationFetch(
    IHttpClientFactory clients, SignerTrust trust, FetchedLists lists, Clocks clocks, IOptions<SigningOptions> options, ILogger<RevocationFetch> logger) : BackgroundService
{
    private static readonly TimeSpan SoonAgain = TimeSpan.FromMinutes(1);

    private readonly RevocationOptions _options = options.Value.Revocation;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await RoundAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (lists.AreRequired && !stoppingToken.IsCancellationRequested)
        {
            var pause = lists.Lacking is [] || _options.FetchEvery < SoonAgain ? _options.FetchEvery : SoonAgain;
            await Task.Delay(pause, clocks.Machine, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested)
            {
                await RoundAsync(stoppingToken);
            }
        }
    }

    /// <summary>Looks at every address once.</summary>
    public async Task RoundAsync(CancellationToken cancellationToken)
    {
        var fetched = await Task.WhenAll(_options.Addresses.Select(address => FetchAsync(address, cancellationToken)));
        lists.Take([.. fetched.OfType<FetchedList>()]);
    }

    private async Task<FetchedList?> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        var kept = lists.Current.GetValueOrDefault(address);
        try
        {
            using var request = Ask(address, kept);
            using var response = await clients.CreateClient(nameof(RevocationFetch)).SendAsync(request, cancellationToken);
            if (response.StatusCode is HttpStatusCode.NotModified)
            {
                return null;
            }

            response.EnsureSuccessStatusCode();

            return Read(address, await response.Content.ReadAsByteArrayAsync(cancellationToken), response, kept);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException or CryptographicException or InvalidDataException)
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                LogNotFetched(address, failure.GetType().Name);
            }

            return null;
        }
    }

    // "Not modified" is no answer when what we have holds no longer.
    private HttpRequestMessage Ask(Uri address, FetchedList? kept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (kept?.NextUpdate >= clocks.Now)
        {
            request.Headers.IfModifiedSince = kept.LastModified;
            if (EntityTagHeaderValue.TryParse(kept.EntityTag, out var tag))
            {
                request.Headers.IfNoneMatch.Add(tag);
            }
        }

        return request;
    }

    private FetchedList? Read(Uri address, byte[] content, HttpResponseMessage response, FetchedList? kept)
    {
        if (trust.OfFolder.PeriodOf(content) is not { } period)
        {
            LogNotBelieved(address);
            return null;
        }

        if (period.ThisUpdate < kept?.ThisUpdate)
        {
            LogOlder(address);
            return null;
        }

        return new FetchedList(address, content, period.ThisUpdate, period.NextUpdate, response.Headers.ETag?.ToString(), response.Content.Headers.LastModified);
    }

    [LoggerMessage(LogLevel.Warning, "No revocation list could be fetched from {Address} ({Cause}); the last one counts until its end")]
    private partial void LogNotFetched(Uri address, string cause);

    [LoggerMessage(LogLevel.Error, "What {Address} gave is no revocation list of an authority in the trust folder; it is not used")]
    private partial void LogNotBelieved(Uri address);

    [LoggerMessage(LogLevel.Warning, "The revocation list from {Address} is older than the one at hand; it is not used")]
    private partial void LogOlder(Uri address);
}
