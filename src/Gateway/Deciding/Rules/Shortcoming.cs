using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>What can be lacking or in doubt: ground, requirement, document, the place in the act, and the sentence for the citizen.</summary>
/// <param name="Ground">S2-24, S2-25 or S2-26.</param>
/// <param name="Requirement">Number of the requirement that is not met.</param>
/// <param name="Document">A kind of document, <c>Essay</c>, or null when none is concerned.</param>
/// <param name="Citation">Never absent: a refusal without one cannot be built.</param>
/// <param name="Text">What is wrong and what to do.</param>
internal sealed record Shortcoming(string Ground, string Requirement, string? Document, Citation Citation, BilingualText Text)
{
    public Reason ToReason() => new() { Ground = Ground, Requirement = Requirement, Document = Document, Act = Citation.ToString(), Text = Text };
}
