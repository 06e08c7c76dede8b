using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Notices;
using Attestation.Signatures;

namespace Attestation.Gateway.Console;

/// <summary>Decides a stored case again and draws its notice up again: nothing is asked, no clock is read (P9).</summary>
internal static class Replay
{
    /// <summary>What came out differently; empty when the decision and the notice are the same.</summary>
    public static IReadOnlyList<string> Differences(ReplayFile file)
    {
        var decision = DecisionRules.Decide(new CaseFile(file.Application, file.Evidence, file.ReceivedAt, file.Review) { Edition = file.Decision.Edition }, SchoolYears.From(file.SchoolYears));

        return [.. OfDecision(file.Decision, decision), .. file.Notice is { } notice ? OfNotice(file, notice, decision) : []];
    }

    private static IEnumerable<string> OfDecision(Decision was, Decision now)
    {
        if (was.Edition != now.Edition)
        {
            yield return $"edition: was {was.Edition}, is {now.Edition}";
        }

        if (was.Verdict != now.Verdict)
        {
            yield return $"verdict: was {was.Verdict}, is {now.Verdict}";
        }

        if (was.InForceAt != now.InForceAt)
        {
            yield return $"in force at: was {was.InForceAt:O}, is {now.InForceAt:O}";
        }

        foreach (var changed in Lines(was).Except(Lines(now), StringComparer.Ordinal).Select(line => $"condition gone: {line}")
            .Concat(Lines(now).Except(Lines(was), StringComparer.Ordinal).Select(line => $"condition new: {line}")))
        {
            yield return changed;
        }

        var (before, after) = (Written(was), Written(now));
        foreach (var gone in before.Where(finding => !after.Contains(finding, StringComparer.Ordinal)))
        {
            yield return $"finding gone: {gone}";
        }

        foreach (var come in after.Where(finding => !before.Contains(finding, StringComparer.Ordinal)))
        {
            yield return $"finding new: {come}";
        }

        if (before.Length == after.Length && before.Order(StringComparer.Ordinal).SequenceEqual(after.Order(StringComparer.Ordinal)) && !before.SequenceEqual(after))
        {
            yield return "findings: in another order";
        }
    }

    private static IEnumerable<string> OfNotice(ReplayFile file, ReplayFile.DrawnUp was, Decision decision)
    {
        var kind = decision.Verdict is Verdict.Accept ? NoticeKind.Acceptance : NoticeKind.Refusal;
        if (kind != was.Kind)
        {
            yield return $"notice: was {was.Kind}, is {kind}";
            yield break;
        }

        var now = NoticeXml.Write(Rebuilt(file, decision), was.Number, kind, DateOf(was.Xml));
        // One that was taken over after a restore is kept as its signature covers it: without the XML declaration.
        if (now == was.Xml || Content(now).AsSpan().SequenceEqual(Content(was.Xml)))
        {
            yield break;
        }

        var (before, after) = (was.Xml.Split('\n'), now.Split('\n'));
        for (var i = 0; i < Math.Max(before.Length, after.Length); i++)
        {
            var (one, other) = (before.ElementAtOrDefault(i), after.ElementAtOrDefault(i));
            if (one != other)
            {
                yield return $"notice, line {i + 1}: was {one ?? "(nothing)"}, is {other ?? "(nothing)"}";
            }
        }
    }

    private static byte[] Content(string notice) => EnvelopedSignature.CanonicalContent(Encoding.UTF8.GetBytes(notice));

    private static Case Rebuilt(ReplayFile file, Decision decision) => new()
    {
        Application = file.Application,
        Number = file.Number,
        ContentHash = "",
        ReceivedAt = file.ReceivedAt,
        Terms = file.Terms,
        SchoolYear = "",
        State = CaseState.Notices,
        DueAt = null,
        Evidence = file.Evidence,
        Review = file.Review,
        Decision = decision,
        Edition = decision.Edition,
    };

    private static DateOnly DateOf(string notice)
    {
        using var reader = XmlReader.Create(new StringReader(notice), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });

        return DateOnly.ParseExact(XDocument.Load(reader).Root!.Element(XName.Get("date", NoticeXml.Namespace))!.Value, "yyyy-MM-dd");
    }

    private static IEnumerable<string> Lines(Decision decision) =>
        decision.Checks.Select(check => $"{check.Condition}: {check.Standing}, {check.Facts} ({check.Citation})");

    private static string[] Written(Decision decision) => [.. decision.Findings.Select(finding => JsonSerializer.Serialize(finding, ContractJson.Options))];
}
