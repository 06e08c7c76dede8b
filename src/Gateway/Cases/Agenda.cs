namespace Attestation.Gateway.Cases;

/// <summary>What is to be done. Instants are on the law's clock.</summary>
internal sealed class Agenda
{
    /// <summary>When a case is due; those that wait for a signature are left out.</summary>
    public DateTimeOffset? NextCase { get; init; }

    public DateTimeOffset? NextMessage { get; init; }

    public long AwaitingSignature { get; init; }

    /// <summary>Cases past the registers that have not ended: they go on by themselves.</summary>
    public long UnderWay { get; init; }

    public DateTimeOffset? Next => NextCase is null || NextMessage < NextCase ? NextMessage : NextCase;
}
