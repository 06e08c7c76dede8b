using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Attestation.Stubs.UstazPlatform.Http;

/// <summary>Conditional requests (RFC 9110, 13): nothing is sent that the caller has already, nothing is overwritten that he has not seen.</summary>
internal static class Conditional
{
    /// <summary>Marks the answer, and says whether the caller has it already: then it is 304 and needs no body.</summary>
    public static bool IsKnown(HttpContext context, string tag)
    {
        context.Response.Headers.ETag = $"\"{tag}\"";
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.Vary = $"Authorization, {Tenants.Platforms.Header}";

        return Names(context.Request.Headers.IfNoneMatch, tag);
    }

    public static IResult Answer<T>(HttpContext context, string tag, Func<T> view)
    {
        if (IsKnown(context, tag))
        {
            context.Exchange().Outcome = "notModified";
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        context.Exchange().Outcome = "found";
        return TypedResults.Ok(view());
    }

    /// <summary>Whether a change is wanted of what stands there now; without <c>If-Match</c> it always is.</summary>
    public static bool IsWanted(HttpContext context, string tag) => context.Request.Headers.IfMatch is [] || Names(context.Request.Headers.IfMatch, tag);

    public static IResult Refuse(Exchange exchange) =>
        Problems.Refuse(exchange, StatusCodes.Status412PreconditionFailed, "version.changed", "The portfolio has changed since; read it again.");

    // A teacher's tag has the day behind a dot: experience grows without a change.
    private static bool Names(StringValues header, string tag) =>
        EntityTagHeaderValue.TryParseList(header, out var tags)
        && tags.Any(named => named.Tag == "*" || named.Tag.AsSpan().Trim('"').SequenceEqual(tag) || (!tag.Contains('.', StringComparison.Ordinal) && named.Tag.ToString().Trim('"').Split('.')[0] == tag));
}
