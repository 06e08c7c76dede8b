using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace Attestation.Sandbox.Tests.Flows;

/// <summary>What the gateway and the double of the ШЭП said to each other over the socket, judged by xmlsec1: two halves of our own code agreeing proves nothing.</summary>
public sealed partial class WireTests : IDisposable
{
    private const string BodyId = "http://schemas.xmlsoap.org/soap/envelope/:Body";

    private readonly string _folder = Directory.CreateTempSubdirectory("attestation-wire-").FullName;

    [Fact]
    public async Task Every_request_of_the_gateway_and_every_answer_passes_xmlsec1_and_a_changed_letter_does_not()
    {
        await using var test = await TestWorld.StartAsync();

        // Without a chain nothing is told to the cabinet: those calls come when they come.
        var story = await test.SubmitAsync(test.Application(change: message => message.Remove("portalChainId")));
        await story.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);
        var calls = test.World.EgovJournal.All();

        Assert.Equal(4, calls.Count);
        foreach (var call in calls)
        {
            Assert.True(await PassesAsync(call.Request.ToArray()), call.Operation);
            Assert.True(await PassesAsync(call.Answer.ToArray()), call.Operation);
            Assert.False(await PassesAsync(Changed(call.Request.ToArray(), "attestation_gateway")), call.Operation);
            Assert.False(await PassesAsync(Changed(call.Answer.ToArray(), "SCSS001")), call.Operation);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Changed(byte[] message, string word)
    {
        var place = message.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word));
        message[place + word.Length - 1]++;

        return message;
    }

    // xmlsec1 does not read the WS-Security key reference: it is given the certificate that the message carries.
    private async Task<bool> PassesAsync(byte[] message)
    {
        var envelope = Path.Combine(_folder, $"{Guid.NewGuid():N}.xml");
        var carried = Certificate().Match(Encoding.UTF8.GetString(message)).Groups["base64"].Value;
        using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(carried));
        await File.WriteAllBytesAsync(envelope, message, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(envelope + ".pem", certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
        using var process = Process.Start(new ProcessStartInfo("xmlsec1", ["--verify", "--pubkey-cert-pem", envelope + ".pem", "--id-attr:Id", BodyId, envelope])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken) + await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Contains(process.ExitCode is 0 ? "OK" : "FAIL", said, StringComparison.Ordinal);

        return process.ExitCode is 0;
    }

    [GeneratedRegex("KeyIdentifier[^>]*>(?<base64>[A-Za-z0-9+/=\\s]+)<", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Certificate();
}
