using Attestation.Stubs.TestKit.Programmable;
using Attestation.Stubs.TestKit.Tenants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Attestation.Stubs.TestKit.Admin;

/// <summary>The admin API: WireMock's addresses, and those of our own for what it has no word for. No token, any Content-Type.</summary>
internal sealed class AdminApi(DoubleFace face, TenantBook tenants, TimeProvider clock)
{
    private readonly IReadOnlyList<AdminRoute> _routes =
    [
        .. MappingsAdmin.Routes, .. RequestsAdmin.Routes, .. StateAdmin.Routes, .. FaultsAdmin.Routes, .. PeopleAdmin.Routes, .. RecordingsAdmin.Routes, .. AdminDescription.Routes,
    ];

    public static bool IsFor(HttpRequest request) =>
        request.Path.StartsWithSegments("/__admin", StringComparison.Ordinal) || request.Path.StartsWithSegments("/faults", StringComparison.Ordinal);

    /// <returns>Whether the address is one of these; others may be the double's own.</returns>
    public async Task<bool> TryAnswerAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var atPath = _routes.Select(route => (Route: route, Values: route.Take(http.Request.Path))).Where(candidate => candidate.Values is not null).ToList();
        if (atPath is [])
        {
            return false;
        }

        // "edit" is an address of its own and no id.
        var (route, values) = atPath.OrderBy(candidate => candidate.Values!.Count).FirstOrDefault(candidate => candidate.Route.Method == http.Request.Method);
        var answer = route is null
            ? AdminAnswers.Error(405, 405, $"{http.Request.Method} is not supported at this address; {string.Join(", ", atPath.Select(candidate => candidate.Route.Method))} is")
            : route.Answer(await ReadAsync(http, cancellationToken), values!);
        await Sending.SendAsync(http, new Delivery(answer.ToAnswer()), face.Delays, cancellationToken);
        return true;
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
