namespace Attestation.Signatures.Tests;

public class TransportSignatureTests
{
    [Theory]
    [InlineData(KeyReference.KeyIdentifier)]
    [InlineData(KeyReference.IssuerSerial)]
    public void A_signed_envelope_verifies(KeyReference reference)
    {
        var trust = Trust.Of([Given.Authority.Root, Given.Authority.Issuer, Given.Organisation.Certificate]);

        var verdict = TransportSignature.Verify(Given.SignedEnvelope(reference), trust, Given.At);

        Assert.Equal(VerdictCode.Valid, verdict.Code);
        Assert.Equal(Given.Bin, verdict.Signer?.Bin);
        Assert.Equal("Body", verdict.Body?.LocalName);
        Assert.Same(verdict.Envelope, verdict.Body?.OwnerDocument);
    }
}
