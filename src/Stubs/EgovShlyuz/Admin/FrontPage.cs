using Attestation.Shep;
using Attestation.Stubs.EgovShlyuz.Registers;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.EgovShlyuz.Admin;

/// <summary>Tells whoever opens the address in a browser what it is.</summary>
internal static class FrontPage
{
    public static void MapFrontPage(this WebApplication app)
    {
        var journal = app.Services.GetRequiredService<Journal>();
        var services = app.Services.GetServices<IRegister>().Select(register => register.ServiceId).ToList();

        app.MapGet("/", () => Results.Content(Page(services, journal), "text/html; charset=utf-8"));
    }

    private static string Page(IReadOnlyList<string> services, Journal journal) =>
        $"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Double of the ШЭП</title></head>
        <body>
        <h1>Double of the ШЭП</h1>
        <p>A stand-in for Kazakhstan's e-government gateway and the registers behind it. Nobody it knows exists.</p>
        <ul>
        <li>Synchronous channel, version 10: <code>POST {ShepPaths.Sync}</code></li>
        <li>Asynchronous channel, version 10: <code>POST {ShepPaths.Async}</code></li>
        <li>Contracts: <a href="{ShepPaths.Sync}?wsdl">synchronous</a>, <a href="{ShepPaths.Async}?wsdl">asynchronous</a>,
        <a href="{ShepPaths.Async}client/?wsdl">what a participant implements</a></li>
        <li><a href="/cabinet">Personal cabinet</a> of a citizen</li>
        <li>Services: {string.Concat(services.Select(service => $"<code>{service}</code> "))}</li>
        <li>Journal: <a href="/__admin/requests?limit=50">the last exchanges</a>, {journal.Count} kept, {journal.Dropped} dropped</li>
        <li><a href="/__admin/health">Health</a></li>
        </ul>
        </body>
        </html>
        """;
}
