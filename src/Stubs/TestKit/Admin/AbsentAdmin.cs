using Microsoft.AspNetCore.Http;

namespace Attestation.Stubs.TestKit.Admin;

/// <summary>Addresses of WireMock's that a double has nothing for: each is refused with the reason, and with what to do instead.</summary>
internal static class AbsentAdmin
{
    private static readonly (string Address, string Why)[] All =
    [
        ("/__admin/files", "A double keeps no files: put the body into the mapping (body, jsonBody, base64Body)."),
        ("/__admin/mappings/save", "Nothing of a double outlives it: keep the answer of GET /__admin/mappings, and POST it to /__admin/mappings/import."),
        ("/__admin/recordings/snapshot", "Only what is passed on is recorded: POST /__admin/recordings/start before the calls."),
        ("/__admin/recorder", "There is no page for recordings: POST /__admin/recordings/start, then /__admin/recordings/stop."),
        ("/__admin/settings/extended", "There are no extended settings: fixedDelay and delayDistribution are set at /__admin/settings."),
        ("/__admin/shutdown", "Others may use this double: stop its process, or forget this tenant with DELETE /__admin/tenants/{name}."),
        ("/__admin/docs", "The description is at /__admin/docs/openapi.json."),
        ("/__admin/certs", "A double speaks plain HTTP and has no certificate of its own to trust."),
    ];

    public static AdminAnswer? Find(PathString path) =>
        All.FirstOrDefault(absent => path.StartsWithSegments(absent.Address, StringComparison.Ordinal)) is { Why: { } why } ? AdminAnswers.Error(422, 11, why) : null;
}
