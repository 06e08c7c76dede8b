using System.Diagnostics;
using System.Text.RegularExpressions;
using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Signatures.Testing;
using Attestation.Stubs.EgovShlyuz;
using Attestation.Stubs.TestKit;

namespace Attestation.EgovShlyuz.Tests;

/// <summary>The double as a process of its own, which is told whom else to believe.</summary>
public sealed partial class TrustDirectoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("trust-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("PEM")]
    [InlineData("DER")]
    public async Task An_authority_in_the_directory_is_believed_besides_the_doubles_own_and_no_other_is(string form)
    {
        using var elsewhere = new TestAuthority();
        using var known = elsewhere.IssueOrganisation(Bin.Make(2019, 1, 1), "Келісуші");
        using var stranger = Keys.Authority.IssueOrganisation(Bin.Make(2019, 1, 2), "Бөтен");
        var keys = Path.Combine(_folder, "keys");
        using var process = Start("--Keys:Directory", keys, "--Trust:Directory", Written(elsewhere, form));
        try
        {
            var address = await AddressAsync(process);
            using var own = SigningKey.FromPkcs12(await File.ReadAllBytesAsync(Path.Combine(keys, "client.p12"), TestContext.Current.CancellationToken), "sandbox");

            Assert.IsType<ShepReply.Answered>(await AskAsync(address, known));
            Assert.IsType<ShepReply.Answered>(await AskAsync(address, own));
            Assert.Equal(FaultCodes.TransportSignatureWrong, Assert.IsType<ShepReply.Refused>(await AskAsync(address, stranger)).Fault.ErrorCode);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>As a team that has no authority at hand would do it: one certificate, made by itself or by whoever, and nothing else.</summary>
    [Theory]
    [InlineData("a leaf without its issuer")]
    [InlineData("self-signed by openssl")]
    [InlineData("issued by an authority of openssl")]
    public async Task A_certificate_in_the_directory_is_believed_by_itself(string how)
    {
        var directory = Directory.CreateDirectory(Path.Combine(_folder, "dir")).FullName;
        using var elsewhere = new TestAuthority();
        using var key = how switch
        {
            "a leaf without its issuer" => Leaf(elsewhere, directory),
            "self-signed by openssl" => OpenSsl("req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out dir/client.pem -days 30 -subj /CN=client", "dir/client.pem"),
            _ => OpenSsl(
                """
                req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out dir/ca.crt -days 30 -subj /CN=authority
                req -newkey rsa:2048 -nodes -keyout key.pem -out client.csr -subj /CN=client
                x509 -req -in client.csr -CA dir/ca.crt -CAkey ca.key -CAcreateserial -out client.pem -days 30
                """,
                "client.pem"),
        };
        using var stranger = elsewhere.IssueOrganisation(Bin.Make(2019, 1, 2), "Бөтен");
        using var process = Start("--Keys:Directory", Path.Combine(_folder, "keys"), "--Trust:Directory", directory);
        try
        {
            var address = await AddressAsync(process);

            Assert.IsType<ShepReply.Answered>(await AskAsync(address, key));
            Assert.Equal(FaultCodes.TransportSignatureWrong, Assert.IsType<ShepReply.Refused>(await AskAsync(address, stranger)).Fault.ErrorCode);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static SigningKey Leaf(TestAuthority authority, string directory)
    {
        var key = authority.IssueOrganisation(Bin.Make(2019, 1, 1), "Келісуші");
        File.WriteAllBytes(Path.Combine(directory, "partner.cer"), key.Certificate.RawData);

        return key;
    }

    private SigningKey OpenSsl(string commands, string certificate)
    {
        foreach (var command in commands.Split('\n'))
        {
            using var process = Process.Start(new ProcessStartInfo("openssl", command) { WorkingDirectory = _folder, RedirectStandardError = true, UseShellExecute = false })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
        }

        return new SigningKey(System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPemFile(
            Path.Combine(_folder, certificate), Path.Combine(_folder, "key.pem")));
    }

    private string Written(TestAuthority authority, string form)
    {
        var exported = Path.Combine(_folder, "exported");
        var trust = Directory.CreateDirectory(Path.Combine(_folder, "dir")).FullName;
        authority.ExportTo(exported);
        foreach (var file in Directory.EnumerateFiles(exported).Where(file => Path.GetExtension(file) is not ".crl"))
        {
            using var certificate = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificateFromFile(file);
            var name = Path.Combine(trust, Path.GetFileNameWithoutExtension(file));
            if (form is "PEM")
            {
                File.WriteAllText($"{name}.pem", certificate.ExportCertificatePem());
            }
            else
            {
                File.WriteAllBytes($"{name}.cer", certificate.RawData);
            }
        }

        return trust;
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(
        "dotnet", [typeof(EgovShlyuzApp).Assembly.Location, "--EgovShlyuz:Url", "http://127.0.0.1:0", .. arguments])
    { RedirectStandardOutput = true, UseShellExecute = false })!;

    private static async Task<Uri> AddressAsync(Process process)
    {
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

        return new Uri(Address().Match(line ?? "").Value);
    }

    private static async Task<ShepReply> AskAsync(Uri address, SigningKey key)
    {
        var request = new SyncRequest
        {
            MessageId = Guid.NewGuid().ToString(),
            ServiceId = ServiceIds.EpvoDigitalDocs,
            MessageDate = TimeProvider.System.GetUtcNow(),
            Sender = new Sender("client"),
            Data = Payloads.Epvo("000229599007"),
        };
        using var http = new HttpClient();
        using var content = new ByteArrayContent(TransportSignature.Sign(request.Write(), key));
        using var response = await http.PostAsync(new Uri(address, ShepPaths.Sync), content, TestContext.Current.CancellationToken);

        return ShepReply.Read(ShepEnvelope.BodyOf(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
    }

    [GeneratedRegex(@"http://[\d.:]+\d", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
