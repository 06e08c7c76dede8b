using Attestation.Stubs.TestKit.Programmable;
using Attestation.Stubs.TestKit.Tenants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Attestation.Stubs.TestKit.Admin;

/// <summary>The admin API: WireMock's addresses, and those of our own for what it has no word for. No token, any Content-Type.</summary>
internal sealed class AdminApi(DoubleFace face, TenantBook tenants, TimeProvider clock)
{
    private readonly IReadOnlyList<AdminRoute> _routes = Routes(face);

    /// <summary>Every address of a double's admin API, its own ones too.</summary>
    public static IReadOnlyList<AdminRoute> Routes(DoubleFace face) =>
    [
        .. MappingsAdmin.Routes, .. RequestsAdmin.Routes, .. NearMissesAdmin.Routes, .. StateAdmin.Routes, .. FaultsAdmin.Routes, .. PeopleAdmin.Routes, .. RecordingsAdmin.Routes,
        .. AdminDescription.Routes, .. face.Admin,
    ];

    public static bool IsFor(HttpRequest request) =>
        request.Path.StartsWithSegments("/__admin", StringComparison.Ordinal) || request.Path.StartsWithSegments("/faults", StringComparison.Ordinal);

    public async Task AnswerAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var atPath = _routes.Select(route => (Route: route, Values: route.Take(http.Request.Path))).Where(candidate => candidate.Values is not null).ToList();

        // "edit" is an address of its own and no id.
        var (route, values) = atPath.OrderBy(candidate => candidate.Values!.Count).FirstOrDefault(candidate => candidate.Route.Method == http.Request.Method);
        var answer = route is not null ? route.Answer(await ReadAsync(http, cancellationToken), values!)
            : atPath.TrueForAll(candidate => candidate.Values!.Count > 0) && AbsentAdmin.Find(http.Request.Path) is { } absent ? absent
            : atPath is [] ? AdminAnswers.Error(404, 404, $"The admin API has no address {http.Request.Path}; /__admin/docs/openapi.json lists those that it has.")
            : AdminAnswers.Error(405, 405, $"{http.Request.Method} is not supported at this address; {string.Join(", ", atPath.Select(candidate => candidate.Route.Method))} is");
        await Sending.SendAsync(http, new Delivery(answer.ToAnswer()), face.Delays, cancellationToken);
    }

    private async Task<AdminCall> ReadAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = AdminCall.MostBytes;
        }

        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, cancellationToken);
        var name = http.Request.Headers[Tenant.Header].ToString();
        return new AdminCall(http.Request, body.ToArray(), tenants.Of(name.Length is 0 ? Tenant.Default : name), tenants, face, clock);
    }
}

/// <summary>An address of the admin API; the pattern has names in braces, the summary is for the description.</summary>
internal sealed record AdminRoute(string Method, string Pattern, string Summary, Func<AdminCall, IReadOnlyDictionary<string, string>, AdminAnswer> Answer)
{
    private readonly string[] _segments = Pattern.Trim('/').Split('/');

    public IReadOnlyDictionary<string, string>? Take(PathString path)
    {
        var there = path.Value!.Trim('/').Split('/');
        if (there.Length != _segments.Length)
        {
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < there.Length; at++)
        {
            if (_segments[at] is ['{', .. var name, '}'])
            {
                values[name] = there[at];
            }
            else if (_segments[at] != there[at])
            {
                return null;
            }
        }

        return values;
    }
}
