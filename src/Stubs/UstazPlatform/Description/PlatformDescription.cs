using Attestation.Stubs.UstazPlatform.Access;
using Microsoft.OpenApi;

namespace Attestation.Stubs.UstazPlatform.Description;

/// <summary>What <c>/openapi/v1.json</c> says beyond what the calls themselves say.</summary>
internal static class PlatformDescription
{
    public const string Scheme = "clientCredentials";

    private static readonly Dictionary<string, string> Scopes = new(StringComparer.Ordinal)
    {
        [UstazScopes.PortfolioRead] = "Teachers, their portfolios, versions and files.",
        [UstazScopes.PortfolioWrite] = "Changes in a portfolio.",
        [UstazScopes.ApplicationsRead] = "Applications that were filed, and their notices.",
        [UstazScopes.ApplicationsWrite] = "Filing an application.",
    };

    public static IServiceCollection AddPlatformDescription(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = call => call.RelativePath?.StartsWith("api/", StringComparison.Ordinal) is true || call.RelativePath == TokenEndpoint.Path[1..];
        options.AddSchemaTransformer((schema, context, _) => DescribedSchemas.MendAsync(schema, context.JsonTypeInfo.Type));
        options.AddOperationTransformer((operation, context, _) => DescribedCalls.CompleteAsync(operation, context));
        options.AddDocumentTransformer((document, _, _) => DescribeAsync(document));
    });

    private static Task DescribeAsync(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Ұстаз, a double",
            Version = "1",
            Description = "A plausible contract, not the platform's own: that one is not public. All teachers are synthetic.",
        };

        // Wherever the double listens: addresses are relative to this document's.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.AddComponent(Scheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.OAuth2,
            Description = "OAuth 2.0 client credentials (RFC 6749, 4.4).",
            Flows = new OpenApiOAuthFlows { ClientCredentials = new OpenApiOAuthFlow { TokenUrl = new Uri(TokenEndpoint.Path, UriKind.Relative), Scopes = Scopes } },
        });
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations!.Values))
        {
            operation.Security = DescribedCalls.ScopeOf(operation) is { } scope
                ? [new() { [new OpenApiSecuritySchemeReference(Scheme, document)] = [scope] }]
                : [];
        }

        return Task.CompletedTask;
    }
}
