using System.ComponentModel.DataAnnotations;
using Attestation.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.EgovShlyuz;

/// <summary>How to reach the e-government gateway (ШЭП), and who we are there.</summary>
internal sealed class EgovShlyuzOptions
{
    public const string Section = "EgovShlyuz";

    /// <summary>The address without the channel's path: <c>http://127.0.0.1:8081</c>.</summary>
    [Required]
    public Uri BaseAddress { get; init; } = new("http://127.0.0.1:8081");

    /// <summary>Our id in the ШЭП's registry.</summary>
    [Required]
    public string SenderId { get; init; } = "";

    [Required]
    public string Password { get; init; } = "";

    /// <summary>Our БИН, as in the certificate of <see cref="KeyFile"/>.</summary>
    [Required]
    public string RequestorBin { get; init; } = "";

    /// <summary>Our name, told to the citizen who is asked for consent.</summary>
    [Required]
    public string Company { get; init; } = "";

    /// <summary>The person responsible for personal data in our organisation.</summary>
    [Required]
    public string Responsible { get; init; } = "";

    /// <summary>PKCS#12 with the key of the transport signature.</summary>
    [Required]
    public string KeyFile { get; init; } = "";

    [Required]
    public string KeyPassword { get; init; } = "";

    /// <summary>PKCS#12 with the RSA key of the operator's vouchers, which are signed with RS256. Empty when <see cref="KeyFile"/> holds an RSA key and serves for both.</summary>
    public string VoucherKeyFile { get; init; } = "";

    public string VoucherKeyPassword { get; init; } = "";

    /// <summary>Folder with the certificates (and CRLs) that answers are trusted by.</summary>
    [Required]
    public string TrustFolder { get; init; } = "";

    /// <summary>The БИН that must have signed the answers: any organisation of the country has a certificate, only one is the ШЭП.</summary>
    [Required]
    public string SignerBin { get; init; } = "";

    /// <summary>How long a consent token shall last; long enough for the registers to be asked again after an outage.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan ConsentLifetime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Certificates of the authority that its TLS certificate must come from, PEM; the machine's own list, unless it is said.</summary>
    [PemFile]
    public string? CertificateAuthority { get; init; }

    [ValidateObjectMembers]
    public AsyncChannelOptions Async { get; init; } = new();

    [ValidateObjectMembers]
    public CallOptions Calls { get; init; } = new() { AttemptTimeout = TimeSpan.FromSeconds(30) };
}

[OptionsValidator]
internal sealed partial class EgovShlyuzOptionsValidator : IValidateOptions<EgovShlyuzOptions>;
