namespace Attestation.Signatures.Tests;

public class PublishedVectorTests
{
    // Both certificates were valid then: one from November 2023, the other until March 2024.
    private static readonly DateTimeOffset Then = new(2024, 1, 1, 12, 0, 0, TimeSpan.FromHours(5));

    [Theory]
    [InlineData("gost512_individual_2023_lf.xml", CertificateRoles.Individual)]
    [InlineData("gost512_legal_2023_cr.xml", CertificateRoles.Organisation)]
    public void A_document_signed_by_the_national_tools_verifies_at_its_time(string file, CertificateRoles role)
    {
        var verdict = EnvelopedSignature.Verify(Published.Read(file), Published.Trust, Then);

        Assert.Equal(VerdictCode.Valid, verdict.Code);
        Assert.Equal(SignatureAlgorithm.Gost2015, verdict.Signer?.Algorithm);
        Assert.True(verdict.Signer?.Roles.HasFlag(role));
        Assert.NotNull(verdict.Signer?.Iin);
    }

    [Theory]
    [InlineData("gost512_individual_2023_lf.xml")]
    [InlineData("gost512_legal_2023_cr.xml")]
    public void It_does_not_verify_later_or_changed_or_under_another_authority(string file)
    {
        var content = Published.Read(file);

        Assert.Equal(VerdictCode.Expired, EnvelopedSignature.Verify(content, Published.Trust, Published.At).Code);
        Assert.Equal(VerdictCode.UntrustedIssuer, EnvelopedSignature.Verify(content, Given.Trust, Then).Code);
        Assert.All(Enumerable.Range(0, content.Length / 41), index => Assert.NotEqual(VerdictCode.Valid, WithBitChanged(content, 41 * index)));
    }

    [Theory]
    [InlineData("individual_valid_individual_valid.p12", CertificateRoles.Individual)]
    [InlineData("legal_valid_head.p12", CertificateRoles.Organisation | CertificateRoles.Head)]
    [InlineData("legal_valid_employee_signright.p12", CertificateRoles.Organisation | CertificateRoles.CanSign)]
    public void A_key_file_of_the_authority_signs_and_is_not_revoked(string file, CertificateRoles roles)
    {
        using var key = Published.Key(file);

        var verdict = EnvelopedSignature.Verify(
            EnvelopedSignature.Sign(Given.Bytes(Given.Notice), key), Published.Trust, Published.At, RevocationMode.Crl);

        Assert.Equal(VerdictCode.Valid, verdict.Code);
        Assert.Equal(RevocationStatus.Good, verdict.Revocation);
        Assert.Equal(roles, verdict.Signer!.Roles);
        Assert.Equal(SignatureAlgorithm.Gost2015, key.Algorithm);
    }

    [Fact]
    public void The_revoked_key_file_is_seen_as_revoked()
    {
        using var key = Published.Key("legal_revoked_head.p12");
        var signed = EnvelopedSignature.Sign(Given.Bytes(Given.Notice), key);
        var envelope = TransportSignature.Sign(Given.Bytes(Given.Envelope), key);

        Assert.Equal(VerdictCode.Revoked, EnvelopedSignature.Verify(signed, Published.Trust, Published.At, RevocationMode.Crl).Code);
        Assert.Equal(VerdictCode.Revoked, TransportSignature.Verify(envelope, Published.Trust, Published.At).Code);
        Assert.Equal(VerdictCode.Valid, EnvelopedSignature.Verify(signed, Published.Trust, Published.At).Code);
    }

    [Fact]
    public void Another_key_file_signs_messages()
    {
        using var key = Published.Key("legal_valid_head.p12");

        var verdict = TransportSignature.Verify(TransportSignature.Sign(Given.Bytes(Given.Envelope), key), Published.Trust, Published.At);

        Assert.Equal(VerdictCode.Valid, verdict.Code);
    }

    [Fact]
    public void Behind_the_end_of_the_list_it_cannot_be_told()
    {
        using var key = Published.Key("legal_valid_head.p12");
        var signed = EnvelopedSignature.Sign(Given.Bytes(Given.Notice), key);
        var later = new DateTimeOffset(2027, 2, 8, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal(VerdictCode.RevocationUnknown, EnvelopedSignature.Verify(signed, Published.Trust, later, RevocationMode.Crl).Code);
    }

    [Fact]
    public void A_wrong_password_is_said_to_be_wrong() =>
        Assert.Equal(
            KeyFileProblem.WrongPassword,
            Assert.Throws<KeyFileException>(() => SigningKey.FromPkcs12(Published.Read("legal_valid_head.p12"), "qwerty12")).Problem);

    private static VerdictCode WithBitChanged(byte[] content, int index)
    {
        var changed = content.ToArray();
        changed[index] ^= 1;

        return EnvelopedSignature.Verify(changed, Published.Trust, Then).Code;
    }
}
