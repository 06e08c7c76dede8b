using System.ComponentModel.DataAnnotations;
using Attestation.Gateway.Deciding;
using Attestation.Signatures;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Signing;

/// <summary>Who signs a provider's notices.</summary>
internal sealed class SigningOptions
{
    public const string Section = "Signing";

    /// <summary>Folder with the certificates (and CRLs) that signers are trusted by; read again when a file in it changes.</summary>
    public string TrustFolder { get; init; } = "";

    /// <summary>Providers whose institution's key is held here, by БИН. All others sign for themselves, over the bus.</summary>
    public Dictionary<string, InstitutionKeyOptions> Institutions { get; init; } = [];

    /// <summary>How long to wait for a signing step before it is asked again.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan AskAgainAfter { get; init; } = TimeSpan.FromHours(4);

    /// <summary>How long to wait before a signature is judged again whose certificate nobody could call good or revoked.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan CheckAgainAfter { get; init; } = TimeSpan.FromMinutes(15);

    public RevocationOptions Revocation { get; init; } = new();
}

/// <summary>A key held by the gateway for an institution.</summary>
internal sealed class InstitutionKeyOptions
{
    /// <summary>PKCS#12.</summary>
    public string KeyFile { get; init; } = "";

    public string KeyPassword { get; init; } = "";

    /// <summary>Off: the machine signs acceptances alone, and a refusal waits for a person, who signs it over the bus.</summary>
    public bool SignsRefusals { get; init; }
}

internal sealed class SigningOptionsValidator : IValidateOptions<SigningOptions>
{
    private static readonly SigningRanges Ranges = new();

    public ValidateOptionsResult Validate(string? name, SigningOptions options)
    {
        string[] mistakes =
        [
            .. Ranges.Validate(name, options).Failures ?? [],
            .. Mistakes(options.TrustFolder),
            .. options.Revocation.Mistakes(),
            .. options.Institutions.SelectMany(institution => Mistakes(institution.Key, institution.Value)),
        ];

        return mistakes is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(string trustFolder)
    {
        if (!Directory.Exists(trustFolder))
        {
            return [$"Signing:TrustFolder '{trustFolder}' is not a folder. Put the authority's certificates there."];
        }

        try
        {
            Trust.FromFolder(trustFolder);
            return [];
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return [$"Signing:TrustFolder: {broken.Message}"];
        }
    }

    private static IEnumerable<string> Mistakes(string bin, InstitutionKeyOptions key)
    {
        if (!Bin.TryParse(bin, out _))
        {
            yield return $"Signing:Institutions:{bin} is not a БИН.";
        }

        if (!File.Exists(key.KeyFile))
        {
            yield return $"Signing:Institutions:{bin}:KeyFile '{key.KeyFile}' does not exist.";
        }
    }
}

[OptionsValidator]
internal sealed partial class SigningRanges : IValidateOptions<SigningOptions>;
