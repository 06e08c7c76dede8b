using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;

namespace Attestation.Gateway.Collecting;

/// <summary>
/// Stop ②: what the registers and the platform say. Consent first: nobody is asked anything about a person who did not give it. A
/// source that is silent is asked again on the case's schedule, and nothing is concluded from its silence.
/// </summary>
internal sealed class CollectingStop(ConsentStep consent, Sources sources, CaseStore cases, Clocks clocks) : IStop
{
    public CaseState Stop => CaseState.Collecting;

    public async Task<Step> RunAsync(Case @case, CancellationToken cancellationToken)
    {
        // On paper nothing is fetched: the applicant brings copies (S1-4).
        var evidence = Editions.Of(@case.ToFile()).AsksRegisters ? await AskAsync(@case, cancellationToken) : @case.Evidence;
        evidence = evidence with { FiledBefore = await cases.FiledBeforeAsync(@case, cancellationToken) };

        return Next(@case with { Evidence = evidence });
    }

    private async Task<Evidence> AskAsync(Case @case, CancellationToken cancellationToken)
    {
        var evidence = await consent.ObtainAsync(@case.Application, @case.Evidence, cancellationToken);

        return evidence.Consent!.State is ConsentState.Granted ? await sources.AskAsync(@case.Application, evidence, clocks.Now, cancellationToken) : evidence;
    }

    private Step Next(Case @case)
    {
        // A second answer that did not come in time is none: what to make of the first, the decision says.
        if (@case.Evidence.SecondQuestion is { Lapsed: false } late && late.Until <= clocks.Now)
        {
            @case = @case with { Evidence = @case.Evidence with { SecondQuestion = null } };
        }

        string[] missing = [.. Missing(@case.Evidence, Categories.IsOnPlatform(@case.Application.Requested))];
        var note = new JournalNote(nameof(CaseState.Collecting), missing is [] ? "collected" : "waiting", new { missing, asked = Asked(@case.Evidence) });

        return missing is []
            ? new Step(@case with { State = CaseState.Deciding, DueAt = clocks.Now }, note)
            : new Step(Waiting(@case, missing), note);
    }

    private Case Waiting(Case @case, string[] missing)
    {
        var (now, retryAt) = (clocks.Now, clocks.Now + RetrySchedule.After(@case.Attempts));

        return @case.Evidence.SecondQuestion switch
        {
            { Lapsed: false } ahead when ahead.At > now && missing.All(ahead.Sources.Contains) => @case with { DueAt = ahead.At },
            { Lapsed: false } ahead when ahead.At > now => Again(retryAt < ahead.At ? retryAt : ahead.At),
            { Lapsed: false } silent => Again(retryAt < silent.Until ? retryAt : silent.Until),
            _ => Again(retryAt),
        };

        Case Again(DateTimeOffset at) => @case with { DueAt = at, Attempts = @case.Attempts + 1 };
    }

    private static IEnumerable<string> Missing(Evidence evidence, bool isOnPlatform)
    {
        if (evidence.FiledBefore is FiledBefore.Undecided)
        {
            // Once a school year (S2-27): whether this one is the second depends on what becomes of the first.
            yield return "earlier application";
        }

        if (evidence.Consent is { State: ConsentState.Pending or ConsentState.Unavailable })
        {
            yield return "consent";
        }

        if (evidence.Consent is not { State: ConsentState.Granted })
        {
            yield break;
        }

        foreach (var (source, isKnown) in Sources.Known(evidence, isOnPlatform))
        {
            if (!isKnown)
            {
                yield return source;
            }
        }
    }

    // For the journal: which message of which register said what, without a word of what it said.
    private static object Asked(Evidence evidence) => new
    {
        consent = evidence.Consent is { } consent ? new { answer = consent.State.ToString(), consent.MessageId } : null,
        identity = evidence.Identity is { } identity ? new { answer = identity.Kind.ToString(), identity.MessageId } : null,
        diploma = evidence.Diploma is { } diploma ? new { answer = diploma.Kind.ToString(), diploma.MessageId, diploma.First } : null,
        employment = evidence.Employment is { } employment ? new { answer = employment.Kind.ToString(), employment.MessageId, employment.First } : null,
        portfolio = evidence.Portfolio is { } portfolio ? new { answer = portfolio.Kind.ToString(), snapshot = portfolio.MessageId, portfolio.Value?.Sha256, portfolio.First } : null,
        askedAgainAt = evidence.SecondQuestion?.At,
        filedBefore = evidence.FiledBefore.ToString(),
    };
}
