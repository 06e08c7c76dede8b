using System.ComponentModel;
using System.Diagnostics;

namespace Attestation.Signatures.Tests;

/// <summary>An implementation that is not ours: the program of the XML Security Library.</summary>
internal static class Xmlsec1
{
    /// <summary>Runs it; true when it says yes.</summary>
    public static async Task<(bool Succeeded, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("xmlsec1", arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            return (process.ExitCode == 0, await output + errors);
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException("These tests need the program xmlsec1: install the Debian package xmlsec1.", missing);
        }
    }
}
