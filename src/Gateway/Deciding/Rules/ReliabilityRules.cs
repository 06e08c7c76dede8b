namespace Attestation.Gateway.Deciding;

/// <summary>
/// S2-24: whether data are reliable is judged by a person, never by the machine. What does not fit together is shown to that person.
/// </summary>
internal static class ReliabilityRules
{
    public static IEnumerable<Finding> Doubts(CaseFile file) => [.. AboutConsent(file), .. AboutIdentity(file), .. AboutEmployment(file)];

    private static IEnumerable<Finding> AboutConsent(CaseFile file)
    {
        if (file.Evidence.Consent is { State: ConsentState.Revoked } consent)
        {
            yield return new Finding(Texts.ConsentRevoked, "the consent was revoked before the answer", consent.MessageId);
        }
    }

    private static IEnumerable<Finding> AboutIdentity(CaseFile file)
    {
        var identity = file.Evidence.Identity;
        if (identity is { Kind: AnswerKind.NoData })
        {
            yield return new Finding(Texts.IdentityUnknown, "the register of persons does not know the ИИН", identity.MessageId);
        }

        if (identity?.Value is { } person && !PlainText.AreAlike(person.FullName, file.Application.Applicant.FullName))
        {
            yield return new Finding(Texts.NameDiffers, "the name in the application is not the one in the register", identity.MessageId);
        }

        if (identity?.Value is { Alive: false })
        {
            yield return new Finding(Texts.IdentityUnknown, "the register says that the person is not alive", identity.MessageId);
        }
    }

    // A fresh contract may be registered late, so this too is for a person to judge.
    private static IEnumerable<Finding> AboutEmployment(CaseFile file)
    {
        var today = Kazakhstan.DateOf(file.FiledAt);
        if (file.Evidence.Employment is { Value: { } record } answer && !record.Contracts.Any(contract => contract.IsInForce(today)))
        {
            yield return new Finding(Texts.NotEmployedNow, "the register holds contracts, none of them in force", answer.MessageId);
        }
    }
}
