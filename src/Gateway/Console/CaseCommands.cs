using System.Data.Common;
using System.Security.Cryptography;
using Attestation.Contracts.Samples;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Receiving;
using Attestation.Gateway.Storage;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Console;

/// <summary>The commands about single cases: <c>replay</c>, <c>export</c>, <c>resume</c>.</summary>
internal sealed class CaseCommands(TextWriter output, Func<string[], WebApplication> build)
{
    public const int WrongSettings = 78;

    public static bool Knows(string? command) => command is "replay" or "export" or "resume";

    public async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        string[] said = [.. args.TakeWhile(argument => !argument.StartsWith("--", StringComparison.Ordinal))];
        string[] settings = [.. args.Skip(said.Length).Where(argument => argument.Contains(':', StringComparison.Ordinal))];

        return said switch
        {
            ["replay", var path] when File.Exists(path) || Directory.Exists(path) => await new ReplayCommand(output).FilesAsync(path),
            ["replay", var text] when Guid.TryParse(text, out var id) =>
                await WithAsync(settings, services => new ReplayCommand(output).CaseAsync(Cases(services), Years(services), id, cancellationToken)),
            ["export", var text, var path] when Guid.TryParse(text, out var id) =>
                await WithAsync(settings, services => new ReplayCommand(output).ExportAsync(Cases(services), Years(services), id, path, cancellationToken)),
            ["resume", var text, var reason] when Guid.TryParse(text, out var id) && !string.IsNullOrWhiteSpace(reason) =>
                await WithAsync(settings, services => ResumeAsync(services, id, reason, cancellationToken)),
            ["replay", var text] => await WrongAsync($"'{text}' is neither a file, nor a folder, nor the id of a case."),
            _ => await WrongAsync("Usage: replay <id, file or folder> | export <id> <file> | resume <id> <reason>"),
        };
    }

    private static CaseStore Cases(IServiceProvider services) => services.GetRequiredService<CaseStore>();

    private static SchoolYearsFile Years(IServiceProvider services) => services.GetRequiredService<SchoolYearsFile>();

    private async Task<int> ResumeAsync(IServiceProvider services, Guid id, string reason, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<IDatabase>().PrepareAsync(cancellationToken);
        var (code, answer) = await services.GetRequiredService<ResumeDesk>().ResumeAsync(id, Environment.UserName, reason, cancellationToken) switch
        {
            Resumption.Resumed resumed => (ReplayCommand.Same, $"{resumed.Number} goes on: {resumed.State}."),
            Resumption.NotParked other => (ReplayCommand.Different, $"The case is not parked: it is {other.State}. Nothing was changed."),
            Resumption.StillBlocked blocked => (ReplayCommand.Different, $"It cannot go on yet: {blocked.Why}"),
            _ => (ReplayCommand.WrongArguments, $"There is no case {id:D}."),
        };
        await output.WriteLineAsync(answer);

        return code;
    }

    // Only what a command needs is looked at: a replay needs neither broker nor registers.
    private async Task<int> WithAsync(string[] settings, Func<IServiceProvider, Task<int>> run)
    {
        await using var app = build(settings);
        try
        {
            return await run(app.Services);
        }
        catch (OptionsValidationException mistakes)
        {
            await output.WriteLineAsync(string.Join(Environment.NewLine, mistakes.Failures));
            return WrongSettings;
        }
        catch (Exception mistake) when (mistake is InvalidOperationException or Deciding.SchoolYearsException or DbException or CryptographicException)
        {
            await output.WriteLineAsync(mistake.Message);
            return WrongSettings;
        }
    }

    private async Task<int> WrongAsync(string what)
    {
        await output.WriteLineAsync(what);
        return ReplayCommand.WrongArguments;
    }
}
