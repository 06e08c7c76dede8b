using Attestation.Contracts.Samples;
using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Console;

/// <summary>Decides stored cases again, from the database or from files, and prints what came out differently.</summary>
internal sealed class ReplayCommand(TextWriter output)
{
    public const int Same = 0;
    public const int Different = 1;
    public const int WrongArguments = 3;

    /// <summary>A file, or every <c>*.json</c> of a folder.</summary>
    public async Task<int> FilesAsync(string path)
    {
        string[] files = Directory.Exists(path) ? [.. Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal)] : [path];
        if (files is [])
        {
            await output.WriteLineAsync($"{path} holds no *.json.");
            return WrongArguments;
        }

        var code = Same;
        foreach (var file in files)
        {
            code = Math.Max(code, await FileAsync(file));
        }

        return code;
    }

    /// <summary>A case of the database, with the school years of the settings.</summary>
    public async Task<int> CaseAsync(CaseStore cases, SchoolYearsFile years, Guid id, CancellationToken cancellationToken) =>
        await FindAsync(cases, years, id, cancellationToken) is { } file ? await ShowAsync(id.ToString("D"), Replay.Differences(file)) : WrongArguments;

    /// <summary>Writes a case of the database into a new file, readable by its owner alone.</summary>
    public async Task<int> ExportAsync(CaseStore cases, SchoolYearsFile years, Guid id, string path, CancellationToken cancellationToken)
    {
        if (await FindAsync(cases, years, id, cancellationToken) is not { } file)
        {
            return WrongArguments;
        }

        if (File.Exists(path))
        {
            await output.WriteLineAsync($"{path} is there already and stays as it is.");
            return WrongArguments;
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var stream = new FileStream(path, options);
        await stream.WriteAsync(file.ToBytes(), cancellationToken);
        await output.WriteLineAsync($"{id:D} is in {path}. It holds personal data in clear.");

        return Same;
    }

    private async Task<ReplayFile?> FindAsync(CaseStore cases, SchoolYearsFile years, Guid id, CancellationToken cancellationToken)
    {
        if (await cases.FindAsync(id, cancellationToken) is not { } found)
        {
            await output.WriteLineAsync($"There is no case {id:D}.");
            return null;
        }

        var file = ReplayFile.Of(found, years);
        if (file is null)
        {
            await output.WriteLineAsync($"{id:D} is not decided yet: it is {found.State}.");
        }

        return file;
    }

    private async Task<int> FileAsync(string path)
    {
        try
        {
            return await ShowAsync(Path.GetFileName(path), Replay.Differences(ReplayFile.Parse(await File.ReadAllBytesAsync(path))));
        }
        catch (Exception mistake) when (mistake is InvalidDataException or IOException or UnauthorizedAccessException or Deciding.SchoolYearsException or Deciding.EditionException)
        {
            await output.WriteLineAsync($"{path}: {mistake.Message}");
            return WrongArguments;
        }
    }

    private async Task<int> ShowAsync(string name, IReadOnlyList<string> differences)
    {
        await output.WriteLineAsync(differences is [] ? $"= {name}: the same decision, the same notice" : $"≠ {name}");
        foreach (var difference in differences)
        {
            await output.WriteLineAsync($"    {difference}");
        }

        return differences is [] ? Same : Different;
    }
}
