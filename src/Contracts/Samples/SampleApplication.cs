using System.Text.Json;
using System.Text.Json.Serialization;

namespace Attestation.Contracts.Samples;

/// <summary>A file of <c>samples/applications</c>: a message, when it arrives, and how the case must end.</summary>
public sealed record SampleApplication
{
    /// <summary>What the sample shows, in a sentence.</summary>
    public required string Title { get; init; }

    /// <summary>The instant (of the sandbox's clock) at which the message reaches the gateway.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>A <see cref="SubmitApplication"/>, kept as it stands: a sample may be wrong on purpose.</summary>
    public required JsonElement Message { get; init; }

    /// <summary>What is sent afterwards.</summary>
    public IReadOnlyList<SampleStep>? Then { get; init; }

    /// <summary>How the case must end.</summary>
    public required ExpectedOutcome Expected { get; init; }
}

/// <summary>A later message of a sample.</summary>
public sealed record SampleStep
{
    /// <summary>When it is sent.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Name of the message: <c>WithdrawApplication</c> or <c>withdraw-application</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The message.</summary>
    public required JsonElement Message { get; init; }
}

/// <summary>How a sample must end.</summary>
public sealed record ExpectedOutcome
{
    /// <summary>The outcome.</summary>
    public required SampleOutcome Outcome { get; init; }

    /// <summary>All reasons of a refusal, in any order; not compared when absent.</summary>
    public IReadOnlyList<ExpectedReason>? Reasons { get; init; }

    /// <summary>The instant of registration; not compared when absent.</summary>
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>Documents issued after the notice, in this order; not compared when absent.</summary>
    public IReadOnlyList<NoticeKind>? Documents { get; init; }

    /// <summary>Codes of the problems with which the message and what followed it were rejected, in any order; not compared when absent.</summary>
    public IReadOnlyList<string>? Problems { get; init; }
}

/// <summary>A reason, without its sentence.</summary>
/// <param name="Ground"><c>S2-24</c>, <c>S2-25</c> or <c>S2-26</c>.</param>
/// <param name="Requirement">The requirement, <c>S2-21</c>.</param>
/// <param name="Document">A document kind, <c>Essay</c>, or absent.</param>
public sealed record ExpectedReason(string Ground, string Requirement, string? Document);

/// <summary>How an application of the sandbox can end.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SampleOutcome>))]
public enum SampleOutcome
{
    /// <summary>A signed notice of acceptance.</summary>
    Acceptance,

    /// <summary>A signed, reasoned refusal.</summary>
    Refusal,

    /// <summary>The message was not an application that can be taken.</summary>
    Rejected,

    /// <summary>A person of the provider must look.</summary>
    Review,

    /// <summary>A source is silent; nothing may be concluded.</summary>
    Waiting,

    /// <summary>Taken back.</summary>
    Withdrawn,
}
