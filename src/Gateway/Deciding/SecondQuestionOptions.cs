using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Deciding;

/// <summary>When a register that said "no data" is asked once more, before somebody is refused for it.</summary>
internal sealed class SecondQuestionOptions
{
    public const string Section = "SecondQuestion";

    /// <summary>How long after the first answer. Zero asks at once, and is for tests.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "08:00:00")]
    public TimeSpan After { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long before the end of the term it is asked at the latest: what is drawn up then must still be signed and issued.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "08:00:00")]
    public TimeSpan BeforeTerm { get; init; } = TimeSpan.FromHours(1);
}

[OptionsValidator]
internal sealed partial class SecondQuestionOptionsValidator : IValidateOptions<SecondQuestionOptions>;
