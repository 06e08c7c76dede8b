using System.Text.Json;

namespace Attestation.Gateway.Receiving;

/// <summary>Text out of JSON, where the framework would throw.</summary>
internal static class JsonText
{
    /// <summary>Null when the element is not a string, or holds half of a surrogate pair: <c>"\uD800"</c> is JSON, but not text (RFC 8259, 8.2).</summary>
    public static string? OrNull(JsonElement element)
    {
        if (element.ValueKind is not JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
