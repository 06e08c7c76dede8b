using System.Collections.Frozen;
using Attestation.Contracts;

namespace Attestation.Gateway.Receiving;

/// <summary>The spellings of a message's name: kebab case, that of the type, and the urn of a MassTransit sender.</summary>
internal static class MessageName
{
    private const int Longest = 128;

    private static readonly FrozenDictionary<string, string> Known = MessageNames.All
        .SelectMany(type => new[] { (Spelling: type.Name, Name: MessageNames.Of(type)), (Spelling: MessageNames.Of(type), Name: MessageNames.Of(type)) })
        .ToFrozenDictionary(known => known.Spelling, known => known.Name, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Names = Known.Values.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsOfContract(string name) => Names.Contains(name);

    /// <summary>The contract's name; the text itself where the contract has none like it; null where there is nothing to call a name.</summary>
    public static string? Normal(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest)
        {
            return null;
        }

        var last = text[(text.LastIndexOf(':') + 1)..].Trim();

        return Known.GetValueOrDefault(last, last);
    }
}
