using System.Security.Cryptography;
using System.Text;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Signing;

/// <summary>How a case goes on after somebody has signed, or has not.</summary>
internal static class SigningSteps
{
    /// <summary>A signature that stands: from here on only these bytes are ever sent.</summary>
    public static Step Taken(Case @case, string signedXml, NoticeVerdict verdict, string by, DateTimeOffset now) => new(
        @case with { Notice = With(@case.Notice!, signedXml), State = CaseState.Issuing, DueAt = now, Attempts = 0 },
        new JournalNote(nameof(CaseState.Signing), by, new { @case.Notice!.Number, certificate = verdict.Certificate, verdict.Code }));

    /// <summary>A signature against which nothing speaks, but nobody can say whether its certificate was revoked: kept, and looked at again. Nothing is issued.</summary>
    public static Step Kept(Case @case, string signedXml, NoticeVerdict verdict, DateTimeOffset now, TimeSpan again) => new(
        @case with { Notice = With(@case.Notice!, signedXml), State = CaseState.AwaitingSignature, DueAt = now + again },
        new JournalNote(nameof(CaseState.Signing), "signed, revocation cannot be told", new { @case.Notice!.Number, certificate = verdict.Certificate, verdict.Code }),
        [.. @case.State is CaseState.Signing && @case.Result is null ? [EventMessages.Stage(@case, ServiceStage.AwaitingSignature, now)] : Array.Empty<OutgoingMessage>()]);

    /// <summary>A notice goes back to review. The commission's documents are not reviewed: what was recorded is given back, and the provider records it anew.</summary>
    public static Step Returned(Case @case, DateTimeOffset now)
    {
        var note = new JournalNote(nameof(CaseState.Signing), "returned to review", new { @case.Notice!.Number });

        return @case.Result is null
            ? new Step(Forget(@case) with { State = CaseState.InReview, DueAt = null }, note, EventMessages.Stage(@case, ServiceStage.InReview, now))
            : new Step(Forget(@case) with { State = CaseState.Issued, DueAt = null, Commission = null }, note);
    }

    public static Step NotSigned(Case @case, DateTimeOffset now, TimeSpan again) => new(
        Forget(@case) with { DueAt = now + again }, new JournalNote(nameof(CaseState.Signing), "not signed", new { @case.Notice!.Number }));

    /// <summary>Without the signature that was kept.</summary>
    public static Case Forget(Case @case) => @case with { Notice = @case.Notice! with { SignedXml = null, Sha256 = null } };

    public static string Sha256(string xml) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(xml)));

    private static Notice With(Notice notice, string signedXml) => notice with { SignedXml = signedXml, Sha256 = Sha256(signedXml) };
}
