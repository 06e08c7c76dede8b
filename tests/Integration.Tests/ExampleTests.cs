using System.Diagnostics;
using System.Text;
using Attestation.Integration.Tests.Servers;
using Attestation.Signatures;
using Attestation.Signatures.Testing;

namespace Attestation.Integration.Tests;

/// <summary>The examples of docs/portal.md and docs/signing-step.md, in another language than ours, against a running gateway.</summary>
public sealed class ExampleTests(Broker broker, Database database)
{
    [Fact]
    public async Task A_portal_and_a_signing_step_in_Node_get_a_notice_that_verifies()
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        await using var gateway = await stand.StartGatewayAsync();
        var folder = await InstallAsync();
        var amqp = $"amqp://guest:guest@127.0.0.1:{broker.Port}/{stand.Broker.VirtualHost}";
        using var key = stand.Authority.IssuePerson(Stubs.TestKit.Iin.Make(new DateOnly(1977, 7, 7), male: true, 7), "СЫНАҚ БАСШЫ", Given.School, "мектеп", PersonRole.Head);
        await File.WriteAllBytesAsync(Path.Combine(folder, "key.p12"), key.ToPkcs12("school"), TestContext.Current.CancellationToken);
        var message = Given.Application(stand);
        await File.WriteAllBytesAsync(Path.Combine(folder, "application.json"), message.Bytes(), TestContext.Current.CancellationToken);

        using var portal = Start(folder, "portal.mjs", "application.json", "--amqp", amqp, "--out", "notice.xml", "--timeout", "120");
        await Eventually.IsTrueAsync(async () => (await stand.DescribeAsync()).Contains("AwaitingSignature", StringComparison.Ordinal));
        using var clerk = Start(folder, "signing-step.mjs", "--key", "key.p12", "--amqp", amqp, "--once", "--timeout", "120");
        await Task.WhenAll(portal.WaitForExitAsync(TestContext.Current.CancellationToken), clerk.WaitForExitAsync(TestContext.Current.CancellationToken));

        Assert.Equal((0, 0), (portal.ExitCode, clerk.ExitCode));
        var notice = await File.ReadAllBytesAsync(Path.Combine(folder, "notice.xml"), TestContext.Current.CancellationToken);
        var verdict = EnvelopedSignature.Verify(notice, stand.Authority.Trust, Stand.Morning);
        Assert.True(verdict.IsValid, verdict.Explanation);
        Assert.Contains(message.Id(), Encoding.UTF8.GetString(notice), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> InstallAsync()
    {
        var folder = Directory.CreateTempSubdirectory("attestation-node-").FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(Shell.Repository, "examples", "node")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        await Shell.RunAsync("npm", "ci", "--prefix", folder, "--no-audit", "--no-fund", "--silent");

        return folder;
    }

    private static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", arguments) { UseShellExecute = false, WorkingDirectory = folder };
        start.Environment["SIGNING_KEY_PASSWORD"] = "school";

        return Process.Start(start) ?? throw new InvalidOperationException("This test needs Node.js: install the Debian packages nodejs and npm.");
    }
}
