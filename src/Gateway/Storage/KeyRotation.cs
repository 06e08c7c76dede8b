namespace Attestation.Gateway.Storage;

/// <summary>
/// Encrypts anew, under the current key, what stands under older ones; afterwards those may leave the file of keys. Gateways may go on working:
/// a value that changes in between is left alone, because whoever changed it wrote it under the current key.
/// </summary>
internal sealed class KeyRotation(IDatabase database, ColumnCipher cipher, Keyring keyring)
{
    private const int Batch = 100;

    /// <summary>How many values stand under each key of the file, and how many under none of them.</summary>
    public Task<KeyUse> CountAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            var under = keyring.Ids.ToDictionary(id => id, _ => 0L, StringComparer.Ordinal);
            var others = 0L;
            foreach (var column in EncryptedColumn.All)
            {
                others += await session.FindAsync<long>(column.CountAll, null, cancellationToken);
                foreach (var id in keyring.Ids)
                {
                    var count = await session.FindAsync<long>(column.CountUnder, Head(id), cancellationToken);
                    under[id] += count;
                    others -= count;
                }
            }

            return new KeyUse(keyring.Current, under, others);
        },
        cancellationToken);

    /// <param name="moved">Told after every batch how many values have been encrypted anew so far.</param>
    /// <param name="cancellationToken">Stops between batches; what is done stays done.</param>
    /// <returns>How many in all.</returns>
    public async Task<long> RunAsync(Action<long> moved, CancellationToken cancellationToken)
    {
        var total = 0L;
        foreach (var column in EncryptedColumn.All)
        {
            var last = new ValueRow { Number = -1 };
            while (await MoveAsync(column, last, cancellationToken) is [.., var end] rows)
            {
                (last, total) = (end, total + rows.Count);
                moved(total);
            }
        }

        return total;
    }

    private Task<IReadOnlyList<ValueRow>> MoveAsync(EncryptedColumn column, ValueRow after, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var current = Head(keyring.Current);
            var rows = await session.QueryAsync<ValueRow>(
                column.Others, new { current.Head, current.Length, after.Text, after.Number, Limit = Batch }, cancellationToken);
            foreach (var row in rows)
            {
                var value = cipher.Encrypt(cipher.Decrypt(row.Value, row.Place), row.Place);
                await session.ExecuteAsync(column.Replace, new { Value = value, Was = row.Value, row.Text, row.Number }, cancellationToken);
            }

            return rows;
        },
        cancellationToken);

    private static Beginning Head(string id) => new(ColumnCipher.HeadOf(id));

    // By these bytes a value says under which key it stands.
    private sealed record Beginning(byte[] Head)
    {
        public int Length => Head.Length;
    }

    private sealed class ValueRow
    {
        public string Text { get; init; } = "";

        public long Number { get; init; }

        public string Place { get; init; } = "";

        public byte[] Value { get; init; } = [];
    }
}

/// <summary>Which keys are needed.</summary>
/// <param name="Current">The key that new values get.</param>
/// <param name="Under">How many values stand under each key of the file.</param>
/// <param name="Unreadable">How many stand under a key that the file does not hold.</param>
internal sealed record KeyUse(string Current, IReadOnlyDictionary<string, long> Under, long Unreadable);
