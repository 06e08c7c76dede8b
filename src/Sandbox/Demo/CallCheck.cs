using Attestation.Contracts.Samples;
using Attestation.Shep;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform;

namespace Attestation.Sandbox.Demo;

/// <summary>
/// Reads the doubles' journals: every call that a case needed was made and validly signed, and none before the person consented. Calls
/// are told apart by person, so samples of one person are looked at together.
/// </summary>
internal sealed class CallCheck(Journal egov, Journal ustaz)
{
    private static readonly string[] Registers = [ServiceIds.GbdflUniversalToken, ServiceIds.EpvoDigitalDocs, ServiceIds.EmploymentContracts];

    public IEnumerable<string> Faults(Sample sample, SampleResult result, IReadOnlyList<Sample> samePerson)
    {
        if (sample.Iin is not { } iin)
        {
            return [];
        }

        var calls = egov.Find(iin);
        var platformCalls = ustaz.Find(iin, UstazPlatformDouble.PortfolioSearch);

        return [.. Unsigned(calls), .. BeforeConsent(calls, platformCalls, samePerson), .. Missing(calls, platformCalls, sample, result)];
    }

    private static IEnumerable<string> Unsigned(IReadOnlyList<JournalEntry> calls) =>
        calls.Any(call => !call.SignatureIsValid) ? ["a call came without a valid signature"] : [];

    private static IEnumerable<string> BeforeConsent(IReadOnlyList<JournalEntry> calls, IReadOnlyList<JournalEntry> platformCalls, IReadOnlyList<Sample> samePerson)
    {
        // A token that the portal brought is consent enough; the register of persons checks it.
        if (samePerson.Any(sample => sample.BringsToken))
        {
            yield break;
        }

        var granted = calls.FirstOrDefault(call => call is { Operation: ServiceIds.Kdp, Outcome: "granted" });
        if (calls.Any(call => call.Operation != ServiceIds.Kdp && (granted is null || call.Number < granted.Number)))
        {
            yield return "a register was asked before consent";
        }

        if (platformCalls.Any(call => granted is null || call.At < granted.At))
        {
            yield return "the platform was asked before consent";
        }
    }

    private static IEnumerable<string> Missing(
        IReadOnlyList<JournalEntry> calls, IReadOnlyList<JournalEntry> platformCalls, Sample sample, SampleResult result)
    {
        var neededAll = result.Outcome is SampleOutcome.Acceptance
            || (result.Outcome is SampleOutcome.Refusal && result.Reasons.All(reason => reason.Ground != "S2-26"));
        if (sample.Channel is nameof(Contracts.Channel.Paper))
        {
            // The paper service asks nobody. The same person may have applied electronically as well.
            yield break;
        }

        if (!neededAll)
        {
            yield break;
        }

        foreach (var register in Registers.Where(register => !calls.Any(call => call.Operation == register && call.HttpStatus is 200)))
        {
            yield return $"{register} gave no answer, yet the case was decided";
        }

        if (sample.Category is nameof(Contracts.Category.Moderator) or nameof(Contracts.Category.Expert) && !platformCalls.Any(call => call.HttpStatus is 200 or 404))
        {
            yield return "the platform gave no answer, yet the case was decided";
        }
    }
}
