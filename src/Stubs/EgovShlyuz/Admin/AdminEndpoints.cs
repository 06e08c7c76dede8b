using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.EgovShlyuz.Admin;

/// <summary>What a test in another process may ask; in the shape of WireMock's admin API, whose clients exist in every language.</summary>
internal static class AdminEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static void MapAdmin(this WebApplication app)
    {
        var journal = app.Services.GetRequiredService<Journal>();

        app.MapGet("/__admin/health", () => Results.Json(new { status = "healthy", message = "The double of the ШЭП answers." }, Json));
        app.MapGet("/__admin/requests", (int? limit) => Results.Json(RequestList.Of(journal, limit), Json));
    }

    private sealed record RequestList(IReadOnlyList<LoggedRequest> Requests, Meta Meta, long Dropped, bool RequestJournalDisabled)
    {
        // Newest first, as WireMock lists them.
        public static RequestList Of(Journal journal, int? limit)
        {
            var entries = journal.All();
            return new(
                [.. entries.Reverse().Take(limit ?? int.MaxValue).Select(LoggedRequest.Of)], new Meta(entries.Count), journal.Dropped, RequestJournalDisabled: false);
        }
    }

    private sealed record Meta(int Total);

    private sealed record LoggedRequest(string Id, HttpPart Request, ResponsePart Response, ShepPart Shep)
    {
        public static LoggedRequest Of(JournalEntry entry) => new(
            entry.Number.ToString(CultureInfo.InvariantCulture),
            new HttpPart(entry.Path, "POST", entry.At.ToUnixTimeMilliseconds(), entry.At),
            new ResponsePart(entry.HttpStatus),
            new ShepPart(entry.Operation, entry.MessageId, entry.Caller, entry.MaskedIin, entry.Signature, entry.SignatureIsValid, entry.Outcome, entry.Tenant, entry.Bent));
    }

    private sealed record HttpPart(string Url, string Method, long LoggedDate, DateTimeOffset LoggedDateString);

    private sealed record ResponsePart(int Status);

    private sealed record ShepPart(
        string ServiceId, string? MessageId, string? SenderId, string? Iin, string? Signature, bool SignatureIsValid, string Outcome,
        string Tenant, IReadOnlyList<string> Bent);
}
