using System.Collections.Concurrent;
using Attestation.Stubs.TestKit.Tenants;

namespace Attestation.Stubs.TestKit;

/// <summary>
/// Everybody: those whom a file lists, and every other valid ИИН, whose person is made from the number alone, always the same, with everything in order.
/// Safe for use by many threads.
/// </summary>
public sealed class People
{
    private readonly ConcurrentDictionary<string, Teacher> _listed;
    private readonly TimeProvider _clock;

    /// <summary>Nobody is listed.</summary>
    /// <param name="clock">Says when an outage is over.</param>
    public People(TimeProvider clock)
        : this([], clock)
    {
    }

    private People(IReadOnlyList<Teacher> listed, TimeProvider clock)
    {
        _listed = new(listed.Select(teacher => KeyValuePair.Create(teacher.Iin, teacher)), StringComparer.Ordinal);
        _clock = clock;
    }

    /// <summary>Those whom a file or a test lists.</summary>
    public IReadOnlyCollection<Teacher> Listed => [.. _listed.Values];

    internal bool Lists(string iin) => _listed.ContainsKey(iin);

    /// <summary>Reads a people file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="clock">Says when an outage is over.</param>
    /// <returns>The people.</returns>
    /// <exception cref="PeopleFormatException">The file has mistakes; all of them are named.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static People Load(string path, TimeProvider clock) => Parse(File.ReadAllBytes(path), clock);

    /// <summary>Reads the content of a people file.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="clock">Says when an outage is over.</param>
    /// <returns>The people.</returns>
    /// <exception cref="PeopleFormatException">The file has mistakes; all of them are named.</exception>
    public static People Parse(ReadOnlyMemory<byte> json, TimeProvider clock) => new(PeopleFile.Read(json), clock);

    /// <summary>Who has an ИИН, as the outside world sees him now.</summary>
    /// <param name="iin">The ИИН.</param>
    /// <returns>The person; <see langword="null"/> when the number cannot be an ИИН.</returns>
    public Teacher? Find(string iin)
    {
        var call = CurrentCall.Now;
        if (call?.Tenant.People.TryGetValue(iin, out var found) is not true && !_listed.TryGetValue(iin, out found))
        {
            found = Iin.IsValid(iin) ? MadePeople.Make(iin) : null;
        }

        var seen = found?.At(_clock.GetUtcNow() + (_clock is TenantClock ? TimeSpan.Zero : TenantClock.Shift));
        return seen is not null && call?.Instead is { } change ? change(seen) : seen;
    }

    /// <summary>Lists a person, or replaces what was listed of him.</summary>
    /// <param name="teacher">The person.</param>
    public void Put(Teacher teacher)
    {
        ArgumentNullException.ThrowIfNull(teacher);
        _listed[teacher.Iin] = teacher;
    }
}
