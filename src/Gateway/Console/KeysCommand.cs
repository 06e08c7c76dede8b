using Attestation.Gateway.Storage;

namespace Attestation.Gateway.Console;

/// <summary>Which keys the personal columns need, and their change.</summary>
internal static class KeysCommand
{
    public const string Usage = """
        dotnet run --project src/Gateway -- keys status     how many values stand under each key of the file
        dotnet run --project src/Gateway -- keys rotate     encrypt anew, under the current key, what stands under others; gateways may run

        Exit codes: 0 done; 1 values stand under a key that the file does not hold; 3 wrong arguments; 78 a setting is wrong.
        """;

    public static bool IsUnderstood(string[] arguments) => arguments is ["status"] or ["rotate"];

    public static async Task<int> RunAsync(string[] arguments, IServiceProvider services, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<IDatabase>().PrepareAsync(cancellationToken);
        var rotation = services.GetRequiredService<KeyRotation>();
        var use = await rotation.CountAsync(cancellationToken);
        if (arguments is ["rotate"] && use.Unreadable is 0)
        {
            var total = await rotation.RunAsync(moved => Progress(error, moved, use), cancellationToken);
            await output.WriteLineAsync($"{total} values were encrypted anew.");
            use = await rotation.CountAsync(cancellationToken);
        }

        foreach (var (id, count) in use.Under.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var word = id == use.Current ? "current" : count is 0 ? "not needed any more; keep it while there are back-ups under it" : "needed";
            await output.WriteLineAsync($"{id}: {count} values, {word}");
        }

        if (use.Unreadable is 0)
        {
            return 0;
        }

        await error.WriteLineAsync($"{use.Unreadable} values stand under a key that the file does not hold: put it back. Nothing was changed.");
        return 1;
    }

    private static void Progress(TextWriter error, long moved, KeyUse use) =>
        error.WriteLine($"{moved} of {use.Under.Where(pair => pair.Key != use.Current).Sum(pair => pair.Value)}");
}
