using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.UstazPlatform.Admin;

/// <summary>What an operator of the double may see: that it lives, and what it was asked, without names and bodies.</summary>
internal static class AdminEndpoints
{
    public static void MapAdmin(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/__admin/health", () => TypedResults.Ok(new Health("healthy")));
        routes.MapGet("/__admin/requests", (Journal journal) => TypedResults.Ok(JournalView.Of(journal)));
        routes.MapGet("/", (Journal journal) => TypedResults.Content(FrontPage.Of(journal), "text/html; charset=utf-8"));
    }
}

internal sealed record Health(string Status);

/// <summary>The journal as people may see it.</summary>
internal sealed record JournalView(IReadOnlyList<CallView> Requests, JournalMeta Meta)
{
    public static JournalView Of(Journal journal)
    {
        CallView[] calls = [.. journal.All().Select(CallView.Of)];
        return new(calls, new(calls.Length, journal.Dropped));
    }
}

/// <summary>How much of the journal there is.</summary>
/// <param name="Total">Calls that are kept.</param>
/// <param name="Dropped">Calls that had to go for want of room.</param>
internal sealed record JournalMeta(int Total, long Dropped);

internal sealed record CallView(long Number, DateTimeOffset At, string Operation, string? Iin, string Outcome, int HttpStatus)
{
    public static CallView Of(JournalEntry entry) =>
        new(entry.Number, entry.At, entry.Operation, entry.MaskedIin, entry.Outcome, entry.HttpStatus);
}
