using System.Text;
using System.Text.RegularExpressions;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.TestKit.Programmable;

namespace Attestation.Stubs.UstazPlatform.Failing;

/// <summary>What makes the double of Ұстаз programmable.</summary>
internal static partial class PlatformFace
{
    public static DoubleFace Of(UstazPlatformDoubleOptions options) => new()
    {
        Name = "The double of Ұстаз",
        Which = FaultyDouble.UstazPlatform,
        Limits = options.Limits,
        IsCall = path => path.StartsWithSegments("/api", StringComparison.Ordinal),
        Read = (request, body) => new(OperationOf(request.Path), request.Headers["X-Request-Id"], PersonsIn(body)),
    };

    // As the journal calls it: portfolio/search is portfolio.search, whatever the version.
    private static string OperationOf(PathString path) => string.Join('.', path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(2));

    private static HashSet<string> PersonsIn(ReadOnlyMemory<byte> body) =>
        [.. TwelveDigits().Matches(Encoding.UTF8.GetString(body.Span)).Select(match => match.Value).Where(Iin.IsValid)];

    [GeneratedRegex("\\b[0-9]{12}\\b", RegexOptions.NonBacktracking)]
    private static partial Regex TwelveDigits();
}
