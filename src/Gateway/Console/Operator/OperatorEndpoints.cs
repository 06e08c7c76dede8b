using System.Security.Cryptography;
using Attestation.Contracts;
using Attestation.Gateway.Cabinet;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Receiving;
using Microsoft.AspNetCore.Mvc;

namespace Attestation.Gateway.Console;

/// <summary>What the operator of the gateway and the operators of the contact centre see and do. Nothing personal stands in an address.</summary>
internal static partial class OperatorEndpoints
{
    public static void MapOperator(this IEndpointRouteBuilder routes)
    {
        var gatekeeper = routes.ServiceProvider.GetRequiredService<Gatekeeper>();
        var operators = routes.MapGroup("/operator").AddEndpointFilter(gatekeeper.ForOperatorAsync);
        operators.MapGet("", OverviewPageAsync).WithSummary("What stands still, and whose term runs out; a page");
        operators.MapGet("/cases", OverviewAsync).WithSummary("The same as JSON");
        operators.MapGet("/cases/{id:guid}", CaseAsync).WithSummary("A case with its evidence side by side and its journal");
        operators.MapGet("/cases/{id:guid}/page", CasePageAsync).WithSummary("The same as a page");
        operators.MapPost("/cases/{id:guid}/resume", ResumeAsync).WithSummary("Puts a parked case back");
        operators.MapPost("/cases/{id:guid}/tell-again", TellAgainAsync).WithSummary("Tells the personal cabinet what was given up");

        routes.MapPost("/contact-centre/status", StatusAsync).AddEndpointFilter(gatekeeper.ForContactCentreAsync).WithSummary("The status of an application for an operator of 1414, masked");
        routes.MapGet("/procedure", (ProcedurePage page) => TypedResults.Ok(page.For(provider: null))).WithSummary("How the service works, whom to ask (S2-30 to S2-33)");
    }

    private static async Task<OverviewView> OverviewAsync(CaseOverview overview, CabinetQueue cabinet, CancellationToken cancellationToken) => new(
        (await overview.CountAsync(cancellationToken)).ToDictionary(count => count.State, count => count.Count, StringComparer.Ordinal),
        await overview.FaultyMessagesAsync(cancellationToken),
        await overview.AttentionAsync(cancellationToken))
    {
        Untold = await cabinet.GivenUpAsync(CaseOverview.Most, cancellationToken),
    };

    private static async Task<IResult> OverviewPageAsync(CaseOverview overview, CabinetQueue cabinet, CancellationToken cancellationToken) =>
        Results.Content(OperatorPages.Overview(await OverviewAsync(overview, cabinet, cancellationToken)), "text/html; charset=utf-8");

    private static async Task<IResult> CaseAsync(Guid id, CaseStore cases, CaseOverview overview, ILogger<CaseView> logger, CancellationToken cancellationToken) =>
        await FindAsync(id, cases, overview, logger, cancellationToken) is { } view ? Results.Ok(view) : Results.NotFound();

    private static async Task<IResult> CasePageAsync(Guid id, CaseStore cases, CaseOverview overview, ILogger<CaseView> logger, CancellationToken cancellationToken) =>
        await FindAsync(id, cases, overview, logger, cancellationToken) is { } view ? Results.Content(OperatorPages.Case(view), "text/html; charset=utf-8") : Results.NotFound();

    private static async Task<IResult> ResumeAsync(Guid id, [FromBody] ResumeRequest? request, HttpContext context, ResumeDesk desk, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request?.Reason))
        {
            return Results.BadRequest(new { problem = "Say why: { \"by\": \"…\", \"reason\": \"…\" }." });
        }

        return await desk.ResumeAsync(id, request.By ?? Gatekeeper.NameOf(context), request.Reason, cancellationToken) switch
        {
            Resumption.Resumed resumed => Results.Ok(new { resumed.Number, state = resumed.State.ToString() }),
            Resumption.NotParked other => Results.Conflict(new { problem = $"The case is not parked: it is {other.State}." }),
            Resumption.StillBlocked blocked => Results.Conflict(new { problem = blocked.Why }),
            _ => Results.NotFound(new { problem = "There is no such case." }),
        };
    }

    private static async Task<IResult> TellAgainAsync(Guid id, CabinetQueue cabinet, Wakers wakers, ILogger<CaseView> logger, CancellationToken cancellationToken)
    {
        var messages = await cabinet.TellAgainAsync(id, cancellationToken);
        LogToldAgain(logger, id, messages);
        wakers.Cabinet.Set();

        return messages > 0 ? Results.Ok(new { messages }) : Results.NotFound(new { problem = "Nothing of this case that could be told was given up, or something later was delivered since." });
    }

    // In the body: an address ends up in every access log on the way.
    private static async Task<IResult> StatusAsync([FromBody] ContactCentreQuestion? question, StatusDesk desk, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(question?.ApplicationNumber) || string.IsNullOrWhiteSpace(question.Iin))
        {
            return Results.BadRequest(new { problem = "Ask with { \"applicationNumber\": \"…\", \"iin\": \"…\" }." });
        }

        var status = await desk.FindAsync(
            new GetApplicationStatus { ApplicationNumber = question.ApplicationNumber, Iin = question.Iin, Asker = StatusAsker.ContactCentre, WithProcedure = question.WithProcedure }, cancellationToken);

        return status.Found ? Results.Ok(status) : Results.NotFound(status);
    }

    private static async Task<CaseView?> FindAsync(Guid id, CaseStore cases, CaseOverview overview, ILogger<CaseView> logger, CancellationToken cancellationToken)
    {
        try
        {
            if (await cases.FindAsync(id, cancellationToken) is not { } found)
            {
                return null;
            }

            LogShown(logger, id);

            return CaseView.Of(found, await overview.JournalAsync(id, cancellationToken));
        }
        catch (CryptographicException damage)
        {
            throw new BadHttpRequestException("What is stored of this case cannot be read.", StatusCodes.Status409Conflict, damage);
        }
    }

    // Rules on personal data: who looked at what leaves a trace.
    [LoggerMessage(LogLevel.Information, "Application {ApplicationId}: shown to an operator")]
    private static partial void LogShown(ILogger logger, Guid applicationId);

    [LoggerMessage(LogLevel.Information, "Application {ApplicationId}: an operator has {Messages} messages for the cabinet told again")]
    private static partial void LogToldAgain(ILogger logger, Guid applicationId, int messages);
}

/// <param name="By">Who; in a browser the name given there.</param>
/// <param name="Reason">What was mended.</param>
internal sealed record ResumeRequest(string? By, string? Reason);

/// <summary>An operator of 1414 asks with what the caller says.</summary>
internal sealed record ContactCentreQuestion(string? ApplicationNumber, string? Iin, bool? WithProcedure);

/// <param name="States">How many cases are in each state.</param>
/// <param name="FaultyMessages">Messages put aside because they cannot be read.</param>
/// <param name="Attention">Parked, in review, or past the day of registration; the most urgent first.</param>
internal sealed record OverviewView(IReadOnlyDictionary<string, long> States, long FaultyMessages, IReadOnlyList<OverviewRow> Attention)
{
    /// <summary>Messages for personal cabinets that were given up.</summary>
    public IReadOnlyList<GivenUpMessage> Untold { get; init; } = [];
}
