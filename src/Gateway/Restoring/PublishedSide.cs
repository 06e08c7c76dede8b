using System.Security.Cryptography;
using System.Text;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Notices;
using Attestation.Gateway.Receiving;
using Attestation.Gateway.Signing;
using Attestation.Signatures;

namespace Attestation.Gateway.Restoring;

/// <summary>
/// Whether the database knows what was published. Every event was committed before it was published: one that the database does not know
/// was published by a later state of it.
/// </summary>
internal sealed class PublishedSide(CaseStore cases, RestoredDatabase restored, Registration registration, SignerTrust trust, Clocks clocks)
{
    /// <param name="entry">An event of the ledger.</param>
    /// <param name="reasons">Why applications were withdrawn, as far as the ledger tells.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <returns>Null when the database knows it.</returns>
    public Task<Finding?> LookAsync(LedgerEntry entry, IReadOnlyDictionary<Guid, string> reasons, CancellationToken cancellationToken) => entry.Message.Type switch
    {
        "application-received" when PublishedEvents.Read<ApplicationReceived>(entry) is { } received => LookAsync(received, cancellationToken),
        "notice-issued" when PublishedEvents.Read<NoticeIssued>(entry) is { } issued => LookAsync(issued, entry, cancellationToken),
        "commission-document-issued" when PublishedEvents.Read<CommissionDocumentIssued>(entry) is { } issued => LookAsync(issued, entry, cancellationToken),
        "application-withdrawn" when PublishedEvents.Read<ApplicationWithdrawn>(entry) is { } withdrawn => LookAsync(withdrawn, entry, reasons, cancellationToken),
        "commission-decision-recorded" when PublishedEvents.Read<CommissionDecisionRecorded>(entry) is { } recorded => LookAsync(recorded, entry, cancellationToken),
        _ => Task.FromResult<Finding?>(null),
    };

    private async Task<Finding?> LookAsync(ApplicationReceived received, CancellationToken cancellationToken)
    {
        var (id, number) = (received.ApplicationId, received.ApplicationNumber);
        if (await restored.StandingAsync(id, cancellationToken) is { } standing)
        {
            return standing.Number == number
                ? null
                : new Finding(new(Differences.NumberTaken, id, number, $"was received under this number, and stands in the database under {standing.Number}"), null);
        }

        return await restored.IsNumberTakenAsync(id, number, cancellationToken)
            ? new Finding(new(Differences.NumberTaken, id, number, "was received under this number, which the database has given to another application"), null)
            : new Finding(
                new(Differences.SendAgain, id, number, "was received, and its content is not in the ledger: its sender must send it again; number, receipt and what was published are kept for it"),
                token => restored.ReserveAsync(received, token));
    }

    private async Task<Finding?> LookAsync(NoticeIssued issued, LedgerEntry entry, CancellationToken cancellationToken)
    {
        var (id, number) = (issued.ApplicationId, issued.NoticeNumber);
        if (await IsErasedOrKeptAsync(entry, id, cancellationToken))
        {
            return null;
        }

        var found = await cases.FindAsync(id, cancellationToken);
        if (found?.Result is { } known)
        {
            return known.Sha256 == issued.Sha256 ? null : new Finding(new(Differences.NoticeDiffers, id, number, $"was published, and the database issued {known.Number} with other bytes"), null);
        }

        return IsGenuine(id, found, number, issued.SignedXml, issued.Sha256, issued.ProviderBin, issued.IssuedAt)
            ? Adopting(new(Differences.Notice, id, number, $"was published ({issued.Kind}) and is not in the database"), entry, id, null)
            : new Finding(new(Differences.NoticeNotGenuine, id, number, "was published as a notice, and its hash, its signature or its content is wrong: it is not taken over"), null);
    }

