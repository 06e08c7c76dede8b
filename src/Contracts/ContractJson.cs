using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Attestation.Contracts;

/// <summary>How the messages look on the wire: UTF-8, camelCase, names instead of numbers, absent instead of null.</summary>
public static class ContractJson
{
    /// <summary>The options with which the gateway writes every message. Read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            // Kazakh and Russian text stays readable in queues and files.
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            NumberHandling = JsonNumberHandling.Strict,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };
        options.MakeReadOnly(populateMissingResolver: true);

        return options;
    }
}
