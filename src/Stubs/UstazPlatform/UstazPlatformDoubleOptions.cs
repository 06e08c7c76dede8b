namespace Attestation.Stubs.UstazPlatform;

/// <summary>Where the double listens and whom it lets in.</summary>
public sealed record UstazPlatformDoubleOptions
{
    /// <summary>The token accepted unless said otherwise. No secret: a double guards nothing.</summary>
    public const string DefaultToken = "ustaz-sandbox-token";

    /// <summary>Where to listen; port 0 takes a free one.</summary>
    public Uri Address { get; init; } = new("http://127.0.0.1:0");

    /// <summary>How much of its tenants it keeps.</summary>
    public TestKit.DoubleLimits Limits { get; init; } = new();

    /// <summary>The token which a caller must show as <c>Authorization: Bearer …</c>.</summary>
    public string Token { get; init; } = DefaultToken;
}
