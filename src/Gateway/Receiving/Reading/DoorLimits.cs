namespace Attestation.Gateway.Receiving;

/// <summary>How much a sender may hand over. Sizes in bytes; an essay in UTF-16 units.</summary>
internal sealed record DoorLimits
{
    public const int Megabyte = 1024 * 1024;

    public int MessageBytes { get; init; } = 8 * Megabyte;

    /// <summary>Of one document, decoded.</summary>
    public int DocumentBytes { get; init; } = 5 * Megabyte;

    public int EssayCharacters { get; init; } = 20_000;

    public int Documents { get; init; } = 40;
}
