namespace Attestation.Gateway.Bus;

/// <summary>What the broker has kept: everything that came and was published, in the order in which the broker took it.</summary>
internal interface ILedger
{
    /// <summary>Whether the broker keeps one at all.</summary>
    bool IsKept { get; }

    /// <param name="since">From which instant on, by the broker's clock and roughly (a chunk of messages more); null: from the first that is kept.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>All that the broker had taken when the reading began.</returns>
    IAsyncEnumerable<LedgerEntry> ReadAsync(DateTimeOffset? since, CancellationToken cancellationToken);
}
