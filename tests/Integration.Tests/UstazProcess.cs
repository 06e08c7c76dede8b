using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Attestation.Integration.Tests.Foreign;
using Attestation.Integration.Tests.Servers;
using Attestation.Stubs.UstazPlatform;

namespace Attestation.Integration.Tests;

/// <summary>The double of Ұстаз as a team would run it beside a gateway: a process of its own, with its own AMQP client.</summary>
internal sealed class UstazProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringWriter _said = new();

    private UstazProcess(Process process, Uri address)
    {
        _process = process;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", UstazPlatformDoubleOptions.DefaultToken);
    }

    public HttpClient Http { get; }

    public Uri Address => Http.BaseAddress!;

    public static async Task<UstazProcess> StartAsync(BrokerAddress broker)
    {
        var address = new Uri($"http://127.0.0.1:{Shell.FreePort()}");
        var start = new ProcessStartInfo("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "Attestation.Stubs.UstazPlatform.dll"), "--address", address.ToString(), "--Clock:PretendItIs", Stand.Morning.ToString("O"),
            "--Bus:Host", "127.0.0.1", "--Bus:Port", broker.Port.ToString(), "--Bus:VirtualHost", broker.VirtualHost, "--Bus:Username", "guest", "--Bus:Password", "guest",
        ])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        var ustaz = new UstazProcess(Process.Start(start)!, address);
        ustaz._process.OutputDataReceived += (_, line) => ustaz.Keep(line.Data);
        ustaz._process.ErrorDataReceived += (_, line) => ustaz.Keep(line.Data);
        ustaz._process.BeginOutputReadLine();
        ustaz._process.BeginErrorReadLine();
        await Eventually.IsTrueAsync(ustaz.AnswersAsync);

        return ustaz;
    }

    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await Http.GetStringAsync(path, TestContext.Current.CancellationToken))!;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        await _said.DisposeAsync();
    }

    private async Task<bool> AnswersAsync()
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException($"The double ended: {_said}");
        }

        try
        {
            using var answer = await Http.GetAsync("/__admin/health", TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        lock (_said)
        {
            _said.WriteLine(line);
        }
    }
}
