using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Deciding;

/// <summary>What the authorised body sets anew each year.</summary>
internal sealed class RulesOptions
{
    public const string Section = "Rules";

    /// <summary>The file of school years, windows and essay topics (docs/operating.md).</summary>
    [Required]
    public string SchoolYearsFile { get; init; } = "school-year.json";
}

[OptionsValidator]
internal sealed partial class RulesOptionsValidator : IValidateOptions<RulesOptions>;
