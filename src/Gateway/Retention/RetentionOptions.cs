using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Retention;

/// <summary>How long personal data are kept.</summary>
internal sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>
    /// Personal data are destroyed when their purpose is reached (Law on personal data, art. 12, 18). The Rules name no term for applications:
    /// five years are how long a category is valid.
    /// </summary>
    [Range(1, 75)]
    public int Years { get; init; } = 5;

    /// <summary>How often ended cases are looked through.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "31.00:00:00")]
    public TimeSpan Every { get; init; } = TimeSpan.FromDays(1);
}

[OptionsValidator]
internal sealed partial class RetentionOptionsValidator : IValidateOptions<RetentionOptions>;
