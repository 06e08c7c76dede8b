using System.ComponentModel.DataAnnotations;
using Attestation.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.UstazPlatform;

/// <summary>How to reach the teachers' platform.</summary>
internal sealed class UstazPlatformOptions
{
    public const string Section = "UstazPlatform";

    [Required]
    public Uri BaseAddress { get; init; } = new("http://127.0.0.1:8082");

    /// <summary>Where tokens are asked for; under <see cref="BaseAddress"/> unless it is an address of its own.</summary>
    [Required]
    public Uri TokenAddress { get; init; } = new("/oauth2/token", UriKind.Relative);

    /// <summary>Our name at the platform.</summary>
    [Required]
    public string ClientId { get; init; } = "";

    [Required]
    public string ClientSecret { get; init; } = "";

    /// <summary>What a token shall open: no more than is needed.</summary>
    [Required]
    public string Scope { get; init; } = "portfolio.read";

    /// <summary>How long before its end a token is renewed.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan RenewBefore { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest that a call waits because the platform said <c>Retry-After</c>; if it is to be longer, the case comes again later.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Entries asked for at a time.</summary>
    [Range(1, 100)]
    public int PageSize { get; init; } = 50;

    /// <summary>Certificates of the authority that its TLS certificate must come from, PEM; the machine's own list, unless it is said.</summary>
    [PemFile]
    public string? CertificateAuthority { get; init; }

    [ValidateObjectMembers]
    public CallOptions Calls { get; init; } = new();
}

[OptionsValidator]
internal sealed partial class UstazPlatformOptionsValidator : IValidateOptions<UstazPlatformOptions>;
