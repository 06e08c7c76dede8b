using System.Text;
using System.Text.RegularExpressions;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.TestKit.Programmable;
using Attestation.Stubs.UstazPlatform.Applications;
using Attestation.Stubs.UstazPlatform.Http;
using Attestation.Stubs.UstazPlatform.Tenants;

namespace Attestation.Stubs.UstazPlatform.Failing;

/// <summary>What makes the double of Ұстаз programmable.</summary>
internal static partial class PlatformFace
{
    public static DoubleFace Of(UstazPlatformDoubleOptions options) => new()
    {
        Name = "The double of Ұстаз",
        Which = FaultyDouble.UstazPlatform,
        Limits = options.Limits,
        IsCall = path => path.StartsWithSegments("/api", StringComparison.Ordinal) || path.StartsWithSegments("/oauth2", StringComparison.Ordinal),
        BeforeReading = BodyLimit.Raise,
        Forget = (services, tenant) =>
        {
            if (services.GetRequiredService<Platforms>().Drop(tenant) is { } dropped)
            {
                services.GetRequiredService<ApplicationDesk>().Forget(dropped.Applications.All());
            }
        },
        Read = (request, body) => new(OperationOf(request), request.Headers["X-Request-Id"], PersonsIn(body)),
    };

    // As the journal calls it; what has no name there is called after its path: teachers/…/entries is teachers.entries.
    private static string OperationOf(HttpRequest request) => (request.Method, request.Path.Value) switch
    {
        (_, "/oauth2/token") => "token",
        (_, "/api/v1/teachers/search") => "teacher.search",
        ("POST", "/api/v1/applications") => "application.file",
        ("GET", "/api/v1/applications") => "application.list",
        var (_, path) => string.Join('.', path!.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(2).Where(segment => segment.All(char.IsAsciiLetter))),
    };

    private static HashSet<string> PersonsIn(ReadOnlyMemory<byte> body) =>
        [.. TwelveDigits().Matches(Encoding.UTF8.GetString(body.Span)).Select(match => match.Value).Where(Iin.IsValid)];

    [GeneratedRegex("\\b[0-9]{12}\\b", RegexOptions.NonBacktracking)]
    private static partial Regex TwelveDigits();
}
