namespace Attestation.Signatures.Tests;

public class EnvelopedSignatureTests
{
    [Fact]
    public void A_signed_notice_verifies()
    {
        var verdict = EnvelopedSignature.Verify(Given.Signed(Given.Notice), Given.Trust, Given.At);

        Assert.Equal(VerdictCode.Valid, verdict.Code);
        Assert.Equal(Given.Iin, verdict.Signer?.Iin);
        Assert.Equal(CertificateRoles.Organisation | CertificateRoles.Head, verdict.Signer?.Roles);
    }
}
