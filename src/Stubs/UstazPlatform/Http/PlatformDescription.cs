using Microsoft.OpenApi;

namespace Attestation.Stubs.UstazPlatform.Http;

/// <summary>What <c>/openapi/v1.json</c> says beyond the calls themselves.</summary>
internal static class PlatformDescription
{
    private const string Scheme = "token";

    public static IServiceCollection AddPlatformDescription(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.ShouldInclude = call => call.RelativePath?.StartsWith("api/", StringComparison.Ordinal) is true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Ұстаз, a double",
                Version = "1",
                Description = "A plausible contract, not the platform's own: that one is not public. All teachers are synthetic.",
            };
            document.AddComponent(Scheme, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" });
            document.Security = [new() { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
            return Task.CompletedTask;
        });
    });
}
