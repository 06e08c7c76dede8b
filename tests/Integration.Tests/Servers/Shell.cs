using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Attestation.Integration.Tests.Servers;

/// <summary>Runs the scripts that start and stop the servers.</summary>
internal static class Shell
{
    private static readonly ConcurrentDictionary<int, int> Given = new();

    public static string Repository { get; } = FindRepository();

    public static async Task<string> RunAsync(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = Repository };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command} cannot be started.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        return process.ExitCode is 0 ? await output : throw new InvalidOperationException($"{command} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
    }

    public static Task<string> ScriptAsync(string script, params string[] arguments) => RunAsync(Path.Combine(Repository, "tests", "servers", script), arguments);

    /// <summary>
    /// A port that nobody listens on, or the first of several in a row. Below those that a client's connections are given by the system: one of
    /// them could take the port before its server has started.
    /// </summary>
    public static int FreePort(int inARow = 1)
    {
        while (true)
        {
            var port = Random.Shared.Next(10_000, 32_000 - inARow);
            if (Enumerable.Range(port, inARow).All(IsFree))
            {
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        if (!Given.TryAdd(port, port))
        {
            return false;
        }

        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();

            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Attestation.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
