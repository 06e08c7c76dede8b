using Attestation.Gateway.Journal;
using Attestation.Gateway.Storage;

namespace Attestation.Gateway.Console;

/// <summary>What an auditor asks of the journals.</summary>
internal static class JournalCommand
{
    public const string Usage = """
        dotnet run --project src/Gateway -- journal verify              look through all journals and checkpoints
        dotnet run --project src/Gateway -- journal checkpoint          make a checkpoint now
        dotnet run --project src/Gateway -- journal export ID FILE      write the administrative file of the application with this id
        dotnet run --project src/Gateway -- journal check FILE          check an administrative file; needs no settings and no database

        Exit codes: 0 all is whole, or done; 1 something was changed, removed, added or put in another order, or there is no such application;
        3 wrong arguments; 78 a setting is wrong.
        """;

    public const int Done = 0;
    public const int Broken = 1;
    public const int WrongArguments = 3;

    /// <summary>Null for commands that need the gateway's settings.</summary>
    public static async Task<int?> RunAloneAsync(string[] arguments, TextWriter output, TextWriter error) => arguments switch
    {
        ["--help" or "-h", ..] => await SayAsync(output, Usage, Done),
        ["check", var file] => await CheckAsync(file, output, error),
        ["verify"] or ["checkpoint"] => null,
        ["export", var id, _] when Guid.TryParse(id, out _) => null,
        ["export", var id, _] => await SayAsync(error, $"'{id}' is not the id of an application: a UUID is.", WrongArguments),
        _ => await SayAsync(error, $"Say what to do with the journals.\n\n{Usage}", WrongArguments),
    };

    public static async Task<int> RunAsync(string[] arguments, IServiceProvider services, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<IDatabase>().PrepareAsync(cancellationToken);

        return arguments switch
        {
            ["verify"] => await VerifyAsync(services.GetRequiredService<JournalVerification>(), output, error, cancellationToken),
            ["checkpoint"] => await CheckpointAsync(services, output, cancellationToken),
            _ => await ExportAsync(Guid.Parse(arguments[1]), arguments[2], services.GetRequiredService<AdministrativeFileWriter>(), output, error, cancellationToken),
        };
    }

    private static async Task<int> VerifyAsync(JournalVerification verification, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var mistakes = 0;
        var count = await verification.RunAsync(
            mistake =>
            {
                mistakes++;
                error.WriteLine(mistake);
            },
            cancellationToken);

        var verdict = mistakes is 0 ? "Whole" : $"Broken in {mistakes} places";
        return await SayAsync(
            output,
            $"{verdict}: {count.Cases} journals with {count.Entries} entries, {count.Checkpoints} checkpoints over {count.Heads} of their states.",
            mistakes is 0 ? Done : Broken);
    }

    private static async Task<int> CheckpointAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var made = await services.GetRequiredService<CheckpointStore>().MakeAsync(int.MaxValue, cancellationToken);

        return await SayAsync(
            output, made is null ? "No journal has grown since the last checkpoint." : $"Checkpoint {made.Seq} over {made.Heads} journals: {Convert.ToHexStringLower(made.Hash)}", Done);
    }

    private static async Task<int> ExportAsync(
        Guid id, string path, AdministrativeFileWriter writer, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (File.Exists(path))
        {
            return await SayAsync(error, $"'{path}' is there already; it is not overwritten.", WrongArguments);
        }

        // Written beside it first: a file that bears the name is whole.
        var draft = $"{path}.{Guid.NewGuid():N}";
        try
        {
            bool isFound;
            await using (var file = File.Create(draft))
            {
                isFound = await writer.WriteAsync(id, file, cancellationToken);
            }

            if (!isFound)
            {
                return await SayAsync(error, "There is no application with this id.", Broken);
            }

            File.Move(draft, path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return await SayAsync(error, $"'{path}' cannot be written: {failure.Message}", WrongArguments);
        }
        finally
        {
            File.Delete(draft);
        }

        return await SayAsync(output, $"Written to {path}. It holds personal data.", Done);
    }

    private static async Task<int> CheckAsync(string path, TextWriter output, TextWriter error)
    {
        try
        {
            await using var file = File.OpenRead(path);
            var check = await AdministrativeFileCheck.RunAsync(file, CancellationToken.None);
            foreach (var mistake in check.Mistakes)
            {
                await error.WriteLineAsync(mistake);
            }

            var verdict = check.Mistakes is [] ? "Whole" : $"Broken in {check.Mistakes.Count} places";

            return await SayAsync(
                output,
                $"{verdict}: application {check.ApplicationNumber}, {check.Entries} entries of the journal, seen by {check.Checkpoints} checkpoints.\n" +
                $"Signed with the certificate whose SHA-256 is {check.SignerSha256}: ask the operator whether it is theirs.",
                check.Mistakes is [] ? Done : Broken);
        }
        catch (InvalidDataException broken)
        {
            return await SayAsync(error, broken.Message, Broken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return await SayAsync(error, $"'{path}' cannot be read: {failure.Message}", WrongArguments);
        }
    }

    private static async Task<int> SayAsync(TextWriter to, string what, int exitCode)
    {
        await to.WriteLineAsync(what);
        return exitCode;
    }
}
