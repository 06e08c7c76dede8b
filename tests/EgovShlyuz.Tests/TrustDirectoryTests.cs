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
