using System.Collections.Concurrent;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.UstazPlatform.Teachers;

/// <summary>The files of all teachers of one platform.</summary>
internal sealed class TeacherFiles(People people, int mostVersions, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, TeacherFile> _byIin = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TeacherFile> _byId = new(StringComparer.Ordinal);
    private readonly List<TeacherFile> _inOrder = [];

    /// <summary>Those whom the people file lists, and those who were looked at, in the order in which they came.</summary>
    public IReadOnlyList<TeacherFile> All()
    {
        foreach (var teacher in people.Listed.OrderBy(teacher => teacher.Iin, StringComparer.Ordinal))
        {
            Open(teacher.Iin);
        }

        lock (_inOrder)
        {
            return [.. _inOrder];
        }
    }

    /// <summary>The file of a valid ИИН, whether or not there is anything in it.</summary>
    public TeacherFile Open(string iin)
    {
        var file = _byIin.GetOrAdd(iin, number => new TeacherFile(Guid.NewGuid().ToString("N"), number, mostVersions));
        if (_byId.TryAdd(file.Id, file))
        {
            lock (_inOrder)
            {
                _inOrder.Add(file);
            }
        }

        return file;
    }

    public TeacherFile? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>What the platform has about a teacher now.</summary>
    public Knowledge<FileVersion> Look(TeacherFile file)
    {
        var teacher = people.Find(file.Iin);

        return teacher?.Platform switch
        {
            Knowledge<IReadOnlyList<PortfolioItem>>.Held(var items) => new Knowledge<FileVersion>.Held(file.Gather(teacher, items, clock.GetUtcNow())),
            Knowledge<IReadOnlyList<PortfolioItem>>.Unavailable => new Knowledge<FileVersion>.Unavailable(),

            // Nothing was gathered, but people may have entered something since.
            Knowledge<IReadOnlyList<PortfolioItem>>.NoData when file.HasEntered => new Knowledge<FileVersion>.Held(file.Gather(teacher, [], clock.GetUtcNow())),
            _ => new Knowledge<FileVersion>.NoData(),
        };
    }

    /// <summary>What the platform has, or an empty file to enter something into; <see langword="null"/> while it cannot answer.</summary>
    public FileVersion? OpenForEntry(TeacherFile file) => Look(file) switch
    {
        Knowledge<FileVersion>.Held(var version) => version,
        Knowledge<FileVersion>.NoData when people.Find(file.Iin) is { } teacher => file.Gather(teacher, [], clock.GetUtcNow()),
        _ => null,
    };

    /// <summary>Who somebody is of whom the platform has nothing yet.</summary>
    public Profile? ProfileOf(TeacherFile file) => people.Find(file.Iin) is { } teacher ? Profile.Of(teacher) : null;
}
