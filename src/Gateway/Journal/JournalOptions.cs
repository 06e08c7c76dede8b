using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Journal;

/// <summary>Who signs what the journals hold, and how often.</summary>
internal sealed class JournalOptions
{
    public const string Section = "Journal";

    /// <summary>How often a checkpoint is made, if any journal has grown.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many journals one checkpoint covers at most; what is over goes into the next, at once.</summary>
    [Range(1, 100_000)]
    public int HeadsAtMost { get; init; } = 10_000;

    /// <summary>PKCS#12 with the key that signs checkpoints and administrative files. Without it the key of the ШЭП signs.</summary>
    public string? KeyFile { get; init; }

    public string KeyPassword { get; init; } = "";

    /// <summary>Folder with the certificates (PEM or DER) of keys that signed earlier; without it only the present key's are believed.</summary>
    public string? FormerCertificates { get; init; }
}

internal sealed class JournalOptionsValidator : IValidateOptions<JournalOptions>
{
    private static readonly JournalRanges Ranges = new();

    public ValidateOptionsResult Validate(string? name, JournalOptions options)
    {
        string[] mistakes =
        [
            .. Ranges.Validate(name, options).Failures ?? [],
            .. options.KeyFile is null || File.Exists(options.KeyFile) ? Array.Empty<string>() : [$"Journal:KeyFile '{options.KeyFile}' does not exist."],
            .. options.FormerCertificates is null || Directory.Exists(options.FormerCertificates)
                ? Array.Empty<string>()
                : [$"Journal:FormerCertificates '{options.FormerCertificates}' is not a folder."],
        ];

        return mistakes is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}

[OptionsValidator]
internal sealed partial class JournalRanges : IValidateOptions<JournalOptions>;
