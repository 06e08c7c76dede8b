using Microsoft.AspNetCore.Http.Features;

namespace Attestation.Stubs.UstazPlatform.Http;

/// <summary>How large a body may be: a search is small, an entry comes with a scan, an application with several.</summary>
internal static class BodyLimit
{
    public const int Usual = 64 * 1024;
    private const int WithFiles = 8 * 1024 * 1024;

    /// <summary>Lets a larger body in where it may have files; before anything of it is read.</summary>
    public static void Raise(HttpContext context)
    {
        if (HasFiles(context.Request.Path) && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = WithFiles;
        }
    }

    private static bool HasFiles(PathString path) =>
        path.StartsWithSegments("/teachers", StringComparison.Ordinal)
        || path.StartsWithSegments("/api/v1/applications", StringComparison.Ordinal)
        || (path.StartsWithSegments("/api/v1/teachers", StringComparison.Ordinal, out var rest) && !rest.StartsWithSegments("/search", StringComparison.Ordinal));
}
