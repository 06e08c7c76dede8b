using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.UstazPlatform;

/// <summary>Reads portfolios over the platform's REST interface.</summary>
internal sealed partial class UstazPlatformClient(
    HttpClient http, CallPipelines pipelines, PlatformPace pace, IOptions<UstazPlatformOptions> options, Clocks clocks, ILogger<UstazPlatformClient> logger) : IUstazPlatform
{
    private const int MostPages = 200;

    private static readonly int[] Items = [3, 5, 6, 7, 8];

    public static bool IsTransient(Exception failure) => failure is HttpRequestException or IOException;

    public async Task<RegisterAnswer<Portfolio>> FindPortfolioAsync(Iin iin, DateTimeOffset submittedAt, CancellationToken cancellationToken)
    {
        var at = clocks.Now;
        try
        {
            return await ReadAllAsync(iin, submittedAt, at, cancellationToken);
        }
        catch (Exception failure) when ((pipelines.IsSilence(failure) || failure is JsonException or PortfolioContractException) && !cancellationToken.IsCancellationRequested)
        {
            LogSilent(failure.GetType().Name);
            return new(AnswerKind.Unavailable, null, null, at);
        }
    }

    // All pages or none: what was read before a page that failed is thrown away with it, and the whole is read again later.
    private async Task<RegisterAnswer<Portfolio>> ReadAllAsync(Iin iin, DateTimeOffset submittedAt, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var size = options.Value.PageSize;
        var entries = new List<EntryCard>();
        var request = new SearchRequest(iin.Value, Items, submittedAt, null, size);
        PageCard? first = null;
        for (var page = 1; page <= MostPages; page++)
        {
            if (await ReadPageAsync(request, cancellationToken) is not { } card)
            {
                return first is null ? new(AnswerKind.NoData, null, null, at) : throw new PortfolioContractException("The teacher was there on the page before.");
            }

            card.Check(iin, first ??= card);
            entries.AddRange(card.Entries);
            if (card.NextCursor is null)
            {
                return entries.Count == first.TotalItems
                    ? new(AnswerKind.Found, Freeze(entries, first.SnapshotId), first.SnapshotId, at)
                    : throw new PortfolioContractException("The pages together are not as many entries as were announced.");
            }

            request = new SearchRequest(iin.Value, null, null, card.NextCursor, size);
        }

        throw new PortfolioContractException("The portfolio has no end.");
    }

    // The ИИН travels in the body: an address ends up in every access log on the way.
    private async Task<PageCard?> ReadPageAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        var waited = TimeSpan.Zero;
        while (true)
        {
            waited = await pace.WaitAsync(waited, cancellationToken);
            var (isTaken, card) = await pipelines.CallAsync("portfolio", token => AskAsync(request, token), cancellationToken);
            if (isTaken)
            {
                return card;
            }
        }
    }

    private async Task<(bool IsTaken, PageCard? Card)> AskAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync("/api/v1/portfolio/search", request, ContractJson.Options, cancellationToken);
        if (response.StatusCode is HttpStatusCode.TooManyRequests)
        {
            pace.Slow(response.Headers);
            return (false, null);
        }

        if (response.StatusCode is HttpStatusCode.NotFound)
        {
            await CheckUnknownAsync(response, cancellationToken);
            return (true, null);
        }

        response.EnsureSuccessStatusCode();

        return (true, await response.Content.ReadFromJsonAsync<PageCard>(ContractJson.Options, cancellationToken) ?? throw new PortfolioContractException("The page is empty."));
    }

    // A wrong address answers 404 too; only the platform itself says that it does not know the teacher.
    private static async Task CheckUnknownAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var problem = await response.Content.ReadFromJsonAsync<ProblemCard>(ContractJson.Options, cancellationToken);
        if (problem?.Code is not "teacher.unknown")
        {
            throw new PortfolioContractException("404 without the code teacher.unknown.");
        }
    }

    private static Portfolio Freeze(IReadOnlyList<EntryCard> entries, string snapshotId)
    {
        PortfolioItem[] items = [.. entries.Select(entry => entry.ToItem())];
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(items, ContractJson.Options)));

        return new Portfolio(items, snapshotId, hash);
    }

    [LoggerMessage(LogLevel.Warning, "The platform gave no portfolio that can be used ({Cause}); it will be asked again")]
    private partial void LogSilent(string cause);
}
