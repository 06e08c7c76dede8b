using Attestation.Gateway.Deciding;
using Attestation.Gateway.EgovShlyuz;
using Attestation.Gateway.UstazPlatform;

namespace Attestation.Gateway.Collecting;

/// <summary>The registers and the platform, asked side by side. What is known already is not asked again.</summary>
internal sealed class Sources(IEgovShlyuz egov, IUstazPlatform ustaz)
{
    /// <summary>Which sources a case needs, and whether each has answered; one that is to be asked again has not.</summary>
    public static IEnumerable<(string Source, bool IsKnown)> Known(Evidence evidence, bool isOnPlatform)
    {
        yield return ("identity", IsKnown(evidence.Identity));
        yield return (SecondQuestions.Diploma, IsKnown(evidence.Diploma) && !IsAskedAgain(evidence, SecondQuestions.Diploma));
        yield return (SecondQuestions.Employment, IsKnown(evidence.Employment) && !IsAskedAgain(evidence, SecondQuestions.Employment));
        if (isOnPlatform)
        {
            yield return (SecondQuestions.Portfolio, IsKnown(evidence.Portfolio) && !IsAskedAgain(evidence, SecondQuestions.Portfolio));
        }
    }

    /// <summary>Asks whatever has not answered yet, or is to be asked again by now. Needs a granted consent; takes it back when the register refuses a renewed one.</summary>
    public async Task<Evidence> AskAsync(Application application, Evidence evidence, DateTimeOffset now, CancellationToken cancellationToken)
    {
        bool Again(string source) => evidence.SecondQuestion?.At <= now && IsAskedAgain(evidence, source);
        var iin = application.Applicant.Iin;
        var identity = IdentityAsync(iin, evidence, cancellationToken);
        var diploma = AskAsync(evidence.Diploma, Again(SecondQuestions.Diploma), () => egov.FindDiplomaAsync(iin, cancellationToken));
        var employment = AskAsync(evidence.Employment, Again(SecondQuestions.Employment), () => egov.FindEmploymentAsync(iin, cancellationToken));
        var portfolio = Categories.IsOnPlatform(application.Requested)
            ? AskAsync(evidence.Portfolio, Again(SecondQuestions.Portfolio), () => ustaz.FindPortfolioAsync(iin, application.SubmittedAt, cancellationToken))
            : null;
        await Task.WhenAll(new Task?[] { identity, diploma, employment, portfolio }.OfType<Task>());

        var known = (await identity) with { Diploma = await diploma, Employment = await employment, Portfolio = portfolio is null ? null : await portfolio };

        return known with { SecondQuestion = SecondQuestions.Left(known) };
    }

    private static bool IsKnown<T>(RegisterAnswer<T>? answer)
        where T : class => answer is { Kind: not AnswerKind.Unavailable };

    private static bool IsAskedAgain(Evidence evidence, string source) =>
        evidence.SecondQuestion is { Lapsed: false } question && question.Sources.Contains(source, StringComparer.Ordinal);

    // Silence takes back nothing that was said, and confirms nothing.
    private static async Task<RegisterAnswer<T>> AskAsync<T>(RegisterAnswer<T>? known, bool isAskedAgain, Func<Task<RegisterAnswer<T>>> ask)
        where T : class
    {
        if (known is null || !IsKnown(known))
        {
            return await ask();
        }

        if (!isAskedAgain)
        {
            return known;
        }

        var second = await ask();

        return IsKnown(second) ? second with { First = new FirstAnswer(known.MessageId, known.At) } : known;
    }

    // A token ends after a while; after an outage a new one is asked for.
    private async Task<Evidence> IdentityAsync(Iin iin, Evidence evidence, CancellationToken cancellationToken)
    {
        if (IsKnown(evidence.Identity))
        {
            return evidence;
        }

        var consent = evidence.Consent!;
        var (answer, refused) = await egov.FindPersonAsync(iin, consent.Token!, consent.PublicKey!, cancellationToken);
        if (refused)
        {
            consent = await egov.RequestConsentAsync(iin, cancellationToken);
            if (consent.State is ConsentState.Granted)
            {
                (answer, _) = await egov.FindPersonAsync(iin, consent.Token!, consent.PublicKey!, cancellationToken);
            }
        }

        return evidence with { Consent = consent, Identity = answer };
    }
}
