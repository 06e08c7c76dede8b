using System.Text;
using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Signatures;

namespace Attestation.Gateway.Receiving;

/// <summary>
/// What was published before the database was restored holds: the case takes it over, byte for byte, and publishes those bytes once more,
/// because nobody can tell any more who was told of them.
/// </summary>
internal static class Adoption
{
    public const string Entry = "adopted after a restore";

    /// <param name="found">The case as the restored database has it.</param>
    /// <param name="published">What was published of it.</param>
    /// <param name="dueBy">When documents of a commission's decision should be signed.</param>
    /// <param name="now">The law's clock.</param>
    /// <param name="reason">Why it was withdrawn, where that is known.</param>
    /// <returns>Null when the case knows it already, or knows another: nothing that was issued is ever replaced. Null, too, for a notice of another school.</returns>
    public static Step? Of(Case found, PublishedEvent published, Func<Case, DateTimeOffset, DateTimeOffset> dueBy, DateTimeOffset now, string? reason = null)
    {
        var message = published.ToMessage(BusNames.Events, now);
        if (published.Type == MessageNames.Of<NoticeIssued>())
        {
            return OfNotice(found, Read<NoticeIssued>(published), message);
        }

        if (published.Type == MessageNames.Of<ApplicationWithdrawn>())
        {
            return OfWithdrawal(found, Read<ApplicationWithdrawn>(published), message, reason);
        }

        if (published.Type == MessageNames.Of<CommissionDecisionRecorded>())
        {
            return OfCommission(found, Read<CommissionDecisionRecorded>(published), dueBy, now, message);
        }

        return published.Type == MessageNames.Of<CommissionDocumentIssued>() ? OfDocument(found, Read<CommissionDocumentIssued>(published), dueBy, now, message) : null;
    }

    private static Step? OfNotice(Case found, NoticeIssued issued, OutgoingMessage message)
    {
        if (found.Result is not null || found.Application.Provider.Value != issued.ProviderBin)
        {
            return null;
        }

        var notice = Document(found, issued.NoticeNumber, issued.Kind, issued.SignedXml, issued.Sha256, issued.IssuedAt);
        var reasons = issued.Reasons.Select(reason => new { reason.Ground, reason.Requirement, reason.Document });
        var note = new JournalNote("Issuing", Entry, new { notice.Number, kind = notice.Kind.ToString(), notice.Sha256, notice.IssuedAt, reasons, during = found.State.ToString() });

        return new Step(found with { Notice = notice, State = CaseState.Issued, DueAt = null, Attempts = 0 }, note, message) { IsAdopted = true };
    }

    private static Step? OfWithdrawal(Case found, ApplicationWithdrawn withdrawn, OutgoingMessage message, string? reason) => found.HasEnded
        ? null
        : new Step(
            found with { State = CaseState.Withdrawn, DueAt = null },
            new JournalNote("Receiving", $"withdrawn, {Entry}", new { during = found.State.ToString() }, reason is null ? null : new { reason }),
            message,
            EventMessages.Stage(found, ServiceStage.Withdrawn, withdrawn.OccurredAt) with { DueAt = message.DueAt })
        { IsAdopted = true };

    private static Step? OfCommission(Case found, CommissionDecisionRecorded told, Func<Case, DateTimeOffset, DateTimeOffset> dueBy, DateTimeOffset now, OutgoingMessage message)
    {
        if (found.Result is null || found.Commission?.Covers(told) is true)
        {
            return null;
        }

        // A document of an earlier decision that was on its way is not issued any more: it came back unsigned, or the later one could not have been recorded.
        var issued = found.Notice!.Chain().First(known => known.IssuedAt is not null);
        var commission = new CommissionResult(told.Decision, told.Category, told.OrderNumber, told.OrderDate, told.DecidedOn, told.OccurredAt, dueBy(found, told.OccurredAt));
        var note = new JournalNote("Commission", $"{told.Decision}, {Entry}", new { category = told.Category.ToString(), told.DecidedOn, told.OrderDate });

        return new Step(Next(found with { Notice = issued, Commission = commission }, commission, now), note, message) { IsAdopted = true };
    }

    private static Step? OfDocument(Case found, CommissionDocumentIssued issued, Func<Case, DateTimeOffset, DateTimeOffset> dueBy, DateTimeOffset now, OutgoingMessage message)
    {
        if (found.Result is null || found.Application.Provider.Value != issued.ProviderBin || found.Notice!.Chain().Any(known => known.Number == issued.DocumentNumber && known.IssuedAt is not null))
        {
            return null;
        }

        var commission = found.Commission is { } recorded && recorded.Covers(issued)
            ? recorded
            : new CommissionResult(issued.Decision, issued.Category, issued.OrderNumber, issued.OrderDate, issued.DecidedOn, issued.IssuedAt, dueBy(found, issued.IssuedAt));
        var document = Document(found, issued.DocumentNumber, issued.Kind, issued.SignedXml, issued.Sha256, issued.IssuedAt) with
        {
            Before = found.Notice.Chain().FirstOrDefault(known => known.IssuedAt is not null),
        };
        var note = new JournalNote("Issuing", Entry, new { document.Number, kind = document.Kind.ToString(), document.Sha256, document.IssuedAt });

        return new Step(Next(found with { Notice = document, Commission = commission }, commission, now), note, message) { IsAdopted = true };
    }

    private static Case Next(Case @case, CommissionResult commission, DateTimeOffset now) => commission.NextAfter(@case.Notice!) is null
        ? @case with { State = CaseState.Issued, DueAt = null, Attempts = 0 }
        : @case with { State = CaseState.Notices, DueAt = now, Attempts = 0 };

    // What was sent to be signed is known where the database has it; otherwise its content is what was signed, without the signature.
    private static Notice Document(Case found, string number, NoticeKind kind, string signedXml, string sha256, DateTimeOffset issuedAt)
    {
        var id = StableId.Of(found.Id, $"notice/{number.Split('/')[^1]}");
        var content = EnvelopedSignature.CanonicalContent(Encoding.UTF8.GetBytes(signedXml));
        var xml = found.Notice is { } drawn && drawn.Id == id && EnvelopedSignature.CanonicalContent(Encoding.UTF8.GetBytes(drawn.Xml)).AsSpan().SequenceEqual(content)
            ? drawn.Xml
            : Encoding.UTF8.GetString(content);

        return new Notice(id, number, kind, xml) { SignedXml = signedXml, Sha256 = sha256, IssuedAt = Kazakhstan.ToLocal(issuedAt) };
    }

    private static T Read<T>(PublishedEvent published) => JsonSerializer.Deserialize<T>(published.Body, ContractJson.Options)!;
}
