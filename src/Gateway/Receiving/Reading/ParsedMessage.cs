using System.Text.Json;
using Attestation.Contracts;

namespace Attestation.Gateway.Receiving;

/// <summary>What the bytes turned out to be.</summary>
internal abstract record ParsedMessage
{
    private ParsedMessage()
    {
    }

    /// <param name="Name">In kebab case, <c>submit-application</c>; as the sender wrote it when the contract has no such message; null when there was none.</param>
    /// <param name="Body">The message itself, taken out of its envelope if it had one. Always an object. Reads from the bytes that came.</param>
    internal sealed record Json(string? Name, JsonElement Body) : ParsedMessage;

    /// <param name="Cause">For the operator, without a word of the content.</param>
    /// <param name="Problem">For the sender.</param>
    internal sealed record Unreadable(string Cause, Problem Problem) : ParsedMessage;
}
