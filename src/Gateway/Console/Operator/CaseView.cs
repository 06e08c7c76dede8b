using System.Text.Json.Nodes;
using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Console;

/// <summary>A case for the person who must judge it: what the applicant says beside what the registers say. The ИИН is masked.</summary>
internal sealed record CaseView
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string State { get; init; }

    public required string Channel { get; init; }

    public required string Category { get; init; }

    public required string ProviderBin { get; init; }

    public required string Iin { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? RegisteredAt { get; init; }

    public DateTimeOffset? WarnAt { get; init; }

    public DateTimeOffset? DueBy { get; init; }

    public DateTimeOffset? WarnedAt { get; init; }

    public DateTimeOffset? BreachedAt { get; init; }

    public DateTimeOffset? NextLookAt { get; init; }

    public string? Verdict { get; init; }

    public string? Edition { get; init; }

    public required IReadOnlyList<FindingView> Findings { get; init; }

    /// <summary>Conditions beside the documents: met, in doubt, for the commission, or not checked.</summary>
    public required IReadOnlyList<CheckView> Conditions { get; init; }

    public required IReadOnlyList<EvidenceRow> Evidence { get; init; }

    public required IReadOnlyList<JournalView> Journal { get; init; }

    public static CaseView Of(Case @case, IReadOnlyList<JournalLine> journal)
    {
        var application = @case.Application;

        return new CaseView
        {
            Id = @case.Id,
            Number = @case.Number,
            State = @case.State.ToString(),
            Channel = application.Channel.ToString(),
            Category = application.Requested.ToString(),
            ProviderBin = application.Provider.Value,
            Iin = application.Applicant.Iin.ToString(),
            SubmittedAt = application.SubmittedAt,
            ReceivedAt = @case.ReceivedAt,
            RegisteredAt = @case.Terms?.RegisteredAt,
            WarnAt = @case.Terms?.WarnAt,
            DueBy = @case.Terms?.DueBy,
            WarnedAt = Local(@case.WarnedAt),
            BreachedAt = Local(@case.BreachedAt),
            NextLookAt = Local(@case.DueAt),
            Verdict = @case.Decision?.Verdict.ToString(),
            Edition = @case.Decision?.Edition,
            Findings = [.. (@case.Decision?.Findings ?? []).Select(finding => new FindingView(finding.Reason, finding.Facts, finding.Source))],
            Conditions = [.. (@case.Decision?.Checks ?? []).Select(check => new CheckView(check.Condition, check.Standing.ToString(), check.Facts, check.Citation.ToString()))],
            Evidence = [.. SideBySide.Of(@case)],
            Journal = [.. journal.Select(line => new JournalView(line.Seq, Kazakhstan.ToLocal(line.At), line.Stop, line.Entry, Json(line.Details), Masked(line.Personal)))],
        };
    }

    private static DateTimeOffset? Local(DateTimeOffset? instant) => instant is { } known ? Kazakhstan.ToLocal(known) : null;

    private static JsonNode? Json(string? text) => text is null ? null : JsonNode.Parse(text);

    // Who decided is shown by post; the number only as far as it may be.
    private static JsonNode? Masked(string? personal)
    {
        var json = Json(personal);
        if (json?["decidedBy"] is JsonObject person && Deciding.Iin.TryParse(person["iin"]?.GetValue<string>(), out var iin) is IinFault.None)
        {
            person["iin"] = iin!.ToString();
        }

        return json;
    }
}

/// <param name="Reason">What the citizen would be told.</param>
/// <param name="Facts">What it rests on.</param>
/// <param name="Source">The message of the register.</param>
internal sealed record FindingView(Reason Reason, string Facts, string? Source);

/// <param name="Condition">Which condition.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Facts">What it rests on, or why it was not checked.</param>
/// <param name="Act">Where it is laid down.</param>
internal sealed record CheckView(string Condition, string Standing, string Facts, string Act);

/// <param name="Seq">Place in the journal.</param>
/// <param name="At">When, in Kazakhstan.</param>
/// <param name="Stop">Where.</param>
/// <param name="Entry">What.</param>
/// <param name="Details">Facts, nothing personal.</param>
/// <param name="Personal">Who decided, by post, and in which words.</param>
internal sealed record JournalView(long Seq, DateTimeOffset At, string Stop, string Entry, JsonNode? Details, JsonNode? Personal);

/// <summary>One thing, as the applicant says it and as a register says it.</summary>
/// <param name="What">What is compared.</param>
/// <param name="Application">What the application says.</param>
/// <param name="Register">What the register says; or that it holds nothing, or was silent.</param>
/// <param name="Source">Which register.</param>
/// <param name="MessageId">Its message.</param>
/// <param name="AskedAt">When it was asked, in Kazakhstan.</param>
/// <param name="Differs">Whether the two do not fit together; null where there is nothing to compare.</param>
internal sealed record EvidenceRow(string What, string? Application, string? Register, string Source, string? MessageId, DateTimeOffset? AskedAt, bool? Differs);
