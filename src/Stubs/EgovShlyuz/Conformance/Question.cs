namespace Attestation.Stubs.EgovShlyuz.Conformance;

/// <summary>Something that is sent, and what must come back.</summary>
/// <param name="Title">A sentence that may turn out false.</param>
/// <param name="Channel">Where it is sent.</param>
/// <param name="Message">What is sent; made when it is asked, because it may need what came back before.</param>
/// <param name="Difference">What differs from the protocol in the answer; <see langword="null"/> when nothing does.</param>
internal sealed record Question(string Title, Channel Channel, Func<byte[]> Message, Func<Observed, string?> Difference);

internal enum Channel
{
    Sync,
    Async,
}

/// <summary>What came back.</summary>
/// <param name="Code">The code of the fault, or of the status; empty when the body could not be read.</param>
/// <param name="Flaws">What is wrong with the answer whatever was asked: its form, its schema, its signature.</param>
internal sealed record Observed(int HttpStatus, string Code, System.Xml.XmlElement? Body, IReadOnlyList<string> Flaws)
{
    public string? MustBe(int status, string code) =>
        (HttpStatus, Code) == (status, code) ? null : $"{status} {code} was to be expected, {HttpStatus} {(Code is "" ? "without a code" : Code)} came";
}
