namespace Attestation.Signatures;

/// <summary>The document cannot be signed, because nobody would accept it afterwards.</summary>
public sealed class DocumentRefusedException : Exception
{
    /// <summary>Refuses a document for a reason.</summary>
    /// <param name="code">The code a verifier would give.</param>
    public DocumentRefusedException(VerdictCode code)
        : base(VerdictSentence.Of(code).English) =>
        Code = code;

    /// <summary>The reason: the code a verifier would give.</summary>
    public VerdictCode Code { get; }
}
