using Microsoft.Net.Http.Headers;

namespace Attestation.Stubs.UstazPlatform.Pages;

/// <summary>The language of a page: asked for in the address, or by the browser; Kazakh otherwise.</summary>
internal sealed record Speech(string Language)
{
    private static readonly string[] Known = ["kk", "ru", "en"];

    public string this[Said said] => Language switch
    {
        "ru" => said.Ru,
        "en" => said.En,
        _ => said.Kk,
    };

    public static Speech Of(HttpRequest request)
    {
        var asked = request.Query["lang"].ToString();
        if (Known.Contains(asked, StringComparer.Ordinal))
        {
            return new Speech(asked);
        }

        var wanted = StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var languages)
            ? languages.OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.ToString().Split('-')[0])
            : [];

        return new Speech(wanted.FirstOrDefault(language => Known.Contains(language, StringComparer.OrdinalIgnoreCase))?.ToLowerInvariant() ?? "kk");
    }
}

/// <summary>A sentence in the three languages of the pages.</summary>
internal sealed record Said(string Kk, string Ru, string En);
