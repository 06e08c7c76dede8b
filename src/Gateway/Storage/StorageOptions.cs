using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Storage;

internal enum StorageProvider
{
    Sqlite,
    Postgres,
}

/// <summary>Where cases are kept.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    public StorageProvider Provider { get; init; } = StorageProvider.Sqlite;

    /// <summary>For SQLite a path is enough: <c>Data Source=data/gateway.db</c>.</summary>
    [Required]
    public string ConnectionString { get; init; } = "Data Source=data/gateway.db";

    /// <summary>The file of encryption keys (docs/operating.md). Personal columns cannot be read without it: back it up apart from the database.</summary>
    [Required]
    public string KeysFile { get; init; } = "data/keys.json";

    /// <summary>Make the file of keys if it is missing. For sandboxes and first steps; in production a missing file is a mistake to be told.</summary>
    public bool CreateKeysFile { get; init; }

    /// <summary>How many cases may wait to be written before callers are held back (SQLite).</summary>
    [Range(16, 65536)]
    public int WriteQueue { get; init; } = 1024;
}

[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
