using System.Data.Common;
using Attestation.Gateway.Storage;
using MassTransit;

namespace Attestation.Gateway.Console;

/// <summary>
/// What an orchestrator asks. Ready means that the database answers: without a broker or a register the gateway is degraded, but keeps
/// what it has and goes on when they are back.
/// </summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Ok(new { status = "alive" }));
        routes.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(IDatabase database, IBusControl bus, CancellationToken cancellationToken)
    {
        try
        {
            await database.ReadAsync(session => session.FindAsync<long>("select max(version) from schema_version", null, cancellationToken), cancellationToken);
        }
        catch (DbException)
        {
            return Results.Json(new { status = "the database does not answer" }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        return Results.Ok(new { status = bus.CheckHealth().Status is BusHealthStatus.Healthy ? "ready" : "degraded: the broker does not answer" });
    }
}
