using Attestation.Signatures.Algorithms.Gost;

namespace Attestation.Signatures.Tests;

public class LegacyGostTests
{
    private static readonly LegacyGostAuthority Authority = new();

    private static Forgery Old => new()
    {
        Certificate = Authority.Leaf,
        SignatureMethod = "<ds:SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#gost34310-gost34311\"/>",
        DigestMethod = "<ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#gost34311\"/>",
        Digest = LegacyGostAuthority.Hash,
        Signer = Authority.Sign,
    };

    [Fact]
    public void An_old_document_verifies_and_a_changed_one_does_not()
    {
        var text = Old.Text;

        var verdict = Verify(text);

        Assert.Equal(VerdictCode.Valid, verdict.Code);
        Assert.Equal(SignatureAlgorithm.Gost2004, verdict.Signer?.Algorithm);
        Assert.Equal(VerdictCode.DigestMismatch, Verify(text.Replace("Refusal", "Acceptance", StringComparison.Ordinal)).Code);
    }

    [Fact]
    public void Another_value_is_refused() =>
        Assert.Equal(VerdictCode.SignatureMismatch, Verify((Old with { Signer = content => Authority.Sign([.. content, 0]) }).Text).Code);

    [Fact]
    public void A_value_of_another_length_is_refused() =>
        Assert.Equal(VerdictCode.SignatureMismatch, Verify((Old with { Signer = content => [.. Authority.Sign(content), 0] }).Text).Code);

    [Fact]
    public void Nothing_new_is_signed_with_it() =>
        Assert.Equal(KeyFileProblem.UnsupportedKey, Assert.Throws<KeyFileException>(() => new SigningKey(Authority.Leaf)).Problem);

    [Fact]
    public void The_hash_is_that_of_the_standard_with_its_test_parameters() =>
        Assert.Equal(
            "b1c466d37519b82e8319819ff32595e047a28cb6f83eff1c6916a815a637fffa",
            Convert.ToHexStringLower(new LegacyGostSuite().Digest("This is message, length=32 bytes"u8)));

    private static SignatureVerdict Verify(string text) => EnvelopedSignature.Verify(Given.Bytes(text), Trust.Of([Authority.Root]), Given.At);
}
