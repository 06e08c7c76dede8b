using System.ComponentModel;
using System.Diagnostics;

namespace Attestation.Signatures.Tests;

/// <summary>A program that is not ours.</summary>
internal static class Tool
{
    /// <summary>Runs it and waits; a program that is missing fails the test with the name of its Debian package.</summary>
    public static (bool Succeeded, string Output) Run(string program, string package, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();

            return (process.ExitCode == 0, output + errors.GetAwaiter().GetResult());
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"This test needs the program {program}: install the Debian package {package}.", missing);
        }
    }

    public static string RequireFile(string path, string package) =>
        File.Exists(path) ? path : throw new InvalidOperationException($"This test needs {path}: install the Debian package {package}.");
}
