using System.Runtime.CompilerServices;
using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;

namespace Attestation.Gateway.Tests.Restoring;

/// <summary>A ledger that is a list.</summary>
internal sealed class ListedLedger : ILedger
{
    private readonly List<(DateTimeOffset At, LedgerEntry Entry)> _entries = [];

    public bool IsKept { get; set; } = true;

    /// <summary>The broker's clock.</summary>
    public DateTimeOffset Now { get; set; } = DateTimeOffset.Parse("2030-01-01T00:00:00Z");

    /// <summary>Thrown instead of an end of the reading; null while the broker answers.</summary>
    public Exception? Fault { get; set; }

    /// <summary>What happens once, when a reading has come to its end.</summary>
    public Action? AtEndOfReading { get; set; }

    public IReadOnlyList<LedgerEntry> Entries => [.. _entries.Select(kept => kept.Entry)];

    /// <summary>A message of a door, which nobody has taken yet.</summary>
    public LedgerEntry HandOver(string exchange, string type, object body) => Add(exchange, "", type, JsonSerializer.SerializeToUtf8Bytes(body, ContractJson.Options));

    public LedgerEntry Publish<T>(T @event) => Publish(MessageNames.Of<T>(), @event!);

    public LedgerEntry Publish(string type, object body) => Add(BusNames.Events, type, type, JsonSerializer.SerializeToUtf8Bytes(body, ContractJson.Options));

    public LedgerEntry Add(string exchange, string routingKey, string type, byte[] body, string? messageId = null, string? correlationId = null)
    {
        var message = new IncomingMessage(body, type, "application/json", messageId ?? Guid.NewGuid().ToString("D"), correlationId, ReplyTo: null) { IsRedelivered = true };
        var entry = new LedgerEntry(_entries.Count, exchange, routingKey, message);
        _entries.Add((Now, entry));

        return entry;
    }

    public async IAsyncEnumerable<LedgerEntry> ReadAsync(DateTimeOffset? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (at, entry) in _entries.ToArray())
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            if (since is null || at >= since)
            {
                yield return entry;
            }
        }

        if (Fault is not null)
        {
            throw Fault;
        }

        var atEnd = AtEndOfReading;
        AtEndOfReading = null;
        atEnd?.Invoke();
    }
}
