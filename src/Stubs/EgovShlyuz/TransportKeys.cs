using Attestation.Signatures;

namespace Attestation.Stubs.EgovShlyuz;

/// <summary>What the double signs with and whom it trusts.</summary>
internal sealed record TransportKeys(SigningKey Key, Trust Trust, KeyReference Reference)
{
    public byte[] Sign(byte[] envelope) => TransportSignature.Sign(envelope, Key, Reference);

    public TransportVerdict Verify(ReadOnlyMemory<byte> envelope, DateTimeOffset at) => TransportSignature.Verify(envelope, Trust, at, takesSoap12: true);
}
