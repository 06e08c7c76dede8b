using System.Data.Common;
using Attestation.Gateway.Bus;
using Attestation.Gateway.EgovShlyuz;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Maintenance;
using Attestation.Gateway.Signing;
using Attestation.Gateway.Storage;
using Attestation.Gateway.UstazPlatform;

namespace Attestation.Gateway.Console;

/// <summary>
/// What an orchestrator and an operator ask. Ready means that the database answers: without a broker or a register the gateway is degraded, but keeps
/// what it has and goes on when they are back.
/// </summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Ok(new { status = "alive" }));
        routes.MapGet("/health/ready", ReadyAsync);
        routes.MapGet("/health", AllAsync);
        routes.MapGet("/maintenance", (TechnicalBreaks breaks, CancellationToken cancellationToken) => BreaksAsync(breaks, cancellationToken))
            .WithSummary("Technical breaks that are on or planned (S2-11)");
    }

    private static async Task<IResult> ReadyAsync(IDatabase database, IDoors doors, CancellationToken cancellationToken) =>
        !await AnswersAsync(database, cancellationToken) ? Results.Json(new { status = "the database does not answer" }, statusCode: StatusCodes.Status503ServiceUnavailable)
        : Results.Ok(new { status = doors.AreOpen ? "ready" : "degraded: the broker does not answer" });

    private static async Task<IResult> AllAsync(
        IDatabase database,
        IDoors doors,
        TechnicalBreaks breaks,
        FetchedLists lists,
        [FromKeyedServices(nameof(ShepChannel))] CallPipelines shep,
        [FromKeyedServices(nameof(UstazPlatformClient))] CallPipelines ustaz,
        CancellationToken cancellationToken)
    {
        var isStored = await AnswersAsync(database, cancellationToken);
        var current = breaks.Current;
        string[] resting = [.. shep.Resting.Select(service => $"ШЭП {service}"), .. ustaz.Resting.Select(service => $"Ұстаз {service}")];
        var lacking = lists.Lacking;
        var health = new
        {
            Status = !isStored ? "unavailable" : current is not null ? "maintenance" : doors.AreOpen && resting is [] && lacking is [] ? "ready" : "degraded",
            Database = isStored ? "answers" : "does not answer",

            // In a break the gateway itself has left the bus.
            Broker = current is not null ? "not asked in a technical break" : doors.AreOpen ? "answers" : "does not answer",
            Upstreams = resting is [] ? "no call is held back" : $"calls are held back after failures: {string.Join(", ", resting)}",
            Revocation = !lists.AreRequired ? "no lists are fetched"
                : lacking is [] ? "all lists are current"
                : $"no current list, signatures are kept until there is one: {string.Join(", ", lacking.Select(address => address.GetLeftPart(UriPartial.Path)))}",
            Maintenance = current is null ? null : Told(current),
        };

        return Results.Json(health, statusCode: isStored ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> BreaksAsync(TechnicalBreaks breaks, CancellationToken cancellationToken) =>
        Results.Ok(new { Breaks = (await breaks.LookAsync(cancellationToken)).Select(Told) });

    private static object Told(TechnicalBreak one) => new { From = one.StartsAt, Until = one.EndsAt, one.Text };

    private static async Task<bool> AnswersAsync(IDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            await database.ReadAsync(session => session.FindAsync<long>("select max(version) from schema_version", null, cancellationToken), cancellationToken);
            return true;
        }
        catch (DbException)
        {
            return false;
        }
    }
}
