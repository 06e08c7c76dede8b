using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Attestation.Stubs.TestKit.Mappings;

namespace Attestation.Stubs.TestKit.Recording;

/// <summary>
/// Takes everything out of a message that may be a secret or about a person: every value goes, except those of a short list of technical names.
/// A list of what is secret would miss the first field that nobody thought of.
/// </summary>
internal sealed class Redaction(Pseudonyms pseudonyms)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly HashSet<string> Technical = new(StringComparer.OrdinalIgnoreCase)
    {
        "serviceId", "messageType", "type", "code", "errorCode", "status", "statusCode", "faultcode", "routeId", "page", "pageSize", "totalItems", "totalPages", "item", "items", "kind", "level",
    };

    private static readonly HashSet<string> TechnicalAttributes = new(StringComparer.OrdinalIgnoreCase) { "Algorithm", "EncodingType", "ValueType", "type", "nil", "mustUnderstand" };

    /// <returns>The body without secrets; a body that is neither XML nor JSON is replaced whole.</returns>
    public string Body(ReadOnlyMemory<byte> body)
    {
        var text = Encoding.UTF8.GetString(body.Span);
        return text.Trim().Length is 0 ? "" : Xml(text) ?? Json(text) ?? $"[{body.Length} bytes that are neither XML nor JSON]";
    }

    public string Url(string url)
    {
        var mark = url.IndexOf('?', StringComparison.Ordinal);
        var path = pseudonyms.NumbersIn(mark < 0 ? url : url[..mark]);
        return mark < 0
            ? path
            : $"{path}?{string.Join('&', url[(mark + 1)..].Split('&').Select(pair => pair.Split('=', 2)).Select(pair => pair is [var name, var value] ? $"{name}={Uri.EscapeDataString(pseudonyms.Of(Uri.UnescapeDataString(value)))}" : pair[0]))}";
    }

    private string? Xml(string text)
    {
        if (SafeXml.Parse(text) is not { Root: { } root } document)
        {
            return null;
        }

        document.DescendantNodes().Where(node => node is XComment or XProcessingInstruction).Remove();
        foreach (var element in root.DescendantsAndSelf())
        {
            Redact(element);
        }

        return document.ToString(SaveOptions.DisableFormatting);
    }

    private void Redact(XElement element)
    {
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && !TechnicalAttributes.Contains(attribute.Name.LocalName)))
        {
            attribute.Value = attribute.Value.StartsWith('#') || attribute.Name.LocalName is "Id" ? attribute.Value : pseudonyms.Of(attribute.Value);
        }

        foreach (var text in element.Nodes().OfType<XText>().ToList())
        {
            text.Value = text.Value.TrimStart().StartsWith('<') && Xml(text.Value) is { } inner ? inner
                : Technical.Contains(element.Name.LocalName) ? pseudonyms.NumbersIn(text.Value)
                : pseudonyms.Of(text.Value);
        }
    }

    private string? Json(string text)
    {
        try
        {
            return Redact(JsonNode.Parse(text), isTechnical: false)?.ToJsonString(Plain);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private JsonNode? Redact(JsonNode? node, bool isTechnical) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(pseudonyms.NumbersIn(member.Key), Redact(member.Value, Technical.Contains(member.Key))))),
        JsonArray items => new JsonArray([.. items.Select(item => Redact(item, isTechnical))]),
        JsonValue value => value.GetValueKind() switch
        {
            JsonValueKind.String => isTechnical ? pseudonyms.NumbersIn(value.GetValue<string>()) : pseudonyms.Of(value.GetValue<string>()),
            JsonValueKind.Number when !isTechnical => 1,
            _ => value.DeepClone(),
        },
        _ => null,
    };
}
