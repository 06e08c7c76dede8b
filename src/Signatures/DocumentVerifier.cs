using Attestation.Signatures.Certificates;
using Attestation.Signatures.Enveloped;

namespace Attestation.Signatures;

/// <summary>
/// Verifies signed documents and reports every check of every signature. Safe for concurrent use. Without a client for responders it never
/// touches the network.
/// </summary>
/// <param name="trust">Whom to believe.</param>
/// <param name="ocsp">Asks responders; null when that is not wanted: then <see cref="RevocationMode.Ocsp"/> can tell nothing.</param>
public sealed class DocumentVerifier(Trust trust, OcspClient? ocsp = null)
{
    /// <summary>Verifies a document offline.</summary>
    /// <param name="xml">The bytes as they came.</param>
    /// <param name="at">The time of verification.</param>
    /// <param name="revocation">What to ask about revocation; a responder is not asked here.</param>
    /// <param name="policy">Who is entitled to sign; null for anybody.</param>
    /// <returns>The report; whatever the bytes are, nothing is thrown.</returns>
    public VerificationReport Verify(
        ReadOnlyMemory<byte> xml, DateTimeOffset at, RevocationMode revocation = RevocationMode.None, SignerPolicy? policy = null)
    {
        var peeled = new SignaturePeeler(trust).Peel(xml);

        return new ReportOf(peeled, at, revocation, policy).Write([.. peeled.Signers.Select(signer => Offline(signer, at, revocation))]);
    }

    /// <summary>Verifies a document; asks responders when <paramref name="revocation"/> says so, and only about certificates of trusted authorities.</summary>
    /// <param name="xml">The bytes as they came.</param>
    /// <param name="at">The time of verification.</param>
    /// <param name="revocation">What to ask about revocation.</param>
    /// <param name="policy">Who is entitled to sign; null for anybody.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <returns>The report; a responder that is silent or lies leaves <see cref="CheckOutcome.CannotTell"/>.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<VerificationReport> VerifyAsync(
        ReadOnlyMemory<byte> xml, DateTimeOffset at, RevocationMode revocation, SignerPolicy? policy, CancellationToken cancellationToken)
    {
        var peeled = new SignaturePeeler(trust).Peel(xml);
        var statuses = new RevocationStatus[peeled.Signers.Count];
        for (var i = 0; i < statuses.Length; i++)
        {
            statuses[i] = revocation is RevocationMode.Ocsp && ocsp is not null
                ? await ocsp.AskAsync(peeled.Signers[i], trust, at, cancellationToken).ConfigureAwait(false)
                : Offline(peeled.Signers[i], at, revocation);
        }

        return new ReportOf(peeled, at, revocation, policy).Write(statuses);
    }

    private RevocationStatus Offline(TrustedSigner signer, DateTimeOffset at, RevocationMode revocation) => revocation switch
    {
        RevocationMode.None => RevocationStatus.NotChecked,
        RevocationMode.Crl => signer.RevocationAt(at, trust),
        _ => RevocationStatus.CannotTell,
    };
}
