using System.Text.Json.Serialization;
using Attestation.Contracts;
using Attestation.Contracts.Samples;
using Attestation.Sandbox.Portal;

namespace Attestation.Sandbox.Demo;

/// <summary>How a sample ended: a row of <c>results.json</c>.</summary>
internal sealed record SampleResult
{
    public required string? ApplicationId { get; init; }

    public required string Title { get; init; }

    public required SampleOutcome Outcome { get; init; }

    public required IReadOnlyList<ExpectedReason> Reasons { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    public DateTimeOffset? RegisteredAt { get; init; }

    public DateTimeOffset? DueBy { get; init; }

    public DateTimeOffset? IssuedAt { get; init; }

    public string? NoticeNumber { get; init; }

    public string? NoticeFile { get; init; }

    /// <summary>Documents issued after the notice.</summary>
    public IReadOnlyList<SampleDocument> Documents { get; init; } = [];

    /// <summary>Codes of the problems of what was sent.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    public required ExpectedOutcome Expected { get; init; }

    public bool AsExpected { get; init; }

    /// <summary>What else is wrong: a notice that does not verify, a call that is missing or came before consent.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    [JsonIgnore]
    public bool IsGood => AsExpected && Faults is [];

    public static SampleResult Of(Sample sample, Story story)
    {
        var result = new SampleResult
        {
            ApplicationId = sample.ApplicationIdText,
            Title = sample.Content.Title,
            Outcome = OutcomeOf(story),
            Reasons = [.. (story.Notice?.Reasons ?? []).Select(reason => new ExpectedReason(reason.Ground, reason.Requirement, reason.Document))],
            ReceivedAt = story.Received?.ReceivedAt,
            RegisteredAt = story.Registered?.RegisteredAt,
            DueBy = story.Received?.DueBy,
            IssuedAt = story.Notice?.IssuedAt,
            NoticeNumber = story.Notice?.NoticeNumber,
            NoticeFile = story.Notice is null ? null : $"notices/{story.Notice.ApplicationId:D}.xml",
            Documents = [.. story.Documents.Select(document => new SampleDocument(document.DocumentNumber, document.Kind, $"notices/{OutFolder.NameOf(document)}"))],
            Problems = [.. (story.Rejected?.Problems ?? []).Select(problem => problem.Code), .. story.LaterProblems],
            Expected = sample.Content.Expected,
        };

        return result with { AsExpected = result.Meets(sample.Content.Expected) };
    }

    private static SampleOutcome OutcomeOf(Story story) => story switch
    {
        { Rejected: not null } => SampleOutcome.Rejected,
        { Notice.Kind: NoticeKind.Acceptance } => SampleOutcome.Acceptance,
        { Notice.Kind: NoticeKind.Refusal } => SampleOutcome.Refusal,
        { Stage: ServiceStage.Withdrawn } => SampleOutcome.Withdrawn,
        { Stage: ServiceStage.InReview } => SampleOutcome.Review,
        _ => SampleOutcome.Waiting,
    };

    private bool Meets(ExpectedOutcome expected) =>
        Outcome == expected.Outcome
        && (expected.Reasons is null || expected.Reasons.ToHashSet().SetEquals(Reasons))
        && (expected.Documents is null || expected.Documents.SequenceEqual(Documents.Select(document => document.Kind)))
        && (expected.Problems is null || expected.Problems.Order(StringComparer.Ordinal).SequenceEqual(Problems.Order(StringComparer.Ordinal)))
        && (expected.RegisteredAt is null || expected.RegisteredAt == RegisteredAt);
}

/// <param name="Number">Its number.</param>
/// <param name="Kind">The commission's decision, or the order.</param>
/// <param name="File">Where the demo put it.</param>
internal sealed record SampleDocument(string Number, NoticeKind Kind, string File);
