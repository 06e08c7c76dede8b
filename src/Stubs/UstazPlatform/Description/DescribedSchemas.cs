using Attestation.Stubs.UstazPlatform.Applications;
using Attestation.Stubs.UstazPlatform.Editing;
using Attestation.Stubs.UstazPlatform.Http;
using Attestation.Stubs.UstazPlatform.Portfolio;
using Attestation.Stubs.UstazPlatform.Teachers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace Attestation.Stubs.UstazPlatform.Description;

/// <summary>Says of the schemas what the framework does not know.</summary>
internal static class DescribedSchemas
{
    // What is read member by member: nothing else may be there.
    private static readonly HashSet<Type> Closed =
    [
        typeof(PortfolioSearch), typeof(TeacherSearch), typeof(EntryDraft), typeof(FileDraft), typeof(VerificationDraft), typeof(ProfileDraft), typeof(ApplicationDraft),
    ];

    public static Task MendAsync(OpenApiSchema schema, Type type)
    {
        if (type == typeof(ProblemDetails))
        {
            schema.Required = new HashSet<string>(StringComparer.Ordinal) { "status", "title", "code" };
            schema.Properties!["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "What it is, for programs." };
            schema.Properties["traceId"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Names the call in traces." };
            schema.Properties["errors"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Mistake(), Description = "Every mistake in the request." };
        }

        if (Closed.Contains(type))
        {
            schema.AdditionalPropertiesAllowed = false;
        }

        // A "null" after the names would make null match twice where one of null and a name is asked for.
        if ((Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } names && schema.Enum is { } written)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. written.Take(Enum.GetNames(names).Length)];
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema Mistake() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string>(StringComparer.Ordinal) { "pointer", "code", "detail" },
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            [nameof(FieldProblem.Pointer).ToLowerInvariant()] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Where it is (JSON Pointer, RFC 6901)." },
            [nameof(FieldProblem.Code).ToLowerInvariant()] = new OpenApiSchema { Type = JsonSchemaType.String },
            [nameof(FieldProblem.Detail).ToLowerInvariant()] = new OpenApiSchema { Type = JsonSchemaType.String },
        },
    };
}
