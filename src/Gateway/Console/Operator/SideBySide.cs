using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Console;

/// <summary>The evidence of a case, row by row: what was said here, what was said there (S2-22, S2-24).</summary>
internal static class SideBySide
{
    private const string Persons = "ГБД ФЛ";
    private const string Diplomas = "ЕПВО";
    private const string Contracts = "ЕСУТД";

    public static IEnumerable<EvidenceRow> Of(Case @case) => [.. Consent(@case), .. Identity(@case), .. Diploma(@case), .. Employment(@case), .. Portfolio(@case)];

    private static IEnumerable<EvidenceRow> Consent(Case @case)
    {
        var answer = @case.Evidence.Consent;
        yield return new(
            "consent", @case.Application.Consent.Given ? "given" : "not given", answer?.State.ToString(), "КДП", answer?.MessageId, At(answer?.At), answer is null ? null : answer.State is not ConsentState.Granted);
    }

    private static IEnumerable<EvidenceRow> Identity(Case @case)
    {
        var applicant = @case.Application.Applicant;
        var answer = @case.Evidence.Identity;
        yield return Row("full name", applicant.FullName, answer?.Value?.FullName, answer, Persons, (one, other) => PlainText.AreAlike(one, other));
        yield return Row("birth date", $"{applicant.Iin.BirthDate:yyyy-MM-dd}", answer?.Value is { } person ? $"{person.BirthDate:yyyy-MM-dd}" : null, answer, Persons, (one, other) => one == other);
        yield return Row("alive", "yes", answer?.Value is { } living ? (living.Alive ? "yes" : "no") : null, answer, Persons, (one, other) => one == other);
    }

    private static IEnumerable<EvidenceRow> Diploma(Case @case)
    {
        var answer = @case.Evidence.Diploma;
        yield return Row("name in the diploma", @case.Application.Applicant.FullName, answer?.Value?.FullName, answer, Diplomas, (one, other) => PlainText.AreAlike(one, other));
        yield return Row("diploma", null, answer?.Value is { } diploma ? $"{diploma.Institution}, {diploma.Number}, {diploma.Date:yyyy-MM-dd}" : null, answer, Diplomas, (_, _) => true);
    }

    private static IEnumerable<EvidenceRow> Employment(Case @case)
    {
        var answer = @case.Evidence.Employment;
        var application = @case.Application;
        if (answer?.Value is not { Contracts: { Count: > 0 } contracts })
        {
            yield return Row("employment", $"{application.Workplace}, {application.Position}", null, answer, Contracts, (_, _) => true);
            yield break;
        }

        var today = Kazakhstan.DateOf(@case.ReceivedAt);
        foreach (var contract in contracts)
        {
            var said = $"{application.Workplace} ({application.Provider}), {application.Position}";
            var known = $"{contract.EmployerBin}, {contract.Position}, {contract.From:yyyy-MM-dd} – {contract.To:yyyy-MM-dd}";
            yield return Row("employment", said, known, answer, Contracts, (_, _) => contract.IsInForce(today));
        }
    }

    private static IEnumerable<EvidenceRow> Portfolio(Case @case)
    {
        var answer = @case.Evidence.Portfolio;
        foreach (var item in answer?.Value?.Items ?? [])
        {
            yield return Row($"item {item.Item}", null, $"{item.Title}, {item.Source}, {item.IssuedOn:yyyy-MM-dd}", answer, "Ұстаз", (_, _) => true);
        }

        foreach (var document in @case.Application.Documents)
        {
            yield return new(document.Kind.ToString(), $"{document.FileName}, {document.Size} bytes, sha256 {document.Sha256}", null, "application", null, null, null);
        }
    }

    private static EvidenceRow Row<T>(string what, string? said, string? known, RegisterAnswer<T>? answer, string source, Func<string, string, bool> fits)
        where T : class => new(
            what,
            said,
            known ?? answer?.Kind.ToString(),
            source,
            answer?.MessageId,
            At(answer?.At),
            said is null || known is null ? null : !fits(said, known));

    private static DateTimeOffset? At(DateTimeOffset? instant) => instant is { } known ? Kazakhstan.ToLocal(known) : null;
}
