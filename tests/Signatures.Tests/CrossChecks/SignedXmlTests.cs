using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;

// The framework's verifier accepts too much to be used, but what is signed well it must accept: a second opinion.
#pragma warning disable RS0030

namespace Attestation.Signatures.Tests;

public class SignedXmlTests
{
    // Without a carriage return as a character reference: the framework loses it.
    private static string Notice => Given.Notice.Replace("&#13;", string.Empty, StringComparison.Ordinal);

    [Fact]
    public void The_framework_accepts_our_notice_and_refuses_a_changed_one()
    {
        var signed = Given.Text(Given.Signed(Notice));

        Assert.True(IsAcceptedByFramework(signed));
        Assert.False(IsAcceptedByFramework(signed.Replace("Қызы", "Қызі", StringComparison.Ordinal)));
    }

    [Fact]
    public void We_accept_what_the_framework_signs()
    {
        var document = Parse(Notice);
        using var key = Given.Head.Certificate.GetRSAPrivateKey();
        var signer = new SignedXml(document) { SigningKey = key };
        signer.SignedInfo!.CanonicalizationMethod = Forgery.Inclusive;
        signer.SignedInfo.SignatureMethod = Forgery.RsaSha256;
        var reference = new Reference(string.Empty) { DigestMethod = Forgery.Sha256 };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigC14NWithCommentsTransform());
        signer.AddReference(reference);
        signer.KeyInfo = new KeyInfo();
        signer.KeyInfo.AddClause(new KeyInfoX509Data(Given.Head.Certificate));
        signer.ComputeSignature();
        document.DocumentElement!.AppendChild(document.ImportNode(signer.GetXml(), deep: true));

        Assert.Equal(VerdictCode.Valid, EnvelopedSignature.Verify(Given.Bytes(document.OuterXml), Given.Trust, Given.At).Code);
    }

    private static bool IsAcceptedByFramework(string text)
    {
        var document = Parse(text);
        var verifier = new SignedXml(document);
        verifier.LoadXml((XmlElement)document.GetElementsByTagName("ds:Signature")[0]!);

        return verifier.CheckSignature(Given.Head.Certificate, verifySignatureOnly: true);
    }

    private static XmlDocument Parse(string text)
    {
        var document = new XmlDocument { PreserveWhitespace = true };
        using var reader = XmlReader.Create(new StringReader(text));
        document.Load(reader);

        return document;
    }
}
