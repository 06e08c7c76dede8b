using Attestation.Contracts;
using Attestation.Gateway.Receiving;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Attestation.Gateway.Console;

/// <summary>The status of an application over HTTP. Its id is the key: it cannot be guessed, and the answer says nothing of the person.</summary>
internal static class ApplicationEndpoints
{
    public static void MapApplications(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/applications/{id:guid}", GetAsync).WithSummary("Where an application has got to");

    private static async Task<Results<Ok<ApplicationStatus>, NotFound<ApplicationStatus>>> GetAsync(Guid id, StatusDesk desk, CancellationToken cancellationToken)
    {
        var status = await desk.FindAsync(new GetApplicationStatus { ApplicationId = id }, cancellationToken);

        return status.Found ? TypedResults.Ok(status) : TypedResults.NotFound(status);
    }
}
