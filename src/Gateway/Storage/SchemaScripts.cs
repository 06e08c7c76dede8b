using System.Reflection;

namespace Attestation.Gateway.Storage;

/// <summary>Numbered scripts, embedded, applied once each and in order; numbers may be left out. The scripts are the documentation of the tables.</summary>
internal static class SchemaScripts
{
    public static async Task ApplyAsync(Session session, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync("create table if not exists schema_version (version bigint primary key, applied_at bigint not null)", null, cancellationToken);
        var applied = await session.QueryAsync<long>("select version from schema_version", null, cancellationToken);
        foreach (var (version, script) in Scripts(session.Dialect).Where(script => !applied.Contains(script.Version)))
        {
            await session.ExecuteAsync(script, null, cancellationToken);
            await session.ExecuteAsync(
                "insert into schema_version (version, applied_at) values (@version, @at)", new { version, at = TimeProvider.System.GetUtcNow() }, cancellationToken);
        }
    }

    private static IEnumerable<(long Version, string Script)> Scripts(Dialect dialect)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"schema/{dialect.Name}/";
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (long.Parse(name[prefix.Length..].Split('-')[0]), reader.ReadToEnd());
        }
    }
}
