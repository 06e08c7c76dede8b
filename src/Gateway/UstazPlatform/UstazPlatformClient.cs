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
    HttpClient http, CallPipelines pipelines, IOptions<UstazPlatformOptions> options, Clocks clocks, ILogger<UstazPlatformClient> logger) : IUstazPlatform
{
    private const int MostPages = 200;

    private static readonly int[] Items = [3, 5, 6, 7, 8];

    public static bool IsTransient(Exception failure) => failure is HttpRequestException or IOException;

    public async Task<RegisterAnswer<Portfolio>> FindPortfolioAsync(Iin iin, CancellationToken cancellationToken)
    {
        var at = clocks.Now;
        try
        {
            return await ReadAllAsync(iin, at, cancellationToken);
        }
        catch (Exception failure) when ((pipelines.IsSilence(failure) || failure is JsonException or PortfolioContractException) && !cancellationToken.IsCancellationRequested)
        {
            LogSilent(failure.GetType().Name);
            return new(AnswerKind.Unavailable, null, null, at);
        }
    }

    private async Task<RegisterAnswer<Portfolio>> ReadAllAsync(Iin iin, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var entries = new List<EntryCard>();
        string? snapshotId = null;
        for (var page = 1; ; page++)
        {
            if (await ReadPageAsync(iin, page, cancellationToken) is not { } card)
            {
                return new(AnswerKind.NoData, null, null, at);
            }

            // A portfolio that changed between two pages is read again later, as a whole.
            card.Check(iin, page, snapshotId ??= card.SnapshotId);
            entries.AddRange(card.Entries);
            if (page >= card.TotalPages)
            {
                break;
            }

            await KillPoints.ReachedAsync(KillPoints.PageRead);
        }

        return new(AnswerKind.Found, Freeze(entries, snapshotId!), snapshotId, at);
    }

    // The ИИН travels in the body: an address ends up in every access log on the way.
    private Task<PageCard?> ReadPageAsync(Iin iin, int page, CancellationToken cancellationToken) => pipelines.CallAsync(
        "portfolio",
        async token =>
        {
            using var response = await http.PostAsJsonAsync("/api/v1/portfolio/search", new SearchRequest(iin.Value, Items, page, options.Value.PageSize), token);
            if (response.StatusCode is HttpStatusCode.NotFound)
            {
                await CheckUnknownAsync(response, token);
                return null;
            }

            response.EnsureSuccessStatusCode();

            return await response.Content.ReadFromJsonAsync<PageCard>(ContractJson.Options, token) ?? throw new PortfolioContractException("The page is empty.");
        },
        cancellationToken);

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

    private sealed record SearchRequest(string Iin, int[] Items, int Page, int PageSize);

    private sealed record ProblemCard(string? Code);

    private sealed record PageCard(TeacherCard? Teacher, string SnapshotId, int Page, int TotalPages, IReadOnlyList<EntryCard> Entries)
    {
        public void Check(Iin asked, int page, string snapshotId)
        {
            if (Teacher?.Iin != asked.Value || Page != page || SnapshotId != snapshotId || TotalPages > MostPages)
            {
                throw new PortfolioContractException("The page is about somebody else, is another page, or is of another snapshot.");
            }
        }
    }

    private sealed record TeacherCard(string? Iin);

    private sealed record EntryCard(
        int Item, string? Kind, string Title, string? Source, string? SourceSystem, DateOnly? IssuedOn, int? Hours, bool? AgreedWithAuthorisedBody, AchievementLevel? Level)
    {
        public PortfolioItem ToItem() => new(Item, KindOf(Kind), Title, $"{Source} {SourceSystem}".Trim(), IssuedOn, Hours, AgreedWithAuthorisedBody, Level);

        private static DocumentKind? KindOf(string? kind) => kind switch
        {
            nameof(DocumentKind.CategoryCertificate) => DocumentKind.CategoryCertificate,
            nameof(DocumentKind.CategoryOrder) => DocumentKind.CategoryOrder,
            _ => null,
        };
    }

    private sealed class PortfolioContractException(string message) : Exception(message);
}
