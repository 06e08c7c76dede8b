using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Attestation.EgovShlyuz.Tests;

[assembly: AssemblyFixture(typeof(ForeignClient))]

namespace Attestation.EgovShlyuz.Tests;

/// <summary>The SOAP client of another toolkit, which makes itself from the double's WSDL: npm's "soap", signing by npm's "xml-crypto".</summary>
public sealed class ForeignClient : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("soap-client-").FullName;
    private readonly Lazy<Task> _installed;

    public ForeignClient() => _installed = new Lazy<Task>(InstallAsync);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Makes calls one after the other; every answer's signature is checked by the client.</summary>
    /// <returns>What each call gave: an object with <c>answer</c> or with <c>fault</c>.</returns>
    internal async Task<JsonArray> CallAsync(Bench bench, string path, string way, params (string Operation, JsonNode Message)[] calls)
    {
        await _installed.Value;
        var order = new JsonObject
        {
            ["address"] = new Uri(bench.Shlyuz.BaseAddress, path).ToString(),
            ["way"] = way,
            ["key"] = await SaveAsync("gateway.key", Keys.Gateway.Certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem()),
            ["certificate"] = await SaveAsync("gateway.pem", Keys.Gateway.Certificate.ExportCertificatePem()),
            ["answersCertificate"] = await SaveAsync("shlyuz.pem", Keys.Shlyuz.Certificate.ExportCertificatePem()),
            ["calls"] = new JsonArray([.. calls.Select(call => (JsonNode)new JsonArray(call.Operation, call.Message))]),
        };
        var output = await RunAsync("node", ["client.js"], order.ToJsonString());

        return JsonNode.Parse(output)!["answers"]!.AsArray();
    }

    private async Task InstallAsync()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "soap-client")))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }

        await RunAsync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], "");
    }

    // Several tests may write the same file at once: each writes its own and puts it in place.
    private async Task<string> SaveAsync(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        var draft = $"{path}.{Guid.NewGuid():N}";
        await File.WriteAllTextAsync(draft, content, TestContext.Current.CancellationToken);
        File.Move(draft, path, overwrite: true);
        return path;
    }

    private async Task<string> RunAsync(string program, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode is 0, $"{program} {string.Join(' ', arguments)} failed: {await errors}");
        return await output;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException(
                $"This test needs the program {start.FileName}, Node.js 20 or later: install the Debian packages nodejs and npm.", missing);
        }
    }
}