    private async Task<Finding?> LookAsync(CommissionDocumentIssued issued, LedgerEntry entry, CancellationToken cancellationToken)
    {
        var (id, number) = (issued.ApplicationId, issued.DocumentNumber);
        if (await IsErasedOrKeptAsync(entry, id, cancellationToken))
        {
            return null;
        }

        var found = await cases.FindAsync(id, cancellationToken);
        if (found?.Notice?.Chain().FirstOrDefault(document => document.Number == number && document.IssuedAt is not null) is { } known)
        {
            return known.Sha256 == issued.Sha256 ? null : new Finding(new(Differences.NoticeDiffers, id, number, "was published, and the database issued it with other bytes"), null);
        }

        return IsGenuine(id, found, number, issued.SignedXml, issued.Sha256, issued.ProviderBin, issued.IssuedAt)
            ? Adopting(new(Differences.Notice, id, number, $"was published ({issued.Kind}) and is not in the database"), entry, id, null)
            : new Finding(new(Differences.NoticeNotGenuine, id, number, "was published as a document, and its hash, its signature or its content is wrong: it is not taken over"), null);
    }

    private async Task<Finding?> LookAsync(ApplicationWithdrawn withdrawn, LedgerEntry entry, IReadOnlyDictionary<Guid, string> reasons, CancellationToken cancellationToken)
    {
        var id = withdrawn.ApplicationId;

        return await IsErasedOrKeptAsync(entry, id, cancellationToken) || await cases.FindAsync(id, cancellationToken) is { HasEnded: true }
            ? null
            : Adopting(new(Differences.Withdrawal, id, withdrawn.ApplicationNumber, "was withdrawn and is not in the database as such"), entry, id, reasons.GetValueOrDefault(id));
    }

    private async Task<Finding?> LookAsync(CommissionDecisionRecorded recorded, LedgerEntry entry, CancellationToken cancellationToken)
    {
        var id = recorded.ApplicationId;

        // One that was taken back, or recorded anew, stands in the journal.
        return await IsErasedOrKeptAsync(entry, id, cancellationToken)
            || (await cases.FindAsync(id, cancellationToken))?.Commission?.Covers(recorded) is true
            || await restored.IsJournalledAsync(id, "Commission", ($"{recorded.Decision}", $"{recorded.Decision}, {Adoption.Entry}"), ("decidedOn", $"{recorded.DecidedOn:yyyy-MM-dd}"), cancellationToken, recorded.OccurredAt)
            ? null
            : Adopting(new(Differences.Commission, id, recorded.ApplicationNumber, "the commission's decision was recorded and is not in the database"), entry, id, null);
    }

    private async Task<bool> IsErasedOrKeptAsync(LedgerEntry entry, Guid id, CancellationToken cancellationToken) => await restored.StandingAsync(id, cancellationToken) switch
    {
        { State: "Erased" } => true,
        { IsWaiting: > 0 } => (await restored.PublishedOfAsync(id, cancellationToken)).Any(kept => kept.Body.AsSpan().SequenceEqual(entry.Message.Body.Span)),
        _ => false,
    };

    private Finding Adopting(Difference difference, LedgerEntry entry, Guid id, string? reason) => new(difference, async cancellationToken =>
    {
        var published = PublishedEvents.Of(entry);
        if (await restored.StandingAsync(id, cancellationToken) is { IsWaiting: > 0 })
        {
            await restored.KeepPublishedAsync(id, published, cancellationToken);
            return;
        }

        await cases.ChangeAsync(id, found => Adoption.Of(found, published, registration.DueBy, clocks.Now, reason), cancellationToken);
    });

    // What lies on the broker is believed no more than what comes from it: whoever may publish could have put it there. A school signs for the
    // applications that were filed with it; for one that is not here yet, the school is compared when it comes (Adoption).
    private bool IsGenuine(Guid id, Case? found, string number, string signedXml, string sha256, string providerBin, DateTimeOffset issuedAt)
    {
        var signed = Encoding.UTF8.GetBytes(signedXml);

        return Convert.ToHexStringLower(SHA256.HashData(signed)) == sha256
            && (found is null || found.Application.Provider.Value == providerBin)
            && new DocumentVerifier(trust.Current).Verify(signed, issuedAt, RevocationMode.None, SignerPolicy.NoticeOf(providerBin)).Conclusion is Conclusion.Genuine
            && NoticeXml.IsOf(signedXml, id, number, providerBin);
    }
}
