using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Tests.Storage;

namespace Attestation.Gateway.Tests.Hosting;

/// <summary>Against a real TLS server on loopback.</summary>
public class PinnedAuthorityTests
{
    private static readonly DateTimeOffset From = DateTimeOffset.Parse("2020-01-01T00:00:00Z");
    private static readonly DateTimeOffset Until = DateTimeOffset.Parse("2045-01-01T00:00:00Z");

    [Theory]
    [InlineData(true, "register.example", true)]
    [InlineData(true, "another.example", false)]
    [InlineData(false, "register.example", false)]
    public async Task Only_the_pinned_authority_and_only_the_right_name_are_believed(bool isPinned, string name, bool expected)
    {
        using var folder = new TemporaryFolder();
        using var authority = Root("CN=Authority");
        using var other = Root("CN=Authority");
        using var server = Issue(authority, "register.example");
        var file = folder.Write("ca.pem", (isPinned ? authority : other).ExportCertificatePem());

        Assert.Equal(expected, await ConnectAsync(server, name, PinnedAuthority.Of(file)));
    }

    [Fact]
    public void A_file_that_cannot_be_used_is_told()
    {
        using var folder = new TemporaryFolder();
        using var authority = Root("CN=Authority");

        Assert.Null(PinnedAuthority.Mistake("X", null));
        Assert.Null(PinnedAuthority.Mistake("X", folder.Write("good.pem", authority.ExportCertificatePem())));
        Assert.Contains("holds no certificate", PinnedAuthority.Mistake("X", folder.Write("empty.pem", "")), StringComparison.Ordinal);
        Assert.Contains("cannot be read", PinnedAuthority.Mistake("X", folder.PathOf("missing.pem")), StringComparison.Ordinal);
        Assert.False(new PemFileAttribute().IsValid(folder.PathOf("missing.pem")));
    }

    private static async Task<bool> ConnectAsync(X509Certificate2 certificate, string name, RemoteCertificateValidationCallback believes)
    {
        var cancelled = TestContext.Current.CancellationToken;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        var accepting = listener.AcceptTcpClientAsync(cancelled);
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint, cancelled);
        using var accepted = await accepting;
        await using var server = new SslStream(accepted.GetStream());
        await using var stream = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, believes);
        var serving = server.AuthenticateAsServerAsync(certificate);
        try
        {
            await stream.AuthenticateAsClientAsync(name);
            await serving;

            return true;
        }
        catch (AuthenticationException)
        {
            // The server may have thought that all was well: in TLS 1.3 it is done first.
            client.Close();
            await Record.ExceptionAsync(() => serving);

            return false;
        }
    }

    private static X509Certificate2 Root(string name)
    {
        var request = new CertificateRequest(name, ECDsa.Create(ECCurve.NamedCurves.nistP256), HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));

        return request.CreateSelfSigned(From, Until);
    }

    private static X509Certificate2 Issue(X509Certificate2 authority, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var plain = request.Create(authority, From, Until, [1, 2, 3]);

        return X509CertificateLoader.LoadPkcs12(plain.CopyWithPrivateKey(key).Export(X509ContentType.Pkcs12), null);
    }
}
