using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform.Access;
using Attestation.Stubs.UstazPlatform.Applications;
using Attestation.Stubs.UstazPlatform.Http;
using Attestation.Stubs.UstazPlatform.Teachers;

namespace Attestation.Stubs.UstazPlatform.Tenants;

/// <summary>Everything that a platform remembers, for one tenant: nothing of it is shared with another.</summary>
internal sealed class Platform(string tenant, People people, UstazPlatformDoubleOptions options, TimeProvider clock)
{
    public string Tenant { get; } = tenant;

    public AccessTokens Tokens { get; } = new(clock);

    public CallCounts Calls { get; } = new(clock);

    public CursorSeal Cursors { get; } = new();

    public FiledApplications Applications { get; } = new(options.MostApplications);

    public TeacherFiles Teachers { get; } = new(people, options, clock);
}
