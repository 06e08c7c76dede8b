namespace Attestation.Stubs.TestKit;

/// <summary>One exchange with a double. It lives in memory only; what is shown of it to people has the ИИН masked and no bodies.</summary>
public sealed record JournalEntry
{
    /// <summary>Its place among all exchanges of this journal, from 1; the journal gives it.</summary>
    public long Number { get; init; }

    /// <summary>When the double answered, by the double's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was asked: the ШЭП's serviceId, or the operation of a REST service; empty when the request was too broken to tell.</summary>
    public required string Operation { get; init; }

    /// <summary>The message's own name: the envelope's messageId, or a request id.</summary>
    public string? MessageId { get; init; }

    /// <summary>Whom it was about, in full, for verification by tests in the same process.</summary>
    public string? Iin { get; init; }

    /// <summary>Who asked: a senderId, or a client id.</summary>
    public string? Caller { get; init; }

    /// <summary>The verdict on the request's signature in one word, <c>valid</c> or the reason; <see langword="null"/> where nothing is signed.</summary>
    public string? Signature { get; init; }

    /// <summary>Whether the request's signature was checked and found good.</summary>
    public bool SignatureIsValid { get; init; }

    /// <summary>How the double answered in one word: a status or fault code, or what the register said.</summary>
    public required string Outcome { get; init; }

    /// <summary>The status of the HTTP answer.</summary>
    public required int HttpStatus { get; init; }

    /// <summary>Whose test it belongs to: what the caller put into <c>X-Sandbox-Tenant</c>.</summary>
    public string Tenant { get; init; } = "default";

    /// <summary>The path that was asked; empty when it does not matter.</summary>
    public string Path { get; init; } = "";

    /// <summary>What the request was forgiven, one sentence each, naming elements and never values; empty when it was as it should be.</summary>
    public IReadOnlyList<string> Bent { get; init; } = [];

    /// <summary>What the double had to let go for want of room while it answered, one sentence each; empty when there was room.</summary>
    public IReadOnlyList<string> LetGo { get; init; } = [];

    /// <summary>The body of the request as it came.</summary>
    public ReadOnlyMemory<byte> Request { get; init; }

    /// <summary>The body of the answer as it went.</summary>
    public ReadOnlyMemory<byte> Answer { get; init; }

    /// <summary>The ИИН as people may see it.</summary>
    public string? MaskedIin => Iin is null ? null : TestKit.Iin.Mask(Iin);

    /// <summary>Says what was asked and how it was answered, and names no one.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{Number} {Operation} {Signature} {Outcome}";
}
