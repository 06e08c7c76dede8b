using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.UstazPlatform.Teachers;

/// <summary>
/// A teacher's file with its history. What state systems know (the people of the double) is gathered whenever somebody looks; what people
/// entered, changed or removed stays over it.
/// </summary>
internal sealed class TeacherFile(string id, string iin)
{
    private const string Platform = "platform";

    private readonly Lock _lock = new();
    private readonly List<FileVersion> _versions = [];
    private readonly Dictionary<string, Entry?> _changed = new(StringComparer.Ordinal);
    private readonly List<Entry> _added = [];
    private IReadOnlyList<PortfolioItem> _gathered = [];
    private Profile? _known;
    private Func<Profile, Profile> _corrected = profile => profile;
    private bool _isCorrected;

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
                return _isCorrected || _added.Count > 0;
            }
        }
    }

    /// <summary>All versions so far, oldest first.</summary>
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

    public FileVersion? Version(int number)
    {
        lock (_lock)
        {
            return number >= 1 && number <= _versions.Count ? _versions[number - 1] : null;
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

    /// <summary>The version that held at an instant; before the first there was nothing else than the first.</summary>
    public FileVersion At(DateTimeOffset instant)
    {
        lock (_lock)
        {
            return _versions.FindLast(version => version.At <= instant) ?? _versions[0];
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
    {
        var before = _corrected;
        _corrected = profile => correction(before(profile));
        _isCorrected = true;
    });

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
        var version = new FileVersion(_versions.Count + 1, now, cause, by, _corrected(_known!), entries);
        _versions.Add(version);

        return version;
    }
}
