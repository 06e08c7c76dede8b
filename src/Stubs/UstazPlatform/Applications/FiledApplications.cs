namespace Attestation.Stubs.UstazPlatform.Applications;

/// <summary>The applications of one tenant, in the order in which they were filed.</summary>
internal sealed class FiledApplications
{
    private readonly Lock _lock = new();
    private readonly List<FiledApplication> _all = [];

    public void Add(FiledApplication application)
    {
        lock (_lock)
        {
            _all.Add(application);
        }
    }

    public FiledApplication? Find(Guid id)
    {
        lock (_lock)
        {
            return _all.Find(application => application.Id == id);
        }
    }

    public IReadOnlyList<FiledApplication> All(string? teacherId = null)
    {
        lock (_lock)
        {
            return [.. _all.Where(application => teacherId is null || application.Teacher.Id == teacherId)];
        }
    }
}
