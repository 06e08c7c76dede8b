using System.Diagnostics;
using System.Net;

namespace Attestation.Integration.Tests.Servers;

/// <summary>A gateway as it runs in production: a process of its own, told everything by environment variables.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private static readonly HttpClient Http = new();

    private readonly Process _process;
    // ATTESTATION_LOGS names a folder where logs are kept, to be read when a test has failed.
    private static readonly string? Logs = Environment.GetEnvironmentVariable("ATTESTATION_LOGS");

    private readonly StringWriter _log = new();
    private int _disposed;

    private GatewayProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    public static async Task<GatewayProcess> StartAsync(IReadOnlyDictionary<string, string> environment)
    {
        var gateway = Launch(environment);
        await gateway.ReadyAsync();

        return gateway;
    }

    /// <summary>Starts one without waiting until it is ready.</summary>
    public static GatewayProcess Launch(IReadOnlyDictionary<string, string> environment)
    {
        var address = new Uri($"http://127.0.0.1:{Shell.FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Attestation.Gateway.dll")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var gateway = new GatewayProcess(Process.Start(start)!, address);
        gateway._process.OutputDataReceived += (_, line) => gateway.Keep(line.Data);
        gateway._process.ErrorDataReceived += (_, line) => gateway.Keep(line.Data);
        gateway._process.BeginOutputReadLine();
        gateway._process.BeginErrorReadLine();

        return gateway;
    }

    public async Task ReadyAsync()
    {
        try
        {
            await Eventually.IsTrueAsync(async () => _process.HasExited || await IsReadyAsync());
        }
        catch (TimeoutException late)
        {
            throw new InvalidOperationException($"The gateway did not become ready: {Log}", late);
        }

        if (_process.HasExited)
        {
            throw new InvalidOperationException($"The gateway ended: {Log}");
        }
    }

    /// <summary>Waits until it has ended.</summary>
    /// <returns>Its exit code; 137 after SIGKILL.</returns>
    public async Task<int> EndedAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);

        return _process.ExitCode;
    }

    public async Task<bool> IsReadyAsync() => await StatusAsync("/health/ready") is HttpStatusCode.OK;

    public async Task<HttpStatusCode?> StatusAsync(string path)
    {
        try
        {
            using var response = await Http.GetAsync(new Uri(Address, path));
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public async Task<string> GetAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri(Address, path));

        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>As a power cut: no goodbye.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>As whoever looks after the machine does it: it is asked to end.</summary>
    public Task TerminateAsync() => Shell.RunAsync("kill", "-TERM", _process.Id.ToString());

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) is 1)
        {
            return;
        }

        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
        await _log.DisposeAsync();
    }

    private void Keep(string? line)
    {
        lock (_log)
        {
            _log.WriteLine(line);
            if (Logs is not null)
            {
                File.AppendAllText(Path.Combine(Logs, $"gateway-{Address.Port}.log"), line + '\n');
            }
        }
    }
}
