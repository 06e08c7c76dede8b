using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Attestation.Signatures;
using Attestation.Signatures.Bench;
using Attestation.Signatures.Testing;

const string Bin = "061240001234";
var at = new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(5));
using var rsaAuthority = new TestAuthority("BENCH");
using var gostAuthority = new TestAuthority("BENCH", SignatureAlgorithm.Gost2015);
using var rsaKey = rsaAuthority.IssueOrganisation(Bin, "№1 мектеп");
using var gostKey = gostAuthority.IssueOrganisation(Bin, "№1 мектеп");
using var rsa = rsaKey.Certificate.GetRSAPrivateKey()!;
using var publicRsa = rsaKey.Certificate.GetRSAPublicKey()!;
var hash = SHA256.HashData("notice"u8);
var rsaValue = rsa.SignHash(hash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
var folder = Directory.CreateTempSubdirectory("bench-");

Console.WriteLine($"{"per second of processor time",-44}{"sign",12}{"verify",12}");
var rawSign = Rate(() => rsa.SignHash(hash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
var rawVerify = Rate(() => publicRsa.VerifyHash(hash, rsaValue, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
Print("RSA.SignHash, RSA.VerifyHash", rawSign, rawVerify);
var bouncyCastle = Others.BouncyCastle(gostKey.Certificate);
var message = "notice"u8.ToArray();
var messageValue = gostKey.Sign(message);
Print("ECGost3410Signer (Bouncy Castle), 6 bytes", null, Rate(() => bouncyCastle(message, messageValue)));

foreach (var size in (int[])[2 * 1024, 26 * 1024])
{
    var notice = Notices.OfSize(size);
    var bySha = EnvelopedSignature.Sign(notice, rsaKey);
    var byStreebog = EnvelopedSignature.Sign(notice, gostKey);
    var kilobytes = $"{size / 1024} KB";

    var sign = Rate(() => EnvelopedSignature.Sign(notice, rsaKey));
    var verify = Rate(() => Require(EnvelopedSignature.Verify(bySha, rsaAuthority.Trust, at).IsValid));
    Print($"RSA-2048, {kilobytes}", sign, verify);
    var frameworkSign = Rate(() => Others.SignBySignedXml(notice, rsaKey.Certificate, rsa));
    var frameworkVerify = Rate(() => Others.VerifyBySignedXml(bySha, rsaKey.Certificate));
    Print($"  SignedXml, {kilobytes}", frameworkSign, frameworkVerify);
    Print($"  xmlsec1, {kilobytes} (by the wall clock)", null, Xmlsec1(bySha));
    Console.WriteLine($"  verification is {verify / frameworkVerify:0.00} of SignedXml's, signing {sign / rawSign:0.00} of raw RSA's and {sign / frameworkSign:0.00} of SignedXml's");

    var gostSign = Rate(() => EnvelopedSignature.Sign(notice, gostKey));
    var gostVerify = Rate(() => Require(EnvelopedSignature.Verify(byStreebog, gostAuthority.Trust, at).IsValid));
    Print($"GOST-512, {kilobytes}", gostSign, gostVerify);
    var content = EnvelopedSignature.CanonicalContent(notice);
    var contentValue = gostKey.Sign(content);
    var bouncyVerify = Rate(() => Require(bouncyCastle(content, contentValue)));
    Print($"  ECGost3410Signer with its digest, {kilobytes}", null, bouncyVerify);
    Console.WriteLine($"  verification is {gostVerify / bouncyVerify:0.00} of Bouncy Castle's, parsing and canonicalisation included on our side only");
}

folder.Delete(recursive: true);

return 0;

static double Rate(Action operation) => CpuTime.RateOf(operation);

static void Require(bool holds)
{
    if (!holds)
    {
        throw new InvalidOperationException("What is measured does not verify.");
    }
}

static void Print(string what, double? sign, double? verify) => Console.WriteLine($"{what,-44}{sign,12:0}{verify,12:0}");

double? Xmlsec1(byte[] signed)
{
    string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, bytes);

        return path;
    }

    byte[] Pem(X509Certificate2 certificate) => System.Text.Encoding.ASCII.GetBytes(certificate.ExportCertificatePem());

    return Others.Xmlsec1(Write("signed.xml", signed), Write("root.pem", Pem(rsaAuthority.Root)), Write("issuer.pem", Pem(rsaAuthority.Issuer)));
}
