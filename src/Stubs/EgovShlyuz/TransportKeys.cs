using Attestation.Signatures;
using Attestation.Stubs.EgovShlyuz.Failing;

namespace Attestation.Stubs.EgovShlyuz;

/// <summary>What the double signs with and whom it trusts.</summary>
internal sealed record TransportKeys(SigningKey Key, Trust Trust, KeyReference Reference, BrokenEnvelope? Broken = null)
{
    /// <summary>As it should be, or as the fault of the current request says.</summary>
    public byte[] Sign(byte[] envelope) => Broken?.Sign(this, envelope) ?? SignWell(envelope);

    public byte[] SignWell(byte[] envelope, SigningKey? key = null) => TransportSignature.Sign(envelope, key ?? Key, Reference);

    public TransportVerdict Verify(ReadOnlyMemory<byte> envelope, DateTimeOffset at) => TransportSignature.Verify(envelope, Trust, at, takesSoap12: true);
}
