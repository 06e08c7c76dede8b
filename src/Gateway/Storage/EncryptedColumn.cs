namespace Attestation.Gateway.Storage;

/// <summary>A column whose values are encrypted: what a change of keys must reach. The schema scripts mark each with (*).</summary>
/// <param name="Table">Its table.</param>
/// <param name="Column">Its name.</param>
/// <param name="TextKey">The part of the table's key that is text, if there is one.</param>
/// <param name="NumberKey">The part that is a number, if there is one.</param>
/// <param name="Place">An SQL expression for the place that a value is bound to.</param>
internal sealed record EncryptedColumn(string Table, string Column, string? TextKey, string? NumberKey, string Place)
{
    public static readonly IReadOnlyList<EncryptedColumn> All =
    [
        OfCase("application"),
        OfCase("evidence"),
        OfCase("decision"),
        OfCase("notice"),
        new("case_document", "content", "case_id", "ordinal", "'case_document/content/' || case_id || '/' || ordinal"),
        new("journal", "personal", "case_id", "seq", "'journal/personal/' || case_id || '/' || seq"),
        new("early_withdrawal", "reason", "application_id", null, "'early_withdrawal/reason/' || application_id"),
        new("receipt_before", "published", "application_id", null, "'receipt_before/published/' || application_id"),
        new("outbox", "body", null, "id", "'outbox/body/' || message_id"),
        new("cabinet_message", "body", null, "id", "'cabinet_message/body/' || event_id"),
    ];

    private (string Column, string Value)[] Key =>
        [.. new[] { (TextKey, "@Text"), (NumberKey, "@Number") }.Where(part => part.Item1 is not null).Select(part => (part.Item1!, part.Item2))];

    /// <summary>The values that do not begin as those of one key do, after a row, in the order of the table's key.</summary>
    public string Others => $"""
        select {TextKey ?? "''"} as text, {NumberKey ?? "0"} as number, {Place} as place, {Column} as value
        from {Table}
        where {Column} is not null and substr({Column}, 1, @Length) <> @Head and ({Columns}) > ({Values})
        order by {Columns} limit @Limit
        """;

    public string CountUnder => $"select count(*) from {Table} where {Column} is not null and substr({Column}, 1, @Length) = @Head";

    public string CountAll => $"select count(*) from {Table} where {Column} is not null";

    /// <summary>Only if it is still what it was.</summary>
    public string Replace => $"update {Table} set {Column} = @Value where ({Columns}) = ({Values}) and {Column} = @Was";

    private string Columns => string.Join(", ", Key.Select(part => part.Column));

    private string Values => string.Join(", ", Key.Select(part => part.Value));

    private static EncryptedColumn OfCase(string column) => new("application_case", column, "id", null, $"'application_case/{column}/' || id");
}
