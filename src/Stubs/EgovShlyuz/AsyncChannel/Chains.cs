using System.Globalization;
using Attestation.Shep;

namespace Attestation.Stubs.EgovShlyuz.AsyncChannel;

/// <summary>All messages of all chains. Safe for use by many threads; kept in a file where one is given.</summary>
internal sealed class Chains : IDisposable
{
    // Numbers of the length that real ones have.
    private const long FirstMessage = 254_000_001;
    private const long FirstChain = 3_380_001;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, ChainMessage> _messages = [];
    private readonly Dictionary<(string Tenant, long Chain), Parties> _parties = [];
    private readonly ChainFile _file;
    private long _nextMessage = FirstMessage;
    private long _nextChain = FirstChain;

    public Chains(EgovShlyuzOptions options)
    {
        _file = ChainFile.Open(options.ChainsFile);
        foreach (var message in _file.Messages)
        {
            Remember(message);
        }
    }

    public IReadOnlyList<ChainMessage> All()
    {
        lock (_lock)
        {
            return [.. _messages.Values];
        }
    }

    public ChainMessage? Find(string tenant, string? number)
    {
        lock (_lock)
        {
            return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var key) && _messages.TryGetValue(key, out var found) && found.Tenant == tenant
                ? found
                : null;
        }
    }

    /// <summary>Opens a chain with its request.</summary>
    /// <param name="chain">The chain's number where somebody has given it one already.</param>
    /// <returns>The message; <see langword="null"/> when there is such a chain.</returns>
    public ChainMessage? Open(ChainMessage request, long? chain = null)
    {
        lock (_lock)
        {
            return chain is { } given && _parties.ContainsKey((request.Tenant, given))
                ? null
                : Add(request with { Chain = chain ?? _nextChain });
        }
    }

    /// <summary>Adds a message to a chain, for the other party of it.</summary>
    /// <returns>The message; <see langword="null"/> when there is no such chain, or its sender has no part in it.</returns>
    public ChainMessage? Continue(ChainMessage message)
    {
        lock (_lock)
        {
            return _parties.TryGetValue((message.Tenant, message.Chain), out var parties) && parties.Other(message.From) is { } other
                ? Add(message with { To = other })
                : null;
        }
    }

    /// <summary>Messages that wait for a participant to fetch them, oldest first; whoever fetches a request that is for nobody takes part from then on.</summary>
    public IReadOnlyList<ChainMessage> Fetch(string tenant, string receiver, MessagesQuery query, int most, bool newestFirst = false)
    {
        lock (_lock)
        {
            var waiting = (newestFirst ? _messages.Values.Reverse() : _messages.Values)
                .Where(message => message.Tenant == tenant && message.State is MessageState.OnDelivery && message.ServiceId == query.ServiceId
                    && (message.To ?? (message.From == receiver ? null : receiver)) == receiver
                    && (query.MessageId is null || message.Id == query.MessageId)
                    && (query.CorrelationId is null || message.Chain.ToString(CultureInfo.InvariantCulture) == query.CorrelationId))
                .Take(most)
                .ToArray();

            return [.. waiting.Select(message => message.To is null ? Replace(message with { To = receiver }) : message)];
        }
    }

    /// <returns>The message as it is now; <see langword="null"/> when it is no longer on its way.</returns>
    public ChainMessage? Change(long number, MessageState state, DateTimeOffset now)
    {
        lock (_lock)
        {
            return _messages.TryGetValue(number, out var message) && message.State is MessageState.OnDelivery
                ? Replace(message with { State = state, StateAt = now })
                : null;
        }
    }

    /// <summary>Forgets a tenant's chains; where they are kept in a file, somebody wants them back after a restart, and they stay.</summary>
    public void Forget(string tenant)
    {
        lock (_lock)
        {
            if (_file.IsKept)
            {
                return;
            }

            foreach (var number in _messages.Where(message => message.Value.Tenant == tenant).Select(message => message.Key).ToList())
            {
                _messages.Remove(number);
            }

            foreach (var chain in _parties.Keys.Where(chain => chain.Tenant == tenant).ToList())
            {
                _parties.Remove(chain);
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private ChainMessage Add(ChainMessage message) => Replace(message with { Number = _nextMessage });

    private ChainMessage Replace(ChainMessage message)
    {
        _file.Append(message);
        Remember(message);
        return message;
    }

    private void Remember(ChainMessage message)
    {
        _messages[message.Number] = message;
        _nextMessage = Math.Max(_nextMessage, message.Number + 1);
        _nextChain = Math.Max(_nextChain, message.Chain + 1);
        if (message.Type is AsyncMessageType.Request)
        {
            _parties[(message.Tenant, message.Chain)] = new Parties(message.From, message.To);
        }
    }

    private sealed record Parties(string Consumer, string? Provider)
    {
        public string? Other(string sender) => sender == Consumer ? Provider : Provider is null || sender == Provider ? Consumer : null;
    }
}
