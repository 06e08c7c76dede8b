using System.Text.Json;
using System.Text.Json.Nodes;
using Attestation.Stubs.TestKit.Exchanges;

namespace Attestation.Stubs.TestKit.Mappings.Templates;

/// <summary>What a template may name: the request, and the mapping's own parameters.</summary>
internal sealed class TemplateModel
{
    public TemplateModel(Asked asked, PathTemplate? template, JsonObject? parameters, DateTimeOffset now, Random random)
    {
        Now = now;
        Random = random;
        Root = new Scope(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["request"] = Describe(asked, template),
                ["parameters"] = parameters is null ? null : JsonSerializer.SerializeToElement(parameters),
            },
            null, null, 0, 1);
    }

    public DateTimeOffset Now { get; }

    public Random Random { get; }

    public Scope Root { get; }

    private static Dictionary<string, object?> Describe(Asked asked, PathTemplate? template)
    {
        var segments = asked.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToList();
        return new(StringComparer.Ordinal)
        {
            ["id"] = asked.Id.ToString(),
            ["url"] = asked.Url,
            ["path"] = new Several(asked.Path, segments, template?.Take(asked.Path)),
            ["pathSegments"] = new Several(asked.Path, segments, template?.Take(asked.Path)),
            ["query"] = asked.Query.ToDictionary(pair => pair.Key, pair => (object?)Several.Of(pair.Value), StringComparer.Ordinal),
            ["headers"] = asked.Headers.ToDictionary(pair => pair.Key, pair => (object?)Several.Of(pair.Value), StringComparer.OrdinalIgnoreCase),
            ["cookies"] = asked.Cookies.ToDictionary(pair => pair.Key, pair => (object?)pair.Value, StringComparer.Ordinal),
            ["method"] = asked.Method,
            ["scheme"] = asked.Scheme,
            ["host"] = asked.Host,
            ["port"] = asked.Port,
            ["baseUrl"] = $"{asked.Scheme}://{asked.Host}:{asked.Port}",
            ["clientIp"] = asked.ClientIp,
            ["body"] = asked.Text,
            ["bodyAsBase64"] = Convert.ToBase64String(asked.Body.Span),
        };
    }
}
