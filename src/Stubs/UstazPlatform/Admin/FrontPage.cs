using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.UstazPlatform.Admin;

/// <summary>The page a person meets at the double's address.</summary>
internal static class FrontPage
{
    public static string Of(Journal journal) => $$"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>Ұстаз, a double</title>
          <style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto; padding: 0 1rem }</style>
        </head>
        <body>
          <h1>Ұстаз, a double</h1>
          <p>It stands in for the teachers' platform. The platform's own API is not public: this contract is a plausible one, and every teacher here is synthetic.</p>
          <ul>
            <li><code>POST /api/v1/portfolio/search</code> gives a teacher's portfolio, page by page: <a href="/openapi/v1.json">description</a></li>
            <li><a href="/teachers">teachers</a>: look at one, edit a portfolio, file an application</li>
            <li><a href="/__admin/requests">calls so far</a>: {{journal.Count}}</li>
            <li><a href="/__admin/health">health</a></li>
          </ul>
        </body>
        </html>
        """;
}
