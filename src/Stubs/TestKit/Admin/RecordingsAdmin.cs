using System.Text.Json.Nodes;
using Attestation.Stubs.TestKit.Mappings;

namespace Attestation.Stubs.TestKit.Admin;

/// <summary>Recording of a real endpoint.</summary>
internal static class RecordingsAdmin
{
    public static IReadOnlyList<AdminRoute> Routes { get; } =
    [
        new("POST", "/__admin/recordings/start", "Pass calls on to targetBaseUrl and record them", (call, _) => call.Read<Uri>(ReadTarget, target => Start(call, target))),
        new("POST", "/__admin/recordings/stop", "Stop; what was recorded comes back as mappings, and answers from now on", (call, _) => Stop(call)),
        new("GET", "/__admin/recordings/status", "Whether it records", (call, _) => new(200, new JsonObject { ["status"] = call.Tenant.Recorder.Status })),
    ];

    private static Uri? ReadTarget(JsonPlace place)
    {
        if (!place.IsObjectOf("targetBaseUrl") || place.Need("targetBaseUrl") is not { } at)
        {
            return null;
        }

        if (Uri.TryCreate(at.Text(), UriKind.Absolute, out var target) && target.Scheme is "http" or "https")
        {
            return target;
        }

        at.Complain("must be an address such as http://127.0.0.1:8081");
        return null;
    }

    private static AdminAnswer Start(AdminCall call, Uri target)
    {
        call.Tenant.Recorder.Start(target);
        return AdminAnswer.Done;
    }

    private static AdminAnswer Stop(AdminCall call)
    {
        if (call.Tenant.Recorder.Stop() is not { } recorded)
        {
            return AdminAnswers.Error(400, 30, "Not currently recording.");
        }

        foreach (var mapping in recorded.Reverse())
        {
            using var document = System.Text.Json.JsonDocument.Parse(mapping.ToJsonString());
            if (StubMappingReading.Read(new JsonPlace(document.RootElement, "", [])) is { } made)
            {
                call.Tenant.Mappings.Put(made);
            }
        }

        return new(200, new JsonObject { ["mappings"] = new JsonArray([.. recorded.Select(mapping => mapping.DeepClone())]) });
    }
}
