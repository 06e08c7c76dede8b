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

    /// <summary>The bearer token that the platform gave us.</summary>
    [Required]
    public string Token { get; init; } = "";

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
