using System.Security.Cryptography.X509Certificates;

namespace Attestation.Signatures.Tests;

/// <summary>
/// Test material that the national certification authority published: its test root and issuer, a revocation list, key files, documents signed by
/// others' tools. It is not part of the repository; where it is at hand, the environment says so.
/// </summary>
internal static class Published
{
    public const string Password = "Qwerty12";

    /// <summary>The key files are valid, and the revocation list covers this time.</summary>
    public static DateTimeOffset At { get; } = new(2026, 9, 1, 12, 0, 0, TimeSpan.FromHours(5));

    public static Trust Trust => Trust.Of([Root, Issuer], [Read("nca_gost2022_test.crl")]);

    public static X509Certificate2 Root => X509CertificateLoader.LoadCertificate(Read("root_test_gost_2022.cer"));

    public static X509Certificate2 Issuer => X509CertificateLoader.LoadCertificate(Read("nca_gost2022_test.cer"));

    public static SigningKey Key(string file) => SigningKey.FromPkcs12(Read(file), Password);

    public static byte[] Read(string file)
    {
        var reference = Environment.GetEnvironmentVariable("ATTESTATION_REFERENCE");
        Assert.SkipWhen(string.IsNullOrEmpty(reference), "ATTESTATION_REFERENCE is not set: the published test material is not at hand.");

        return File.ReadAllBytes(Path.Combine(reference!, "vectors", file));
    }
}
