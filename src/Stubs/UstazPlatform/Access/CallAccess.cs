using System.Security.Cryptography;
using System.Text;
using Attestation.Stubs.UstazPlatform.Http;
using Attestation.Stubs.UstazPlatform.Tenants;

namespace Attestation.Stubs.UstazPlatform.Access;

/// <summary>Lets a call through whose token is valid, has the scope, and whose client has calls left.</summary>
internal static class CallAccess
{
    private const string Scheme = "Bearer ";

    /// <param name="call">The call.</param>
    /// <param name="operation">Its name in the journal.</param>
    /// <param name="scope">What a token must open.</param>
    public static RouteHandlerBuilder RequireScope(this RouteHandlerBuilder call, string operation, string scope) => call
        .AddEndpointFilter((invocation, next) => GoThroughAsync(invocation, next, operation, scope))
        .WithMetadata(new NeededScope(scope))
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async ValueTask<object?> GoThroughAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next, string operation, string scope)
    {
        var context = invocation.HttpContext;
        var exchange = context.Exchange();
        exchange.Operation = operation;
        var options = context.RequestServices.GetRequiredService<UstazPlatformDoubleOptions>();
        var platform = context.Platform();
        if (Shown(context.Request) is not { } token)
        {
            return Challenge(context, StatusCodes.Status401Unauthorized, "Bearer", "token.invalid", "A token is missing.");
        }

        if (IsFixed(token, options))
        {
            exchange.Caller = "fixed-token";
            return await next(invocation);
        }

        if (platform.Tokens.Find(token) is not { } grant)
        {
            return Challenge(
                context, StatusCodes.Status401Unauthorized, "Bearer error=\"invalid_token\", error_description=\"unknown or expired\"", "token.invalid", "The token is unknown or has ended.");
        }

        exchange.Caller = grant.Client;
        if (!grant.Scopes.Contains(scope, StringComparer.Ordinal))
        {
            return Challenge(
                context, StatusCodes.Status403Forbidden, $"Bearer error=\"insufficient_scope\", scope=\"{scope}\"", "scope.insufficient", $"The token does not open {scope}.");
        }

        if (options.Clients.FirstOrDefault(client => client.Id == grant.Client) is { } known && platform.Calls.Count(known) is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString();
            return Problems.Refuse(exchange, StatusCodes.Status429TooManyRequests, "rate.exceeded", "Too many calls of this client; Retry-After says when to come again.");
        }

        return await next(invocation);
    }

    // RFC 6750, 3: the challenge stands in a header of its own, beside the problem.
    private static IResult Challenge(HttpContext context, int status, string challenge, string code, string title)
    {
        context.Response.Headers.WWWAuthenticate = challenge;

        return Problems.Refuse(context.Exchange(), status, code, title);
    }

    // RFC 6750, 2.1: the scheme in any case, the token exactly.
    private static string? Shown(HttpRequest request) =>
        request.Headers.Authorization is [{ } value] && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? value[Scheme.Length..] : null;

    private static bool IsFixed(string token, UstazPlatformDoubleOptions options) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(options.Token));
}

/// <summary>For the description: the scope a call needs.</summary>
internal sealed record NeededScope(string Name);
