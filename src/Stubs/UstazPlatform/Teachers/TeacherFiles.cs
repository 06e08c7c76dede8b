using Attestation.Stubs.TestKit;
using Attestation.Stubs.TestKit.Tenants;

namespace Attestation.Stubs.UstazPlatform.Teachers;

/// <summary>The files of all teachers of one platform. Of those in which there is nothing but what can be gathered anew a number is kept.</summary>
internal sealed class TeacherFiles(People people, UstazPlatformDoubleOptions options, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TeacherFile> _byIin = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TeacherFile> _byId = new(StringComparer.Ordinal);
    private readonly List<TeacherFile> _inOrder = [];

    // In the order in which they came. One that was touched meanwhile leaves it when its turn comes, and stays.
    private readonly Queue<TeacherFile> _untouched = new();

    /// <summary>Those whom the people file lists, and those who were looked at, in the order in which they came.</summary>
    public IReadOnlyList<TeacherFile> All()
    {
        foreach (var teacher in people.Listed.OrderBy(teacher => teacher.Iin, StringComparer.Ordinal))
        {
            Open(teacher.Iin);
        }

        lock (_lock)
        {
            return [.. _inOrder];
        }
    }

    /// <summary>The file of a valid ИИН, whether or not there is anything in it.</summary>
    public TeacherFile Open(string iin)
    {
        lock (_lock)
        {
            if (_byIin.TryGetValue(iin, out var known))
            {
                return known;
            }

            var file = new TeacherFile(Guid.NewGuid().ToString("N"), iin, options.MostVersions);
            (_byIin[iin], _byId[file.Id]) = (file, file);
            _inOrder.Add(file);
            if (!people.Lists(iin))
            {
                _untouched.Enqueue(file);
            }

            while (_untouched.Count > options.MostUntouchedFiles)
            {
                LetGo(_untouched.Dequeue());
            }

            return file;
        }
    }

    public TeacherFile? Find(string id)
    {
        lock (_lock)
        {
            return _byId.GetValueOrDefault(id);
        }
    }

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

    private void LetGo(TeacherFile file)
    {
        if (file.IsTouched || people.Lists(file.Iin))
        {
            return;
        }

        _byIin.Remove(file.Iin);
        _byId.Remove(file.Id);
        _inOrder.Remove(file);
        CurrentCall.Now?.Exchange.LetGo.Add($"The file of teacher {file.Id} had to go: of those that nobody changed no more than {options.MostUntouchedFiles} are kept.");
    }
}
