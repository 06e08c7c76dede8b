using Attestation.Stubs.TestKit.Tenants;

namespace Attestation.Stubs.UstazPlatform.Applications;

/// <summary>The applications of one tenant, in the order in which they were filed, up to a number.</summary>
internal sealed class FiledApplications(int most)
{
    private readonly Lock _lock = new();
    private readonly List<FiledApplication> _all = [];

    /// <returns>Those that had to go for it.</returns>
    public IReadOnlyList<FiledApplication> Add(FiledApplication application)
    {
        lock (_lock)
        {
            _all.Add(application);
            var leaving = _all[..Math.Max(0, _all.Count - most)];
            _all.RemoveRange(0, leaving.Count);
            foreach (var gone in leaving)
            {
                CurrentCall.Now?.Exchange.LetGo.Add($"Application {gone.Message.PortalRequestNumber} had to go: no more than {most} are kept.");
            }

            return leaving;
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
