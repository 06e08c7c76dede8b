using Attestation.Gateway.Deciding;
using Attestation.Gateway.EgovShlyuz;
using Attestation.Gateway.UstazPlatform;

namespace Attestation.Gateway.Collecting;

/// <summary>The registers and the platform, asked side by side. What is known already is not asked again.</summary>
internal sealed class Sources(IEgovShlyuz egov, IUstazPlatform ustaz)
{
    /// <summary>Which sources a case needs, and whether each has answered.</summary>
    public static IEnumerable<(string Source, bool IsKnown)> Known(Evidence evidence, bool isOnPlatform)
    {
        yield return ("identity", IsKnown(evidence.Identity));
        yield return ("diploma", IsKnown(evidence.Diploma));
        yield return ("employment", IsKnown(evidence.Employment));
        if (isOnPlatform)
        {
            yield return ("portfolio", IsKnown(evidence.Portfolio));
        }
    }

    /// <summary>Asks whatever has not answered yet. Needs a granted consent; takes it back when the register refuses a renewed one.</summary>
    public async Task<Evidence> AskAsync(Application application, Evidence evidence, CancellationToken cancellationToken)
    {
        var iin = application.Applicant.Iin;
        var identity = IdentityAsync(iin, evidence, cancellationToken);
        var diploma = Unless(evidence.Diploma, () => egov.FindDiplomaAsync(iin, cancellationToken));
        var employment = Unless(evidence.Employment, () => egov.FindEmploymentAsync(iin, cancellationToken));
        var portfolio = Categories.IsOnPlatform(application.Requested)
            ? Unless(evidence.Portfolio, () => ustaz.FindPortfolioAsync(iin, application.SubmittedAt, cancellationToken))
            : null;
        await Task.WhenAll(new Task?[] { identity, diploma, employment, portfolio }.OfType<Task>());

        return (await identity) with { Diploma = await diploma, Employment = await employment, Portfolio = portfolio is null ? null : await portfolio };
    }

    private static bool IsKnown<T>(RegisterAnswer<T>? answer)
        where T : class => answer is { Kind: not AnswerKind.Unavailable };

    private static Task<RegisterAnswer<T>> Unless<T>(RegisterAnswer<T>? known, Func<Task<RegisterAnswer<T>>> ask)
        where T : class => IsKnown(known) ? Task.FromResult(known!) : ask();

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
