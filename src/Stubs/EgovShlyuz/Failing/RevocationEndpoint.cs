
using Attestation.Signatures.Testing;

namespace Attestation.Stubs.EgovShlyuz.Failing;

/// <summary>The test authority's revocation list and its OCSP responder, at the double's address, so that they can be down.</summary>
internal static class RevocationEndpoint
{
    public const string List = "/crl";
    public const string Responder = "/ocsp";

    private static readonly TimeSpan Validity = TimeSpan.FromDays(1);

    public static bool IsFor(PathString path) => path == List || path == Responder;

    public static void MapRevocation(this WebApplication app, TestAuthority? authority)
    {
        var clock = app.Services.GetRequiredService<TimeProvider>();
        if (authority is null)
        {
            return;
        }

        app.MapGet(List, () => Results.Bytes(authority.Crl(clock.GetUtcNow().AddMinutes(-1), clock.GetUtcNow() + Validity), "application/pkix-crl"));
        app.MapPost(Responder, async (HttpRequest request, CancellationToken cancellationToken) =>
        {
            using var question = new MemoryStream();
            await request.Body.CopyToAsync(question, cancellationToken);
            return Results.Bytes(authority.AnswerOcsp(question.ToArray(), clock.GetUtcNow()), "application/ocsp-response");
        });
    }
}
