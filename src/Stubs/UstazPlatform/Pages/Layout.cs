namespace Attestation.Stubs.UstazPlatform.Pages;

/// <summary>What every page has around it.</summary>
internal static class Layout
{
    public const string Style = """
        :root { color-scheme: light dark }
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 72rem; margin: 0 auto; padding: 1rem }
        .skip { position: absolute; left: -99rem } .skip:focus { position: static }
        :focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px }
        table { border-collapse: collapse; width: 100% } caption { text-align: left; font-weight: bold; padding: .5rem 0 }
        th, td { border: 1px solid #767676; padding: .3rem .5rem; text-align: left; vertical-align: top }
        .wide { overflow-x: auto } nav { display: flex; gap: 1rem; flex-wrap: wrap; align-items: baseline }
        form.fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: .7rem 1.2rem; align-items: end }
        form.fields .whole { grid-column: 1 / -1 } label { display: block; font-weight: 600 }
        input, select, textarea, button { font: inherit; padding: .35rem .5rem; box-sizing: border-box } input:not([type=checkbox]), select, textarea { width: 100% }
        textarea { min-height: 10rem } .mistakes { border: 3px solid #b3261e; padding: .5rem 1rem } dt { font-weight: 600 } dd { margin: 0 0 .4rem }
        """;

    public static IResult Page(HttpContext context, Speech speech, string title, Html content, int status = StatusCodes.Status200OK)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        headers.ContentLanguage = speech.Language;

        return TypedResults.Content(Around(context.Request, speech, title, content), "text/html; charset=utf-8", statusCode: status);
    }

    public static IResult Plain(HttpContext context, Speech speech, Said said, int status) =>
        Page(context, speech, speech[said], Html.Of($"<h1>{speech[said]}</h1>"), status);

    private static string Around(HttpRequest request, Speech speech, string title, Html content) => Html.Of($"""
        <!doctype html>
        <html lang="{speech.Language}">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>{title} · {speech[Words.Platform]}</title>
          <link rel="stylesheet" href="/teachers.css">
        </head>
        <body>
          <a class="skip" href="#content">{speech[Words.SkipToContent]}</a>
          <header>
            <nav aria-label="{speech[Words.Languages]}">
              <a href="/teachers?lang={speech.Language}">{speech[Words.Teachers]}</a>
              {Languages(request, speech)}
            </nav>
          </header>
          <main id="content">
            {content}
          </main>
          <footer><p>{speech[Words.Platform]}. {speech[Words.Synthetic]}</p></footer>
        </body>
        </html>
        """).Text;

    // A page that a form was sent to has no address of its own to come back to.
    private static Html Languages(HttpRequest request, Speech speech) => Html.Join(new[] { ("kk", "Қазақша"), ("ru", "Русский"), ("en", "English") }.Select(language =>
        Html.Of($"""<a lang="{language.Item1}" hreflang="{language.Item1}" href="{(HttpMethods.IsGet(request.Method) ? request.Path.Value : "/teachers")}?lang={language.Item1}"{Current(language.Item1 == speech.Language)}>{language.Item2}</a> """)));

    private static Html Current(bool isCurrent) => isCurrent ? new Html(" aria-current=\"true\"") : Html.Nothing;
}
