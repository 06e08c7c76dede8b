using System.Collections.Concurrent;
using System.Diagnostics;

namespace Attestation.Sandbox.Tests.Demo;

/// <summary>xmlsec1: an implementation that is not ours says whether a notice is validly signed.</summary>
internal static class XmlSec
{
    public static async Task<IReadOnlyList<string>> RefusedAsync(IEnumerable<string> notices, string trustFolder)
    {
        var refused = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(notices, async (notice, cancellationToken) =>
        {
            using var process = Start(notice, trustFolder);
            var said = await process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0 || !said.Contains("OK", StringComparison.Ordinal))
            {
                refused.Add(notice);
            }
        });

        return [.. refused];
    }

    private static Process Start(string notice, string trustFolder)
    {
        var start = new ProcessStartInfo("xmlsec1") { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { "--verify", "--trusted-der", Path.Combine(trustFolder, "root.cer"), "--untrusted-der", Path.Combine(trustFolder, "issuer.cer"), notice })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start) ?? throw new InvalidOperationException("xmlsec1 cannot be started. Install it: apt-get install xmlsec1.");
    }
}
