using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;
using Org.BouncyCastle.Asn1.CryptoPro;
using Org.BouncyCastle.Asn1.Rosstandart;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;

// The framework's verifier is measured here, not relied upon.
#pragma warning disable RS0030

namespace Attestation.Signatures.Bench;

/// <summary>What we are compared with.</summary>
internal static class Others
{
    public static void VerifyBySignedXml(byte[] signed, X509Certificate2 certificate)
    {
        var document = Parse(signed);
        var verifier = new SignedXml(document);
        verifier.LoadXml((XmlElement)document.GetElementsByTagName("ds:Signature")[0]!);
        if (!verifier.CheckSignature(certificate, verifySignatureOnly: true))
        {
            throw new InvalidOperationException("The framework refuses the notice.");
        }
    }

    public static void SignBySignedXml(byte[] xml, X509Certificate2 certificate, RSA key)
    {
        var document = Parse(xml);
        var signer = new SignedXml(document) { SigningKey = key };
        signer.SignedInfo!.CanonicalizationMethod = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
        signer.SignedInfo.SignatureMethod = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
        var reference = new Reference(string.Empty) { DigestMethod = "http://www.w3.org/2001/04/xmlenc#sha256" };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigC14NWithCommentsTransform());
        signer.AddReference(reference);
        signer.KeyInfo = new KeyInfo();
        signer.KeyInfo.AddClause(new KeyInfoX509Data(certificate));
        signer.ComputeSignature();
        document.DocumentElement!.AppendChild(document.ImportNode(signer.GetXml(), deep: true));
        _ = document.OuterXml.Length;
    }

    /// <summary>Bouncy Castle's verification of one message, digest included.</summary>
    public static Func<byte[], byte[], bool> BouncyCastle(X509Certificate2 certificate)
    {
        var named = ECGost3410NamedCurves.GetByOidX9(RosstandartObjectIdentifiers.id_tc26_gost_3410_12_512_paramSetA);
        var curve = new ECDomainParameters(named.Curve, named.G, named.N, named.H);
        var encoded = certificate.GetPublicKey()[^128..];
        var key = new ECPublicKeyParameters("ECGOST3410", curve.Curve.ValidatePoint(Number(encoded[..64]), Number(encoded[64..])), curve);

        return (content, signature) =>
        {
            var digest = new Gost3411_2012_512Digest();
            digest.BlockUpdate(content, 0, content.Length);
            var hash = new byte[64];
            digest.DoFinal(hash, 0);
            var verifier = new ECGost3410Signer();
            verifier.Init(forSigning: false, key);

            return verifier.VerifySignature(hash, Number(signature[..64]), Number(signature[64..]));
        };
    }

    /// <summary>Verifications per second by xmlsec1, its start not counted; null where it is not installed. By the clock on the wall.</summary>
    public static double? Xmlsec1(string notice, string rootPem, string issuerPem)
    {
        const int Many = 400;
        try
        {
            double Seconds(int repeat)
            {
                var start = new ProcessStartInfo("xmlsec1", ["--verify", "--repeat", $"{repeat}", "--trusted-pem", rootPem, "--untrusted-pem", issuerPem, notice])
                {
                    RedirectStandardError = true,
                    RedirectStandardOutput = true,
                    UseShellExecute = false,
                };
                var begun = Stopwatch.GetTimestamp();
                using var process = Process.Start(start)!;
                process.StandardError.ReadToEnd();
                process.WaitForExit();

                return Stopwatch.GetElapsedTime(begun).TotalSeconds;
            }

            return (Many - 1) / (Seconds(Many) - Seconds(1));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static BigInteger Number(byte[] littleEndian) => new(1, [.. littleEndian.AsEnumerable().Reverse()]);

    private static XmlDocument Parse(byte[] xml)
    {
        var document = new XmlDocument { PreserveWhitespace = true };
        using var reader = XmlReader.Create(new MemoryStream(xml));
        document.Load(reader);

        return document;
    }
}
