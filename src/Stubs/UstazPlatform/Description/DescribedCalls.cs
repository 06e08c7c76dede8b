using Attestation.Stubs.UstazPlatform.Access;
using Attestation.Stubs.UstazPlatform.Portfolio;
using Attestation.Stubs.UstazPlatform.Tenants;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Attestation.Stubs.UstazPlatform.Description;

/// <summary>Says of the calls what the framework does not know: headers, scopes, limits.</summary>
internal static class DescribedCalls
{
    private const string ScopeKey = "scope";

    public static Task CompleteAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<NeededScope>().FirstOrDefault() is { } scope)
        {
            // For the document, which alone can name the scheme.
            operation.Metadata = new Dictionary<string, object>(StringComparer.Ordinal) { [ScopeKey] = scope.Name };
        }

        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>().Where(parameter => parameter.Name == "pageSize"))
        {
            parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = $"{PortfolioSearch.MostPerPage}", Description = "Entries on a page." };
        }

        Ask(operation, Platforms.Header, "Whose test it is: a tenant shares nothing with another.");
        if (operation.Responses!.ContainsKey("304"))
        {
            Ask(operation, "If-None-Match", "What the caller has already: 304, if it is still so.");
            Say(operation, "200", "ETag", "Names this content.");
            Say(operation, "304", "ETag", "Names this content.");
        }

        if (operation.Responses.ContainsKey("412"))
        {
            Ask(operation, "If-Match", "The version that the caller has seen: 412, if there is a later one.");
            foreach (var status in operation.Responses.Keys.Where(status => status[0] == '2').ToArray())
            {
                Say(operation, status, "ETag", "Names the new version.");
            }
        }

        Say(operation, "201", "Location", "Where it is.");
        Say(operation, "401", "WWW-Authenticate", "How to show oneself (RFC 6750, 3).");
        Say(operation, "403", "WWW-Authenticate", "Which scope is needed (RFC 6750, 3).");
        Say(operation, "429", "Retry-After", "After how many seconds to come again.");

        return Task.CompletedTask;
    }

    public static string? ScopeOf(OpenApiOperation operation) => operation.Metadata?.TryGetValue(ScopeKey, out var scope) is true ? scope as string : null;

    private static void Ask(OpenApiOperation operation, string header, string description) => operation.Parameters!.Add(new OpenApiParameter
    {
        Name = header,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    });

    private static void Say(OpenApiOperation operation, string status, string header, string description)
    {
        if (operation.Responses!.TryGetValue(status, out var response) && response is OpenApiResponse described)
        {
            described.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
            described.Headers[header] = new OpenApiHeader { Description = description, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        }
    }
}
