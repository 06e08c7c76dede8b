namespace Attestation.Stubs.EgovShlyuz;

/// <summary>A request as the citizen sees it in the personal cabinet.</summary>
/// <param name="RequestNumber">The portal's number of it.</param>
/// <param name="ChainId">The chain's number, as in <c>correlationId</c>.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="SentAt">When the citizen pressed "send".</param>
/// <param name="History">What the provider has said since, oldest first.</param>
public sealed record CabinetRequest(string RequestNumber, string ChainId, string ServiceId, DateTimeOffset SentAt, IReadOnlyList<CabinetStatus> History);

/// <summary>What the provider has said.</summary>
/// <param name="At">When.</param>
/// <param name="IsFinal">Whether it is the answer that ends the chain.</param>
/// <param name="Code">The status as a code; empty when the message could not be read.</param>
/// <param name="Text">In words.</param>
/// <param name="Document">The result.</param>
public sealed record CabinetStatus(DateTimeOffset At, bool IsFinal, string Code, string? Text, Attestation.Shep.PortalAct? Document);

/// <summary>What a citizen sends through the portal.</summary>
public sealed record PortalSubmission
{
    /// <summary>The service.</summary>
    public required string ServiceId { get; init; }

    /// <summary>The citizen's ИИН.</summary>
    public required string Iin { get; init; }

    /// <summary>The portal's number of the request, 14 digits.</summary>
    public required string RequestNumber { get; init; }

    /// <summary>The chain's number where it is given already, because the request itself reached the provider on another way; <see langword="null"/> for a new one.</summary>
    public string? ChainId { get; init; }

    /// <summary>What the citizen filled in; when it is empty the chain is opened and nothing is brought to the provider.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>What the content is.</summary>
    public string MediaType { get; init; } = "application/json";
}
