using System.ComponentModel;
using System.Diagnostics;
using Attestation.Shep;
using Attestation.Signatures;

namespace Attestation.EgovShlyuz.Tests;

/// <summary>Messages taken from the wire, judged by an implementation that is not ours.</summary>
public sealed class Xmlsec1Tests : IDisposable
{
    private const string BodyId = "http://schemas.xmlsoap.org/soap/envelope/:Body";

    private readonly string _folder = Directory.CreateTempSubdirectory("shlyuz-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(ServiceIds.Kdp)]
    [InlineData(ServiceIds.EpvoDigitalDocs)]
    [InlineData("nothing")]
    public async Task Requests_answers_and_faults_on_the_wire_are_good_and_a_changed_byte_is_not(string service)
    {
        await using var bench = await Bench.StartAsync();
        await bench.AskAsync(service, service is ServiceIds.Kdp ? Payloads.Kdp("000229599007") : Payloads.Epvo("000229599007"));
        var call = Assert.Single(bench.Shlyuz.Journal.All());

        Assert.True(await AcceptsAsync(call.Request, Keys.Gateway));
        Assert.True(await AcceptsAsync(call.Answer, Keys.Shlyuz));
        Assert.False(await AcceptsAsync(Changed(call.Request, "gateway"), Keys.Gateway));
        Assert.False(await AcceptsAsync(Changed(call.Answer, service is "nothing" ? "SCE004" : "SCSS001"), Keys.Shlyuz));
        Assert.False(await AcceptsAsync(call.Answer, Keys.Gateway));
    }

    // The last letter of a word that stands in the body.
    private static byte[] Changed(ReadOnlyMemory<byte> message, string word)
    {
        var bytes = message.ToArray();
        var place = bytes.AsSpan().IndexOf(Bench.Bytes(word)) + word.Length - 1;
        bytes[place]++;
        return bytes;
    }

    private async Task<bool> AcceptsAsync(ReadOnlyMemory<byte> message, SigningKey signer)
    {
        var envelope = Path.Combine(_folder, $"{Guid.NewGuid():N}.xml");
        var certificate = Path.ChangeExtension(envelope, ".pem");
        await File.WriteAllBytesAsync(envelope, message, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(certificate, signer.Certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);

        var start = new ProcessStartInfo("xmlsec1", ["--verify", "--pubkey-cert-pem", certificate, "--id-attr:Id", BodyId, envelope])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            // Anything but a verdict is a broken test.
            Assert.Contains(process.ExitCode is 0 ? "OK" : "FAIL", await output + errors, StringComparison.Ordinal);
            return process.ExitCode is 0;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException("This test needs the program xmlsec1: install the Debian package xmlsec1.", missing);
        }
    }
}
