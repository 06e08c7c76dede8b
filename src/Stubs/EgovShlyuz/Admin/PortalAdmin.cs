using System.Text.Json;
using System.Text.Json.Nodes;
using Attestation.Shep;
using Attestation.Stubs.EgovShlyuz.Cabinet;
using Attestation.Stubs.EgovShlyuz.Registers;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.TestKit.Admin;

namespace Attestation.Stubs.EgovShlyuz.Admin;

/// <summary>The citizen's side, for tests in another process: sends through the portal, looks into the cabinet, answers an SMS.</summary>
internal static class PortalAdmin
{
    public static IReadOnlyList<AdminRoute> Routes { get; } =
    [
        new("POST", "/__admin/portal/requests", "Send a citizen's request through the portal: iin, requestNumber; content (Base64), mediaType, serviceId, chainId", (call, _) => call.Read(ReadSubmission, asked => Submit(call, asked))),
        new("POST", "/__admin/cabinet", "What a citizen sees in the personal cabinet: iin", (call, _) => call.Read<string>(place => place.IsObjectOf("iin") ? ReadIin(place) : null, iin =>
            new(200, JsonSerializer.SerializeToNode(Service<PersonalCabinet>(call).Of(iin, call.Tenant.Name), JsonSerializerOptions.Web)))),
        new("POST", "/__admin/sms", "Answer a question that was asked by SMS: iin, agrees", (call, _) => call.Read(ReadSms, reply => Answer(call, reply))),
    ];

    private static AdminAnswer Submit(AdminCall call, PortalSubmission asked)
    {
        try
        {
            return new(200, new JsonObject { ["chainId"] = Service<PersonalCabinet>(call).Submit(asked, call.Tenant.Name) });
        }
        catch (InvalidOperationException refused)
        {
            return AdminAnswers.Error(409, 409, refused.Message);
        }
    }

    private static AdminAnswer Answer(AdminCall call, SmsReply reply) => Service<SmsDesk>(call).Answer(call.Tenant.Name, reply.Iin, reply.Agrees)
        ? new(204, null)
        : AdminAnswers.Error(404, 404, "Nobody of this number is being asked by SMS in this tenant.");

    private static PortalSubmission? ReadSubmission(JsonPlace place)
    {
        if (!place.IsObjectOf("iin", "requestNumber", "content", "mediaType", "serviceId", "chainId"))
        {
            return null;
        }

        return new PortalSubmission
        {
            ServiceId = Member(place, "serviceId")?.Text() ?? ServiceIds.Attestation,
            Iin = ReadIin(place) ?? "",
            RequestNumber = place.Need("requestNumber")?.Text() ?? "",
            ChainId = Member(place, "chainId")?.Text(),
            Content = ReadContent(place),
            MediaType = Member(place, "mediaType")?.Text() ?? "application/json",
        };
    }

    private static byte[] ReadContent(JsonPlace place)
    {
        if (Member(place, "content") is not { } content)
        {
            return [];
        }

        if (content.Value.ValueKind is JsonValueKind.String && content.Value.TryGetBytesFromBase64(out var bytes))
        {
            return bytes;
        }

        content.Complain("must be Base64");
        return [];
    }

    private static SmsReply? ReadSms(JsonPlace place) =>
        place.IsObjectOf("iin", "agrees") && (ReadIin(place), place.Need("agrees")?.Flag()) is ({ } iin, { } agrees) ? new(iin, agrees) : null;

    private static string? ReadIin(JsonPlace place)
    {
        if (place.Need("iin") is not { } at)
        {
            return null;
        }

        if (!Iin.IsValid(at.AnyText()))
        {
            at.Complain("must be an ИИН: twelve digits, a date that exists, the right check digit");
        }

        return at.Value.ToString();
    }

    private static JsonPlace? Member(JsonPlace place, string name) => place.Member(name) is { IsNull: false } member ? member : null;

    private static T Service<T>(AdminCall call)
        where T : notnull => call.Http.HttpContext.RequestServices.GetRequiredService<T>();

    private sealed record SmsReply(string Iin, bool Agrees);
}
