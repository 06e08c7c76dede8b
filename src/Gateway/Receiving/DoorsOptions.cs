using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Receiving;

/// <summary>How much a sender may hand over.</summary>
internal sealed class DoorsOptions
{
    public const string Section = "Doors";

    [Range(1024, 128 * DoorLimits.Megabyte)]
    public int MessageBytes { get; init; } = 8 * DoorLimits.Megabyte;

    [Range(1024, 96 * DoorLimits.Megabyte)]
    public int DocumentBytes { get; init; } = 5 * DoorLimits.Megabyte;

    [Range(2_000, 200_000)]
    public int EssayCharacters { get; init; } = 20_000;

    [Range(8, 400)]
    public int Documents { get; init; } = 40;

    /// <summary>Applications that one provider may have handed over in a minute; 0: as many as it likes.</summary>
    [Range(0, 1_000_000)]
    public int PerProviderAMinute { get; init; } = 600;

    /// <summary>Applications that one user of the broker may hand over in a minute, all providers together; 0: as many as it likes.</summary>
    [Range(0, 10_000_000)]
    public int PerSenderAMinute { get; init; } = 60_000;

    public DoorLimits ToLimits() => new() { MessageBytes = MessageBytes, DocumentBytes = DocumentBytes, EssayCharacters = EssayCharacters, Documents = Documents };
}

[OptionsValidator]
internal sealed partial class DoorsOptionsValidator : IValidateOptions<DoorsOptions>;
