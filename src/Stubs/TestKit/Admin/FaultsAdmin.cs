using System.Text.Json.Nodes;
using Attestation.Stubs.TestKit.Faults;

namespace Attestation.Stubs.TestKit.Admin;

/// <summary>Named faults: which there are, which are set, and the page.</summary>
internal static class FaultsAdmin
{
    public static IReadOnlyList<AdminRoute> Routes { get; } =
    [
        new("GET", "/__admin/faults", "Which faults there are and which are set", (call, _) => List(call)),
        new("POST", "/__admin/faults", "Set a fault: name; times, probability with seed, iin, service, messageId, seconds", (call, _) => call.Read(place => FaultReading.Read(place, call.Face), rule => Add(call, rule))),
        new("DELETE", "/__admin/faults", "Take every fault back", (call, _) => Clear(call)),
        new("DELETE", "/__admin/faults/{id}", "Take a fault back", (call, at) => Guid.TryParse(at["id"], out var id) && call.Tenant.Faults.Remove(id) ? AdminAnswer.Done : AdminAnswer.NotFound),
        new("GET", "/faults", "The catalogue, with a button for each", (call, _) => new(200, null, FaultsPage.Of(call))),
    ];

    public static JsonObject View(FaultRule rule) => new()
    {
        ["id"] = rule.Id.ToString(),
        ["name"] = rule.Kind.Name,
        ["times"] = rule.Times,
        ["probability"] = rule.Probability,
        ["seed"] = rule.Seed,
        ["iin"] = rule.Iin is null ? null : Iin.Mask(rule.Iin),
        ["service"] = rule.Service,
        ["messageId"] = rule.MessageId,
        ["seconds"] = rule.Seconds ?? rule.Kind.DefaultSeconds,
        ["seen"] = rule.Seen,
        ["applied"] = rule.Applied,
    };

    private static AdminAnswer List(AdminCall call) => new(200, new JsonObject
    {
        ["faults"] = new JsonArray([.. call.Tenant.Faults.All().Select(View)]),
        ["catalogue"] = new JsonArray([.. FaultKinds.All.Where(call.Face.Has).Select(kind => new JsonObject
        {
            ["name"] = kind.Name,
            ["level"] = kind.Level.ToString().ToLowerInvariant(),
            ["en"] = kind.English,
            ["ru"] = kind.Russian,
            ["seconds"] = kind.DefaultSeconds,
            ["whyNot"] = call.Face.WhyNot(kind),
        })]),
    });

    private static AdminAnswer Add(AdminCall call, FaultRule rule)
    {
        call.Tenant.Faults.Add(rule);
        return new(201, View(rule));
    }

    private static AdminAnswer Clear(AdminCall call)
    {
        call.Tenant.Faults.Clear();
        return AdminAnswer.Done;
    }
}
