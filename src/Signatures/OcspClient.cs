using System.Net.Http.Headers;
using System.Security.Cryptography;
using Attestation.Signatures.Certificates;
using Attestation.Signatures.Revocation;

namespace Attestation.Signatures;

/// <summary>
/// Asks a responder whether a certificate has been revoked (OCSP, RFC 6960). An answer counts only if the issuer or its delegate signed it, it is
/// about this certificate, repeats the nonce of the question and is fresh. A delegate counts only if its certificate says that its revocation need not be
/// asked about (<c>id-pkix-ocsp-nocheck</c>), or a list of the trust says that it is good. Safe for concurrent use.
/// </summary>
/// <param name="http">For the one POST that a question is. Its time-out ends a question: the result is then <see cref="RevocationStatus.CannotTell"/>.</param>
/// <param name="clock">Tells whether an answer is fresh.</param>
/// <param name="responder">Whom to ask; if null, whomever the certificate names, once it is certain that the certificate comes from a trusted authority.</param>
public sealed class OcspClient(HttpClient http, TimeProvider clock, Uri? responder = null)
{
    private const int MostBytes = 64 * 1024;

    /// <summary>How old an answer may be. The national responder says of no answer how long it holds, and makes each anew. Five minutes more are allowed for clocks that differ.</summary>
    public TimeSpan MostAge { get; init; } = TimeSpan.FromHours(1);

    internal async Task<RevocationStatus> AskAsync(TrustedSigner signer, Trust trust, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (signer.Path is not [var certificate, var issuer, ..] || (responder ?? ResponderOf(certificate)) is not { } address)
        {
            return RevocationStatus.CannotTell;
        }

        var question = new OcspRequest(OcspCertId.Of(certificate.Serial, issuer), RandomNumberGenerator.GetBytes(OcspNonce.Length));
        var answer = await PostAsync(address, question.Encode(), cancellationToken).ConfigureAwait(false);

        var now = clock.GetUtcNow();

        return answer is null
            ? RevocationStatus.CannotTell
            : OcspJudgement.Judge(answer, question, issuer, responding => trust.StatusOf(responding, issuer, now), now, at, MostAge);
    }

    private static Uri? ResponderOf(SignerCertificate certificate) =>
        AuthorityAccess.OcspResponders(certificate.Certificate)
            .Select(text => Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null)
            .FirstOrDefault(uri => uri is { Scheme: "http" or "https" });

    private async Task<byte[]?> PostAsync(Uri address, byte[] question, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new ByteArrayContent(question);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/ocsp-request");
            using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                return null;
            }

            await response.Content.LoadIntoBufferAsync(MostBytes, cancellationToken).ConfigureAwait(false);

            return await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception silence) when (silence is HttpRequestException or IOException || (silence is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // No answer is not an answer.
            return null;
        }
    }
}
