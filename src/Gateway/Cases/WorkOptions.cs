using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Cases;

/// <summary>How cases are worked on.</summary>
internal sealed class WorkOptions
{
    public const string Section = "Work";

    /// <summary>Cases under way at once in this instance.</summary>
    [Range(1, 1024)]
    public int Cases { get; init; } = 32;

    /// <summary>How long a case belongs to the worker that took it. A crashed worker's cases come due again after it.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How often to look for due cases that nobody announced: another instance's, or those whose time has come.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How many of those that arrived while nobody worked go on in a second after the opening, in the order of receipt. They are registered
    /// at the opening all the same.
    /// </summary>
    [Range(1, 10_000)]
    public int RegistrationsPerSecond { get; init; } = 50;

    /// <summary>How long the broker may take to confirm a message; after that it is sent again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan PublishTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Messages published at once.</summary>
    [Range(1, 1024)]
    public int Messages { get; init; } = 64;
}

[OptionsValidator]
internal sealed partial class WorkOptionsValidator : IValidateOptions<WorkOptions>;
