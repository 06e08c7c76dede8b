using System.Buffers;
using System.Text.Json;
using Attestation.Contracts;

namespace Attestation.Gateway.Cabinet;

/// <summary>An application with the number of the chain that it came in: the ШЭП knows that number, the portal did not when it wrote the application.</summary>
internal static class ChainedApplication
{
    private const string ChainId = "portalChainId";

    private static readonly JsonDocumentOptions AsAtTheDoor = new() { AllowDuplicateProperties = false, MaxDepth = 64 };
    private static readonly JsonWriterOptions AsItIs = new() { Encoder = ContractJson.Options.Encoder, SkipValidation = true };

    /// <returns>The bytes as they are, if they are no JSON object within the limit: the door says what is wrong with them.</returns>
    public static ReadOnlyMemory<byte> With(ReadOnlyMemory<byte> application, string chainId, int mostBytes)
    {
        if (application.Length > mostBytes)
        {
            return application;
        }

        try
        {
            using var document = JsonDocument.Parse(application, AsAtTheDoor);

            return document.RootElement.ValueKind is JsonValueKind.Object ? Write(document.RootElement, chainId) : application;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return application;
        }
    }

    private static ReadOnlyMemory<byte> Write(JsonElement application, string chainId)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, AsItIs))
        {
            json.WriteStartObject();
            json.WriteString(ChainId, chainId);
            foreach (var property in application.EnumerateObject().Where(property => property.Name is not ChainId))
            {
                property.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }
}
