using System.Text;
using Attestation.Stubs.TestKit.Exchanges;
using Microsoft.Extensions.Primitives;

namespace Attestation.Stubs.TestKit.Mappings;

/// <summary>Reads a request pattern from the admin API's JSON.</summary>
internal static class RequestPatternReading
{
    private static readonly string[] Members =
    [
        "url", "urlPath", "urlPattern", "urlPathPattern", "urlPathTemplate", "pathParameters", "method", "scheme", "host", "port", "headers", "queryParameters", "cookies",
        "formParameters", "basicAuthCredentials", "bodyPatterns",
    ];

    private static readonly string[] UrlMembers = ["url", "urlPath", "urlPattern", "urlPathPattern", "urlPathTemplate"];

    public static RequestPattern Read(JsonPlace place)
    {
        var criteria = new List<Criterion>();
        if (!place.IsObjectOf(Members))
        {
            return new(criteria, null);
        }

        var template = ReadUrl(place, criteria);
        if (Member(place, "method") is { } method)
        {
            criteria.Add(Method(method.Text()));
        }

        ReadPlace(place, criteria);
        ReadNamed(place, "headers", "Header", asked => name => asked.Headers.GetValueOrDefault(name), criteria);
        ReadNamed(place, "queryParameters", "Query parameter", asked => name => asked.Query.GetValueOrDefault(name), criteria);
        ReadNamed(place, "cookies", "Cookie", asked => name => asked.Cookies.TryGetValue(name, out var value) ? value : StringValues.Empty, criteria);
        ReadNamed(place, "formParameters", "Form parameter", asked => name => asked.Form.GetValueOrDefault(name), criteria);
        ReadPathParameters(place, template, criteria);
        ReadCredentials(place, criteria);
        ReadBody(place, criteria);
        return new(criteria, template);
    }

    private static JsonPlace? Member(JsonPlace place, string name) => place.Member(name) is { IsNull: false } member ? member : null;

    private static PathTemplate? ReadUrl(JsonPlace place, List<Criterion> criteria)
    {
        if (UrlMembers.Where(name => Member(place, name) is not null).Skip(1).FirstOrDefault() is { } second)
        {
            place.Member(second)!.Value.Complain("must not stand beside another condition on the URL");
        }

        Equality(place, "url", asked => asked.Url, criteria);
        Equality(place, "urlPath", asked => asked.Path, criteria);
        Regex(place, "urlPattern", asked => asked.Url, criteria);
        Regex(place, "urlPathPattern", asked => asked.Path, criteria);
        if (Member(place, "urlPathTemplate") is not { } at || PathTemplate.Read(at) is not { } template)
        {
            return null;
        }

        criteria.Add(new("URL", asked => template.Take(asked.Path) is null ? 1 : 0));
        return template;
    }

    private static void Equality(JsonPlace place, string name, Func<Asked, string> part, List<Criterion> criteria)
    {
        if (Member(place, name) is { } at)
        {
            var expected = at.AnyText();
            criteria.Add(new("URL", asked => Likeness.Distance(part(asked), expected)));
        }
    }

    private static void Regex(JsonPlace place, string name, Func<Asked, string> part, List<Criterion> criteria)
    {
        if (Member(place, name) is { } at && JavaRegex.Read(at) is { } regex)
        {
            criteria.Add(new("URL", asked => regex.Fits(part(asked)) ? 0 : 1));
        }
    }

    private static Criterion Method(string method) =>
        new("Method", asked => method.Equals("ANY", StringComparison.OrdinalIgnoreCase) || method.Equals(asked.Method, StringComparison.OrdinalIgnoreCase) ? 0 : 1);

    private static void ReadPlace(JsonPlace place, List<Criterion> criteria)
    {
        if (Member(place, "scheme") is { } scheme)
        {
            var expected = scheme.Text();
            criteria.Add(new("Scheme", asked => expected.Equals(asked.Scheme, StringComparison.OrdinalIgnoreCase) ? 0 : 1));
        }

        if (Member(place, "port") is { } port)
        {
            var expected = port.Number(least: 1);
            criteria.Add(new("Port", asked => asked.Port == expected ? 0 : 1));
        }

        if (Member(place, "host") is { } host && ValuePatternReading.Read(host) is { } pattern)
        {
            criteria.Add(new("Host", asked => pattern.Distance(Material.Of(asked.Host))));
        }
    }

    private static void ReadNamed(JsonPlace place, string member, string what, Func<Asked, Func<string, StringValues>> values, List<Criterion> criteria)
    {
        foreach (var (name, at) in Member(place, member)?.Entries() ?? [])
        {
            if (ValuePatternReading.Read(at) is { } pattern)
            {
                criteria.Add(new($"{what} {name}", asked => Nearest(values(asked)(name), pattern)));
            }
        }
    }

    // Of several values one must fit; of none only "absent" and the like can.
    private static double Nearest(StringValues values, ValuePattern pattern) =>
        values.Count is 0 ? pattern.Distance(Material.Of(null)) : values.Min(value => pattern.Distance(Material.Of(value ?? "")));

    private static void ReadPathParameters(JsonPlace place, PathTemplate? template, List<Criterion> criteria)
    {
        if (Member(place, "pathParameters") is not { } parameters)
        {
            return;
        }

        if (template is null)
        {
            parameters.Complain("needs urlPathTemplate");
            return;
        }

        ReadNamed(place, "pathParameters", "Path parameter", asked => name => template.Take(asked.Path)?.GetValueOrDefault(name), criteria);
    }

    private static void ReadCredentials(JsonPlace place, List<Criterion> criteria)
    {
        if (Member(place, "basicAuthCredentials") is { } credentials && credentials.IsObjectOf("username", "password"))
        {
            var pair = $"{credentials.Need("username")?.AnyText()}:{credentials.Need("password")?.AnyText()}";
            var expected = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))}";
            criteria.Add(new("Basic credentials", asked => asked.Headers.GetValueOrDefault("Authorization").ToString() == expected ? 0 : 1));
        }
    }

    private static void ReadBody(JsonPlace place, List<Criterion> criteria)
    {
        var number = 0;
        foreach (var at in Member(place, "bodyPatterns")?.Items() ?? [])
        {
            if (ValuePatternReading.Read(at) is { } pattern)
            {
                // An empty body is no body: "absent" fits it.
                criteria.Add(new($"Body pattern {number} ({pattern.Name})", asked => pattern.Distance(asked.Body.IsEmpty ? new Material(pattern.Name is "absent" ? null : "", default) : new Material(asked.Text, asked.Body))));
            }

            number++;
        }
    }
}
