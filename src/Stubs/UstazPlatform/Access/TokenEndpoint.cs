using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Attestation.Stubs.UstazPlatform.Tenants;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Attestation.Stubs.UstazPlatform.Access;

/// <summary>Gives out tokens for client credentials, and refuses in the shapes of RFC 6749, 5.2.</summary>
internal static class TokenEndpoint
{
    public const string Path = "/oauth2/token";

    public static void MapTokens(this IEndpointRouteBuilder routes) => routes
        .MapPost(Path, IssueAsync)
        .Accepts<TokenRequest>("application/x-www-form-urlencoded")
        .Produces<TokenAnswer>()
        .Produces<TokenRefusal>(StatusCodes.Status400BadRequest)
        .Produces<TokenRefusal>(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .WithName("issueToken")
        .WithTags("Access")
        .WithSummary("A token for client credentials (RFC 6749, 4.4); the client shows itself by HTTP Basic or in the body, not both");

    private static async Task<IResult> IssueAsync(HttpContext context, UstazPlatformDoubleOptions options, CancellationToken cancellationToken)
    {
        // RFC 6749, 5.1: neither a token nor its refusal is kept by anything on the way.
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Pragma = "no-cache";
        if (!context.Request.HasFormContentType)
        {
            return Refuse("invalid_request", "The body must be a form (application/x-www-form-urlencoded).");
        }

        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(cancellationToken);
        }
        catch (Exception broken) when (broken is InvalidDataException or BadHttpRequestException)
        {
            return Refuse("invalid_request", "The form cannot be read.");
        }

        if (form.Any(field => field.Value.Count > 1))
        {
            return Refuse("invalid_request", "A parameter is there more than once.");
        }

        if (ClientCredentials.Read(context.Request, form, out var twice) is not { } shown)
        {
            return twice ? Refuse("invalid_request", "The client shows itself in two ways.") : Unknown(context);
        }

        if (options.Clients.FirstOrDefault(client => client.Id == shown.Id) is not { } known || !IsSecretOf(known, shown.Secret))
        {
            return Unknown(context);
        }

        return form["grant_type"] switch
        {
            [] => Refuse("invalid_request", "grant_type is missing."),
            ["client_credentials"] => Give(context.Platform(), known, form["scope"].ToString(), options.TokenLifetime),
            _ => Refuse("unsupported_grant_type", "Only client_credentials is known here."),
        };
    }

    private static IResult Give(Platform platform, UstazClient client, string wanted, TimeSpan lifetime)
    {
        string[] asked = [.. wanted.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        if (asked.Any(scope => !client.Scopes.Contains(scope, StringComparer.Ordinal)))
        {
            return Refuse("invalid_scope", "A scope is unknown or not this client's.");
        }

        var scopes = asked is [] ? client.Scopes : asked;

        return TypedResults.Ok(new TokenAnswer(platform.Tokens.Issue(client, scopes, lifetime), "Bearer", (long)lifetime.TotalSeconds, string.Join(' ', scopes)));
    }

    private static bool IsSecretOf(UstazClient client, string secret) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(client.Secret), Encoding.UTF8.GetBytes(secret));

    // RFC 6749, 5.2: 401 with a challenge, because Basic is one of the ways.
    private static JsonHttpResult<TokenRefusal> Unknown(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Basic realm=\"ustaz\", charset=\"UTF-8\"";

        return Refuse("invalid_client", "The client is unknown, or its secret is wrong or missing.", StatusCodes.Status401Unauthorized);
    }

    private static JsonHttpResult<TokenRefusal> Refuse(string error, string description, int status = StatusCodes.Status400BadRequest) =>
        TypedResults.Json(new TokenRefusal(error, description), statusCode: status);
}

/// <summary>What a client sends, as a form.</summary>
internal sealed record TokenRequest
{
    [JsonPropertyName("grant_type")]
    public required string GrantType { get; init; }

    [JsonPropertyName("scope")]
    public string? Scope { get; init; }

    [JsonPropertyName("client_id")]
    public string? ClientId { get; init; }

    [JsonPropertyName("client_secret")]
    public string? ClientSecret { get; init; }
}

/// <summary>A token (RFC 6749, 5.1).</summary>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] long ExpiresIn,
    [property: JsonPropertyName("scope")] string Scope);

/// <summary>No token (RFC 6749, 5.2).</summary>
internal sealed record TokenRefusal(
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("error_description")] string ErrorDescription);
