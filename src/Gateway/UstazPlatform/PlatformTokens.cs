using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Attestation.Gateway.UstazPlatform;

/// <summary>
/// Our token at the platform (OAuth 2.0 client credentials). However many calls need one at once, it is asked for once, and they share the
/// answer, be it a token or a failure.
/// </summary>
internal sealed partial class PlatformTokens(HttpClient http, UstazPlatformOptions options, TimeProvider clock, ILogger<PlatformTokens> logger)
{
    // RFC 6749, 5.1: expires_in is only recommended.
    private static readonly TimeSpan UsualLife = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private Task<Token>? _asking;
    private Token? _held;

    /// <summary>A token that has some time left.</summary>
    public Task<Token> GetAsync(CancellationToken cancellationToken) => GetAsync(refused: null, cancellationToken);

    /// <summary>Another token than the one which the platform has just refused; it may have been renewed by another call meanwhile.</summary>
    public Task<Token> RenewAsync(Token refused, CancellationToken cancellationToken) => GetAsync(refused, cancellationToken);

    private Task<Token> GetAsync(Token? refused, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_held is { } held && !ReferenceEquals(held, refused) && clock.GetUtcNow() < held.RenewAt)
            {
                return Task.FromResult(held);
            }

            _held = null;
            if (_asking is null or { IsCompleted: true })
            {
                _asking = AskAsync();
            }

            // Whoever gives up waiting gives up for himself alone.
            return _asking.WaitAsync(cancellationToken);
        }
    }

    private async Task<Token> AskAsync()
    {
        // Not under the lock, which is held by whoever begins to ask.
        await Task.Yield();
        using var late = new CancellationTokenSource(options.Calls.AttemptTimeout, clock);
        try
        {
            var token = await RequestAsync(late.Token);
            lock (_lock)
            {
                _held = token;
            }

            return token;
        }
        catch (OperationCanceledException slow)
        {
            throw new HttpRequestException("The platform gave no token in time.", slow);
        }
    }

    private async Task<Token> RequestAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.BaseAddress, options.TokenAddress));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Credentials());
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "client_credentials"), KeyValuePair.Create("scope", options.Scope)]);
        var asked = clock.GetUtcNow();
        using var response = await http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            LogRefused((int)response.StatusCode, await ErrorOfAsync(response, cancellationToken));
            throw new HttpRequestException("The platform gave no token.", null, response.StatusCode);
        }

        var answer = await response.Content.ReadFromJsonAsync<TokenCard>(cancellationToken);
        if (answer is not { AccessToken.Length: > 0 } || !"Bearer".Equals(answer.TokenType, StringComparison.OrdinalIgnoreCase))
        {
            throw new JsonException("The platform's token is not a bearer token.");
        }

        var life = answer.ExpiresIn is { } seconds ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, int.MaxValue)) : UsualLife;

        return new Token(answer.AccessToken, asked + life - options.RenewBefore);
    }

    // RFC 6749, 2.3.1: both are form-encoded before they are joined.
    private string Credentials() =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(options.ClientId)}:{Uri.EscapeDataString(options.ClientSecret)}"));

    // Of what the other side writes, only the codes of RFC 6749, 5.2 go into a log.
    private static async Task<string> ErrorOfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<RefusalCard>(cancellationToken) is { Error: { } error }
                && error is "invalid_request" or "invalid_client" or "invalid_grant" or "unauthorized_client" or "unsupported_grant_type" or "invalid_scope"
                    ? error
                    : "no known error";
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or NotSupportedException)
        {
            return "no known error";
        }
    }

    [LoggerMessage(LogLevel.Error, "The platform gave no token: HTTP {Status}, {Error}. If it stays so, UstazPlatform:ClientId, ClientSecret or Scope are wrong")]
    private partial void LogRefused(int status, string error);

    private sealed record TokenCard(
        [property: JsonPropertyName("access_token")] string? AccessToken,
        [property: JsonPropertyName("token_type")] string? TokenType,
        [property: JsonPropertyName("expires_in")] long? ExpiresIn);

    private sealed record RefusalCard([property: JsonPropertyName("error")] string? Error);
}

/// <summary>What opens the platform, until it does not. Two tokens of the same text are still two.</summary>
internal sealed class Token(string value, DateTimeOffset renewAt)
{
    public string Value { get; } = value;

    public DateTimeOffset RenewAt { get; } = renewAt;
}
