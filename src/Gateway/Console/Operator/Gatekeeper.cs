using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Console;

/// <summary>Lets in who holds a token: a program as a bearer, a person by the browser's own question for name and password.</summary>
internal sealed class Gatekeeper(IOptions<ConsoleOptions> options)
{
    public const string NoName = "operator";

    /// <summary>As an endpoint filter: for the operator of the gateway.</summary>
    public ValueTask<object?> ForOperatorAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) => AdmitAsync(options.Value.OperatorToken, context, next);

    /// <summary>As an endpoint filter: for the contact centre, and for the operator of the gateway.</summary>
    public ValueTask<object?> ForContactCentreAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        AdmitAsync(IsToken(options.Value.OperatorToken, context.HttpContext) ? options.Value.OperatorToken : options.Value.ContactCentreToken, context, next);

    /// <summary>The name that a person gave to the browser.</summary>
    public static string NameOf(HttpContext context) => Credentials(context).Name;

    private static async ValueTask<object?> AdmitAsync(string? token, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        // No token is set: nobody can be let in, and there is nothing to be asked for.
        if (token is null)
        {
            return TypedResults.NotFound();
        }

        if (IsToken(token, context.HttpContext))
        {
            // What is shown is about persons: no cache keeps it.
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return await next(context);
        }

        context.HttpContext.Response.Headers.WWWAuthenticate = "Basic realm=\"attestation gateway\", charset=\"UTF-8\"";

        return TypedResults.Unauthorized();
    }

    // In constant time, whatever was sent: the comparison must not tell how much of a guess was right.
    private static bool IsToken(string? token, HttpContext context) =>
        token is not null
        && Credentials(context).Secret is { } secret
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(secret)), SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static (string Name, string? Secret) Credentials(HttpContext context)
    {
        if (!AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var header) || header.Parameter is not { } parameter)
        {
            return (NoName, null);
        }

        if (header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
        {
            return (NoName, parameter);
        }

        var decoded = new byte[parameter.Length];
        if (!header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) || !Convert.TryFromBase64String(parameter, decoded, out var length))
        {
            return (NoName, null);
        }

        return Encoding.UTF8.GetString(decoded, 0, length).Split(':', 2) is [var name, var secret] ? (name is "" ? NoName : name, secret) : (NoName, null);
    }
}
