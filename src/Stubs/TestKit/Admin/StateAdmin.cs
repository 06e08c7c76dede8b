using System.Globalization;
using System.Text.Json.Nodes;
using Attestation.Stubs.TestKit.Mappings;
using Attestation.Stubs.TestKit.Tenants;

namespace Attestation.Stubs.TestKit.Admin;

/// <summary>Scenarios, settings, health, the clock and the tenants themselves.</summary>
internal static class StateAdmin
{
    public static IReadOnlyList<AdminRoute> Routes { get; } =
    [
        new("GET", "/__admin/scenarios", "All scenarios with their states", (call, _) => Scenarios(call)),
        new("POST", "/__admin/scenarios/reset", "Every scenario back to Started", (call, _) => Do(call.Tenant.Mappings.ResetScenarios)),
        new("PUT", "/__admin/scenarios/{name}/state", "Set a scenario's state; Started without a body", (call, at) => SetState(call, Uri.UnescapeDataString(at["name"]))),
        new("GET", "/__admin/settings", "The delay of every answer", (call, _) => new(200, new JsonObject { ["settings"] = call.Tenant.Delay.Shown.DeepClone() })),
        new("POST", "/__admin/settings", "Delay every answer: fixedDelay, delayDistribution", (call, _) => Settings(call)),
        new("PUT", "/__admin/settings", "Delay every answer: fixedDelay, delayDistribution", (call, _) => Settings(call)),
        new("POST", "/__admin/reset", "Forget mappings, scenarios, journal, faults, people and delay of this tenant", (call, _) => Do(() => call.Tenants.Reset(call.Tenant))),
        new("GET", "/__admin/health", "That it answers", (call, _) => Health(call)),
        new("GET", "/__admin/version", "Which it is", (_, _) => new(200, new JsonObject { ["version"] = Version })),
        new("GET", "/__admin/clock", "This tenant's time", (call, _) => new(200, Clock(call))),
        new("PUT", "/__admin/clock", "Set this tenant's time: {\"now\": instant}", (call, _) => call.Read<object>(ReadClock, now => SetClock(call, (DateTimeOffset)now))),
        new("DELETE", "/__admin/clock", "Back to the double's own time", (call, _) => Do(() => call.Tenant.ClockShift = TimeSpan.Zero)),
        new("GET", "/__admin/tenants", "Who is here", (call, _) => new(200, new JsonObject { ["tenants"] = new JsonArray([.. call.Tenants.Names().Select(name => (JsonNode)name)]) })),
        new("DELETE", "/__admin/tenants/{name}", "Forget a tenant", (call, at) => call.Tenants.Drop(Uri.UnescapeDataString(at["name"])) ? AdminAnswer.Done : AdminAnswer.NotFound),
    ];

    private static string Version => typeof(StateAdmin).Assembly.GetName().Version?.ToString(3) ?? "0";

    private static AdminAnswer Do(Action action)
    {
        action();
        return AdminAnswer.Done;
    }

    private static AdminAnswer Scenarios(AdminCall call) => new(200, new JsonObject
    {
        ["scenarios"] = new JsonArray([.. call.Tenant.Mappings.Scenarios().Select(scenario => new JsonObject
        {
            ["id"] = scenario.Name,
            ["name"] = scenario.Name,
            ["state"] = scenario.State,
            ["possibleStates"] = new JsonArray([.. scenario.Possible.Select(state => (JsonNode)state)]),
            ["mappings"] = new JsonArray([.. scenario.Mappings.Select(mapping => mapping.Json.DeepClone())]),
        })]),
    });

    private static AdminAnswer SetState(AdminCall call, string scenario) => call.Body.Length is 0
        ? SetState(call, scenario, StubMappings.Started)
        : call.Read<string>(place => place.IsObjectOf("state") ? place.Need("state")?.Text() : null, state => SetState(call, scenario, state));

    private static AdminAnswer SetState(AdminCall call, string scenario, string state) => call.Tenant.Mappings.SetState(scenario, state) switch
    {
        (false, _) => AdminAnswers.Error(404, 404, $"Scenario {scenario} does not exist"),
        (_, false) => AdminAnswers.Error(422, 11, $"Scenario {scenario} does not support state {state}"),
        _ => AdminAnswer.Done,
    };

    private static AdminAnswer Settings(AdminCall call) => call.Read(ReadSettings, delay =>
    {
        call.Tenant.Delay = delay;
        return AdminAnswer.Done;
    });

    private static GlobalDelay? ReadSettings(JsonPlace place)
    {
        // proxyPassThrough is what every client of WireMock sends along; there is nothing here that it could pass through.
        if (!place.IsObjectOf("fixedDelay", "delayDistribution", "proxyPassThrough", "extended"))
        {
            return null;
        }

        if (place.Member("extended") is { IsNull: false } extended && extended.Entries().Any())
        {
            extended.Complain("is not supported here");
        }

        var shown = new JsonObject();
        var (milliseconds, drawn) = (0, (Delay?)null);
        if (place.Member("fixedDelay") is { IsNull: false } at)
        {
            milliseconds = at.Number(least: 0);
            shown["fixedDelay"] = milliseconds;
        }

        if (place.Member("delayDistribution") is { IsNull: false } distribution)
        {
            drawn = Delay.Read(distribution);
            shown["delayDistribution"] = JsonNode.Parse(distribution.Value.GetRawText());
        }

        return new(shown, TimeSpan.FromMilliseconds(milliseconds), drawn);
    }

    private static AdminAnswer Health(AdminCall call) => new(200, new JsonObject
    {
        ["status"] = "healthy",
        ["message"] = $"{call.Face.Name} answers.",
        ["version"] = Version,
        ["timestamp"] = call.Now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
    });

    private static JsonObject Clock(AdminCall call) => new()
    {
        ["now"] = call.Now.ToString("O", CultureInfo.InvariantCulture),
        ["shiftSeconds"] = call.Tenant.ClockShift.TotalSeconds,
    };

    private static object? ReadClock(JsonPlace place) => place.IsObjectOf("now") && place.Need("now") is { } now ? now.Instant() : null;

    private static AdminAnswer SetClock(AdminCall call, DateTimeOffset now)
    {
        call.Tenant.ClockShift = now - call.Clock.GetUtcNow();
        return new(200, Clock(call));
    }
}
