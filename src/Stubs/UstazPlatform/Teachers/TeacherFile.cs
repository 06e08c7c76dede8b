using Attestation.Stubs.TestKit;
using Attestation.Stubs.TestKit.Tenants;

namespace Attestation.Stubs.UstazPlatform.Teachers;

/// <summary>
/// A teacher's file with its history. What state systems know (the people of the double) is gathered whenever somebody looks; what people
/// entered, changed or removed stays over it.
/// </summary>
internal sealed class TeacherFile(string id, string iin, int mostVersions)
{
    private const string Platform = "platform";

    private readonly Lock _lock = new();
    private readonly List<FileVersion> _versions = [];
    private readonly Dictionary<string, Entry?> _changed = new(StringComparer.Ordinal);
    private readonly List<Entry> _added = [];
    private IReadOnlyList<PortfolioItem> _gathered = [];
    private Profile? _known;
    private readonly List<Func<Profile, Profile>> _corrections = [];
    private int _gone;

    /// <summary>Names the teacher in addresses; says nothing about who it is.</summary>
    public string Id { get; } = id;

    public string Iin { get; } = iin;

    /// <summary>Whether people entered anything here.</summary>
    public bool HasEntered
    {
        get
        {
            lock (_lock)
            {
                return _corrections.Count > 0 || _added.Count > 0;
            }
        }
    }

    /// <summary>Whether it is more than what can be gathered anew.</summary>
    public bool IsTouched
    {
        get
        {
            lock (_lock)
            {
                return _corrections.Count > 0 || _added.Count > 0 || _changed.Count > 0;
            }
        }
    }

    /// <summary>The versions that are kept, oldest first; the last is the one that holds.</summary>
    public IReadOnlyList<FileVersion> Versions
    {
        get
        {
            lock (_lock)
            {
                return [.. _versions];
            }
        }
    }

    /// <summary>Nobody else changes the file while this runs: what was seen of it still holds when it is changed.</summary>
    public T Alone<T>(Func<T> work)
    {
        lock (_lock)
        {
            return work();
        }
    }

    public FileVersion? Version(int number)
    {
        lock (_lock)
        {
            return number > _gone && number <= _gone + _versions.Count ? _versions[number - _gone - 1] : null;
        }
    }

    /// <summary>What holds now, after a look at what the state systems know.</summary>
    public FileVersion Gather(Teacher teacher, IReadOnlyList<PortfolioItem> items, DateTimeOffset now)
    {
        var profile = Profile.Of(teacher);
        lock (_lock)
        {
            if (_versions is [] || profile != _known || !items.SequenceEqual(_gathered))
            {
                (_known, _gathered) = (profile, items);
                Write(VersionCause.Gathered, Platform, now);
            }

            return _versions[^1];
        }
    }

    /// <summary>The version that held at an instant; before the first there was nothing else than the first. <see langword="null"/> when it is no longer kept.</summary>
    public FileVersion? At(DateTimeOffset instant)
    {
        lock (_lock)
        {
            return _versions.FindLast(version => version.At <= instant) ?? (_gone is 0 ? _versions[0] : null);
        }
    }

    public FileVersion Add(Entry entry, string by, DateTimeOffset now) => Change(VersionCause.EntryAdded, by, now, () => _added.Add(entry));

    public FileVersion Replace(Entry entry, VersionCause cause, string by, DateTimeOffset now) => Change(cause, by, now, () =>
    {
        var place = _added.FindIndex(added => added.Id == entry.Id);
        if (place >= 0)
        {
            _added[place] = entry;
        }
        else
        {
            _changed[entry.Id] = entry;
        }
    });

    public FileVersion Remove(string entryId, string by, DateTimeOffset now) => Change(VersionCause.EntryRemoved, by, now, () =>
    {
        if (_added.RemoveAll(added => added.Id == entryId) is 0)
        {
            _changed[entryId] = null;
        }
    });

    public FileVersion Correct(Func<Profile, Profile> correction, string by, DateTimeOffset now) => Change(VersionCause.ProfileChanged, by, now, () =>
        _corrections.Add(correction));

    private FileVersion Change(VersionCause cause, string by, DateTimeOffset now, Action change)
    {
        lock (_lock)
        {
            change();

            return Write(cause, by, now);
        }
    }

    private FileVersion Write(VersionCause cause, string by, DateTimeOffset now)
    {
        var entries = GatheredEntries.Of(Iin, _gathered)
            .Select(entry => _changed.TryGetValue(entry.Id, out var changed) ? changed : entry)
            .OfType<Entry>()
            .Concat(_added);
        var version = new FileVersion(_gone + _versions.Count + 1, now, cause, by, _corrections.Aggregate(_known!, (profile, correction) => correction(profile)), entries);
        _versions.Add(version);
        if (_versions.Count > mostVersions)
        {
            _versions.RemoveAt(0);
            CurrentCall.Now?.Exchange.LetGo.Add($"Version {++_gone} of a teacher's file had to go: no more than {mostVersions} are kept.");
        }

        return version;
    }
}
