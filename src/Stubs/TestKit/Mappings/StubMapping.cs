using System.Text.Json;
using System.Text.Json.Nodes;

namespace Attestation.Stubs.TestKit.Mappings;

/// <summary>One mapping, with the JSON that it came as.</summary>
internal sealed record StubMapping
{
    public const int DefaultPriority = 5;

    public required Guid Id { get; init; }

    public required JsonObject Json { get; init; }

    public required RequestPattern Request { get; init; }

    public required ResponseDefinition Response { get; init; }

    public int Priority { get; init; } = DefaultPriority;

    public string? Scenario { get; init; }

    public string? RequiredState { get; init; }

    public string? NewState { get; init; }

    public JsonElement Metadata { get; init; }

    /// <summary>For the journal and for people: its name, or its id.</summary>
    public string Called => Json["name"]?.GetValue<string>() is { Length: > 0 } name ? $"«{name}»" : Id.ToString();
}
