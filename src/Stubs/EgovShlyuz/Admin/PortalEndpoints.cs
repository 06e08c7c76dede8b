using Attestation.Shep;
using Attestation.Stubs.EgovShlyuz.Cabinet;
using Attestation.Stubs.EgovShlyuz.Receiving;
using Attestation.Stubs.EgovShlyuz.Registers;

namespace Attestation.Stubs.EgovShlyuz.Admin;

/// <summary>The citizen's side, for tests in another process: sends through the portal, looks into the cabinet, answers an SMS.</summary>
internal static class PortalEndpoints
{
    public static void MapPortal(this WebApplication app)
    {
        var cabinet = app.Services.GetRequiredService<PersonalCabinet>();
        var messages = app.Services.GetRequiredService<SmsDesk>();

        app.MapPost("/__admin/portal/requests", (HttpRequest http, Submission asked) => Submit(cabinet, asked, TenantOf(http)));
        app.MapPost("/__admin/cabinet", (HttpRequest http, Citizen citizen) => Results.Json(cabinet.Of(citizen.Iin, TenantOf(http))));
        app.MapPost("/__admin/sms", (SmsReply reply) => messages.Answer(reply.Iin, reply.Agrees) ? Results.NoContent() : Results.NotFound());
    }

    private static IResult Submit(PersonalCabinet cabinet, Submission asked, string tenant)
    {
        try
        {
            var submission = new PortalSubmission
            {
                ServiceId = asked.ServiceId ?? ServiceIds.Attestation,
                Iin = asked.Iin,
                RequestNumber = asked.RequestNumber,
                ChainId = asked.ChainId,
                Content = asked.Content,
                MediaType = asked.MediaType ?? "application/json",
            };
            return Results.Json(new { chainId = cabinet.Submit(submission, tenant) });
        }
        catch (InvalidOperationException refused)
        {
            return Results.Problem(refused.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static string TenantOf(HttpRequest http) => Arrival.Of(http, default).Tenant;

    private sealed record Submission(string Iin, string RequestNumber, string? ChainId, string? ServiceId, byte[]? Content, string? MediaType);

    private sealed record Citizen(string Iin);

    private sealed record SmsReply(string Iin, bool Agrees);
}
