using System.Xml;
using Attestation.Signatures;

namespace Attestation.Verifier;

/// <summary>What is asked of every notice.</summary>
/// <param name="Trust">Whom to believe.</param>
/// <param name="At">The time of verification.</param>
/// <param name="Revocation">Null when the trust decides.</param>
/// <param name="Ocsp">Asks responders; null unless that was asked for: otherwise nothing touches the network.</param>
internal sealed record Question(Trust Trust, DateTimeOffset At, RevocationMode? Revocation, OcspClient? Ocsp);

/// <summary>What was found out about one notice.</summary>
internal sealed record Finding(string File, VerificationReport Report, bool WasModeChosen)
{
    // One byte more than is accepted: the verdict on a larger file does not depend on the rest.
    private const int MostBytes = (16 * 1024 * 1024) + 1;

    public Conclusion Conclusion => Report.Conclusion;

    /// <summary>Those whose certificates come from a trusted authority, last signature first.</summary>
    public IEnumerable<CertificateProfile> Signers => Report.Signatures.Select(signature => signature.Signer).OfType<CertificateProfile>();

    /// <summary>Name of the document element; null unless genuine: nothing is read from anything else.</summary>
    public string? Root => Report.Content?.DocumentElement?.LocalName;

    public string? Number => Child(Report.Content, "number")?.InnerText;

    public string? Kind => Child(Report.Content, "kind")?.InnerText;

    public IEnumerable<(Check Check, CheckOutcome Outcome)> Checks => CheckList.Of(Report);

    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<Finding> OfAsync(FileInfo file, Question question, CancellationToken cancellationToken)
    {
        var xml = Read(file);
        var verifier = new DocumentVerifier(question.Trust, question.Ocsp);

        // Once without any question, to learn from the signed content for which provider it speaks, and from the certificates whose lists are needed.
        var plain = verifier.Verify(xml, question.At);
        var holdsList = plain.Signatures.Any(signature => signature.Signer is { } signer && question.Trust.HoldsRevocationListFor(signer));
        var mode = question.Revocation ?? (holdsList ? RevocationMode.Crl : RevocationMode.None);
        var report = await verifier.VerifyAsync(xml, question.At, mode, PolicyOf(plain.Content), cancellationToken).ConfigureAwait(false);

        return new Finding(file.Name, report, question.Revocation is not null);
    }

    // A notice says for which provider it is; a document that does not may be signed by anybody.
    private static SignerPolicy? PolicyOf(XmlDocument? content) =>
        Child(content, "provider")?.ChildNodes.OfType<XmlElement>().FirstOrDefault(child => child.LocalName is "bin")?.InnerText is { } bin
            ? SignerPolicy.NoticeOf(bin)
            : null;

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

    private static XmlElement? Child(XmlDocument? content, string name) =>
        content?.DocumentElement?.ChildNodes.OfType<XmlElement>().FirstOrDefault(child => child.LocalName == name);
}
