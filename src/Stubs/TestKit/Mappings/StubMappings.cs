using Attestation.Stubs.TestKit.Exchanges;

namespace Attestation.Stubs.TestKit.Mappings;

/// <summary>The mappings of one tenant with the states of their scenarios. Safe for use by many threads.</summary>
internal sealed class StubMappings
{
    public const string Started = "Started";

    private readonly Lock _lock = new();
    private readonly List<StubMapping> _newestFirst = [];
    private readonly SortedDictionary<string, string> _states = new(StringComparer.Ordinal);

    public IReadOnlyList<StubMapping> All()
    {
        lock (_lock)
        {
            return [.. _newestFirst];
        }
    }

    public StubMapping? Find(Guid id)
    {
        lock (_lock)
        {
            return _newestFirst.Find(mapping => mapping.Id == id);
        }
    }

    /// <summary>Adds a mapping, or puts it in the place of the one with its id.</summary>
    public void Put(StubMapping mapping)
    {
        lock (_lock)
        {
            var at = _newestFirst.FindIndex(known => known.Id == mapping.Id);
            if (at < 0)
            {
                _newestFirst.Insert(0, mapping);
            }
            else
            {
                _newestFirst[at] = mapping;
            }

            if (mapping.Scenario is { } scenario)
            {
                _states.TryAdd(scenario, Started);
            }
        }
    }

    public int Remove(Func<StubMapping, bool> which)
    {
        lock (_lock)
        {
            var removed = _newestFirst.RemoveAll(mapping => which(mapping));
            foreach (var empty in _states.Keys.Where(name => !_newestFirst.Exists(mapping => mapping.Scenario == name)).ToList())
            {
                _states.Remove(empty);
            }

            return removed;
        }
    }

    /// <summary>Who answers: the lowest number of priority, among equals the newest; its scenario moves on at once, so that only one request sees a state.</summary>
    public StubMapping? Take(Asked asked)
    {
        lock (_lock)
        {
            var chosen = _newestFirst.OrderBy(mapping => mapping.Priority).FirstOrDefault(mapping => IsDue(mapping) && mapping.Request.Fits(asked));
            if (chosen is { Scenario: { } scenario, NewState: { } state })
            {
                _states[scenario] = state;
            }

            return chosen;
        }
    }

    /// <summary>The mappings that come nearest to a request, with what keeps them from it.</summary>
    public IReadOnlyList<(StubMapping Mapping, double Distance, IReadOnlyList<string> Misfits)> Nearest(Asked asked, int most)
    {
        lock (_lock)
        {
            return
            [
                .. _newestFirst
                    .Select(mapping => (Mapping: mapping, Distance: mapping.Request.Distance(asked), Misfits: (IReadOnlyList<string>)[.. Misfits(mapping, asked)]))
                    .OrderBy(near => near.Distance)
                    .Take(most),
            ];
        }
    }

    public IReadOnlyList<(string Name, string State, IReadOnlyList<string> Possible, IReadOnlyList<StubMapping> Mappings)> Scenarios()
    {
        lock (_lock)
        {
            return [.. _states.Select(pair => (pair.Key, pair.Value, (IReadOnlyList<string>)PossibleStates(pair.Key), (IReadOnlyList<StubMapping>)MappingsOf(pair.Key)))];
        }
    }

    public void ResetScenarios()
    {
        lock (_lock)
        {
            foreach (var name in _states.Keys.ToList())
            {
                _states[name] = Started;
            }
        }
    }

    /// <returns>Whether there is such a scenario, and whether it has such a state.</returns>
    public (bool Exists, bool Supports) SetState(string scenario, string state)
    {
        lock (_lock)
        {
            if (!_states.ContainsKey(scenario))
            {
                return (false, false);
            }

            var supports = PossibleStates(scenario).Contains(state, StringComparer.Ordinal);
            if (supports)
            {
                _states[scenario] = state;
            }

            return (true, supports);
        }
    }

    private bool IsDue(StubMapping mapping) =>
        mapping.Scenario is null || mapping.RequiredState is null || _states.GetValueOrDefault(mapping.Scenario, Started) == mapping.RequiredState;

    private IEnumerable<string> Misfits(StubMapping mapping, Asked asked) => IsDue(mapping)
        ? mapping.Request.Misfits(asked)
        : mapping.Request.Misfits(asked).Append($"Scenario {mapping.Scenario} is in state {_states.GetValueOrDefault(mapping.Scenario!, Started)}, not {mapping.RequiredState}");

    private List<StubMapping> MappingsOf(string scenario) => _newestFirst.FindAll(mapping => mapping.Scenario == scenario);

    private List<string> PossibleStates(string scenario) =>
        [.. MappingsOf(scenario).SelectMany(mapping => new[] { mapping.RequiredState, mapping.NewState }).OfType<string>().Append(Started).Distinct(StringComparer.Ordinal)];
}
