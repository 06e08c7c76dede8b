using System.Text.Json.Serialization;
using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>A shortcoming of this case, with the facts it rests on.</summary>
/// <param name="Shortcoming">What is lacking or in doubt, with its place in the act.</param>
/// <param name="Facts">The facts used, in plain words and without personal data.</param>
/// <param name="Sources">Where they come from.</param>
internal sealed record Finding(Shortcoming Shortcoming, string Facts, params IReadOnlyList<FactSource> Sources)
{
    /// <summary>What the citizen is told.</summary>
    [JsonIgnore]
    public Reason Reason => Shortcoming.ToReason();

    /// <summary>The register message it rests on, if any.</summary>
    [JsonIgnore]
    public string? Source => Sources is [var first, ..] ? first.MessageId : null;
}
