using System.Xml;
using Attestation.Signatures;

namespace Attestation.Verifier;

/// <summary>What is asked of every notice.</summary>
/// <param name="Trust">Whom to believe.</param>
/// <param name="At">The time of verification.</param>
/// <param name="Revocation">Null when the trust decides.</param>
internal sealed record Question(Trust Trust, DateTimeOffset At, RevocationMode? Revocation);

/// <summary>Ordered from the best to the worst.</summary>
internal enum Conclusion
{
    Genuine,
    CannotTell,
    NotGenuine,
}

/// <summary>What was found out about one notice.</summary>
internal sealed record Finding(string File, DateTimeOffset At, SignatureVerdict Verdict, RevocationMode Mode, bool WasModeChosen)
{
    // One byte more than is accepted: the verdict on a larger file does not depend on the rest.
    private const int MostBytes = (16 * 1024 * 1024) + 1;

    public Conclusion Conclusion => Verdict.Code switch
    {
        VerdictCode.Valid => Conclusion.Genuine,
        VerdictCode.RevocationUnknown => Conclusion.CannotTell,
        _ => Conclusion.NotGenuine,
    };

    /// <summary>Name of the document element; null unless genuine: nothing is read from anything else.</summary>
    public string? Root => Verdict.Content?.DocumentElement?.LocalName;

    public string? Number => Child("number");

    public string? Kind => Child("kind");

    public IEnumerable<(Check Check, CheckOutcome Outcome)> Checks => CheckList.Of(Verdict, Mode);

    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Finding Of(FileInfo file, Question question)
    {
        var xml = Read(file);
        var verdict = EnvelopedSignature.Verify(xml, question.Trust, question.At, question.Revocation ?? RevocationMode.None);
        if (question.Revocation is { } mode)
        {
            return new Finding(file.Name, question.At, verdict, mode, WasModeChosen: true);
        }

        return verdict.IsValid && verdict.Signers.Any(question.Trust.HoldsRevocationListFor)
            ? Of(file.Name, EnvelopedSignature.Verify(xml, question.Trust, question.At, RevocationMode.Crl), RevocationMode.Crl)
            : Of(file.Name, verdict, RevocationMode.None);

        Finding Of(string name, SignatureVerdict found, RevocationMode chosen) => new(name, question.At, found, chosen, WasModeChosen: false);
    }

    private static byte[] Read(FileInfo file)
    {
        using var stream = file.OpenRead();
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; content.Length < MostBytes && (read = stream.Read(buffer)) > 0;)
        {
            content.Write(buffer.AsSpan(0, read));
        }

        return content.ToArray();
    }

    private string? Child(string name) =>
        Verdict.Content?.DocumentElement?.ChildNodes.OfType<XmlElement>().FirstOrDefault(child => child.LocalName == name)?.InnerText;
}
