using Attestation.Contracts;

namespace Attestation.Gateway.Receiving;

/// <summary>One way in which a message can be wrong.</summary>
/// <param name="Code">Stable: portals compare with it.</param>
/// <param name="Sentence">
/// What is wrong and what to do. May have one place in braces, filled with a limit or a name of the contract, never with what was sent:
/// that may be personal.
/// </param>
internal sealed record ProblemKind(string Code, TrilingualText Sentence)
{
    public ProblemKind(string code, string kk, string ru, string en)
        : this(code, new TrilingualText(kk, ru, en))
    {
    }

    public Problem At(string pointer) => new(pointer, Code, Sentence);

    public Problem At(string pointer, TrilingualText filling) =>
        new(pointer, Code, new(Fill(Sentence.Kk, filling.Kk), Fill(Sentence.Ru, filling.Ru), Fill(Sentence.En, filling.En)));

    private static string Fill(string sentence, string filling) =>
        sentence.IndexOf('{') is var open and >= 0 ? string.Concat(sentence.AsSpan(0, open), filling, sentence.AsSpan(sentence.IndexOf('}') + 1)) : sentence;
}
