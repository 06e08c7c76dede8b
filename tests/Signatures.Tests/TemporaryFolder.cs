using System.Security.Cryptography.X509Certificates;
using Attestation.Signatures.Testing;

namespace Attestation.Signatures.Tests;

/// <summary>A folder that goes away with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("signatures-").FullName;

    public string Write(string name, byte[] content)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path, content);

        return path;
    }

    public string WritePem(string name, X509Certificate2 certificate) => Write(name, Given.Bytes(certificate.ExportCertificatePem()));

    public string[] TrustArguments(TestAuthority authority) =>
        ["--trusted-pem", WritePem("root.pem", authority.Root), "--untrusted-pem", WritePem("issuer.pem", authority.Issuer)];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
