using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;
using Attestation.Contracts;

namespace Attestation.Gateway.Receiving;

/// <summary>Names out of a fixed list, spelt exactly as in the contract. Enum.TryParse would take numbers, combinations and any case.</summary>
internal static class NameFields
{
    public static TName? Name<TName>(this Field field)
        where TName : struct, Enum
    {
        if (field.Raw() is not { } text)
        {
            return null;
        }

        if (Names<TName>.Spelt.TryGetValue(text, out var name))
        {
            return name;
        }

        field.Report(Problems.ValueUnknown, Names<TName>.Allowed);
        return null;
    }

    private static class Names<TName>
        where TName : struct, Enum
    {
        public static readonly FrozenDictionary<string, TName> Spelt = Enum.GetValues<TName>().ToFrozenDictionary(Spelling, StringComparer.Ordinal);

        public static readonly TrilingualText Allowed = Problems.AnyLanguage(string.Join(", ", Enum.GetValues<TName>().Select(Spelling)));

        private static string Spelling(TName name) =>
            typeof(TName).GetField(name.ToString())?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? name.ToString();
    }
}
