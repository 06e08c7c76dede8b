using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace Attestation.Contracts.Tests;

/// <summary>The JSON Schema of a contract type, as committed under docs/schemas.</summary>
internal static class SchemaOf
{
    public static JsonObject Type(Type type)
    {
        var options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };
        var schema = (JsonObject)ContractJson.Options.GetJsonSchemaAsNode(type, options);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", type.Name);

        return schema;
    }

    public static string Text(JsonNode schema) =>
        schema.ToJsonString(new JsonSerializerOptions(ContractJson.Options) { WriteIndented = true }) + "\n";

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is not JsonObject described)
        {
            return schema;
        }

        if (context.TypeInfo.Type == typeof(DateOnly))
        {
            described["description"] = "yyyy-MM-dd";
        }

        return described;
    }
}
