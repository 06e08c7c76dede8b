using System.Text;
using Attestation.Signatures;

namespace Attestation.Verifier;

/// <summary>The answer for people.</summary>
internal sealed class TextReport(Wording wording, bool hasColour)
{
    private const string Green = "\e[32m";
    private const string Red = "\e[31m";
    private const string Yellow = "\e[33m";
    private const string Plain = "\e[0m";

    public string Write(IEnumerable<Finding> findings) => string.Join(Environment.NewLine + Environment.NewLine, findings.Select(Write));

    private string Write(Finding finding)
    {
        var lines = new List<string>
        {
            $"{Shown.Text(finding.File)}: {Coloured(wording.Conclusion(finding.Conclusion), ColourOf(finding.Conclusion))}",
            $"  {wording.Sentence(finding.Report.Sentence)}",
        };
        if (finding.Root is { } root)
        {
            lines.Add($"  {wording.Notice}: {NoticeLine(finding, root)}");
        }

        foreach (var signer in finding.Signers)
        {
            lines.Add($"  {wording.SignedBy}: {SignerLine(signer)}");
            lines.Add(
                $"  {wording.Certificate}: {Shown.Date(signer.NotBefore)} – {Shown.Date(signer.NotAfter)}, "
                + $"{wording.IssuedBy} {Shown.Text(signer.IssuerCommonName)}, № {signer.SerialNumberHex}");
        }

        lines.Add($"  {wording.At}: {Shown.Instant(finding.Report.At)}");
        lines.AddRange(finding.Checks.Select(check => "  " + CheckLine(check.Check, check.Outcome, finding)));

        return string.Join(Environment.NewLine, lines);
    }

    private string NoticeLine(Finding finding, string root)
    {
        var line = new StringBuilder(Shown.Text(finding.Number));
        line.Append(line.Length > 0 ? ", " : string.Empty);
        line.Append(finding.Kind is { } kind ? $"{wording.Kind} {Shown.Text(kind)}, " : string.Empty);

        return line.Append($"{wording.RootElement} {Shown.Text(root)}").ToString();
    }

    private string SignerLine(CertificateProfile signer)
    {
        string?[] parts =
        [
            Shown.Text(signer.CommonName),
            string.Join(" + ", Shown.Roles(signer).Select(wording.Role)),
            Shown.Text(signer.Organisation),
            signer.Bin is { } bin ? $"{wording.Bin} {bin}" : null,
            signer.MaskedIin is { } iin ? $"{wording.Iin} {iin}" : null,
            signer.Algorithm is { } algorithm ? Shown.Algorithm(algorithm) : null,
        ];

        return string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    private string CheckLine(Check check, CheckOutcome outcome, Finding finding) => outcome switch
    {
        CheckOutcome.Passed => $"{Coloured("✓", Green)} {wording.Check(check)}",
        CheckOutcome.Failed => $"{Coloured("✗", Red)} {wording.Check(check)}",
        CheckOutcome.CannotTell => $"{Coloured("?", Yellow)} {wording.Check(check)}: {wording.NobodySaid}",
        _ => $"- {wording.Check(check)}: {ReasonFor(check, finding)}",
    };

    private string ReasonFor(Check check, Finding finding) =>
        finding.Conclusion is not Conclusion.Genuine ? wording.NotMade
        : check is Check.Revocation ? $"{wording.NotMade}, {(finding.WasModeChosen ? wording.NotAsked : wording.NoList)}"
        : $"{wording.NotMade}, {wording.NoProvider}";

    private static string ColourOf(Conclusion conclusion) => conclusion switch
    {
        Conclusion.Genuine => Green,
        Conclusion.CannotTell => Yellow,
        _ => Red,
    };

    private string Coloured(string text, string colour) => hasColour ? colour + text + Plain : text;
}
