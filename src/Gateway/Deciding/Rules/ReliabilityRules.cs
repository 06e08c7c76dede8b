namespace Attestation.Gateway.Deciding;

/// <summary>
/// S2-24: whether data are reliable is judged by a person, never by the machine. What does not fit together is shown to that person.
/// </summary>
internal static class ReliabilityRules
{
    public static IEnumerable<Finding> Find(CaseFile file) =>
        [.. AboutConsent(file), .. AboutIdentity(file), .. AboutDiploma(file), .. AboutEmployment(file), .. AboutProvider(file)];

    private static IEnumerable<Finding> AboutConsent(CaseFile file)
    {
        if (file.Evidence.Consent is { State: ConsentState.Revoked } consent)
        {
            yield return new Finding(Doubts.ConsentRevoked, "the consent was revoked before the answer", FactSource.Of(consent));
        }
    }

    private static IEnumerable<Finding> AboutIdentity(CaseFile file)
    {
        if (file.Evidence.Identity is not { } identity)
        {
            yield break;
        }

        var source = FactSource.Of("identity", identity);
        if (identity.Kind is AnswerKind.NoData)
        {
            yield return new Finding(Doubts.IdentityUnknown, "the register of persons does not know the ИИН", source);
        }

        if (identity.Value is { } person && !PlainText.AreAlike(person.FullName, file.Application.Applicant.FullName))
        {
            yield return new Finding(Doubts.NameDiffers, "the name in the application is not the one in the register", source, FactSource.OfApplication(file));
        }

        if (identity.Value is { BirthDate: var birthDate } && birthDate != default && birthDate != file.Application.Applicant.Iin.BirthDate)
        {
            yield return new Finding(Doubts.BirthDateDiffers, "the register's date of birth is not that of the ИИН", source);
        }

        if (identity.Value is { Alive: false })
        {
            yield return new Finding(Doubts.NotAlive, "the register says that the person is not alive", source);
        }
    }

    // A surname changes with a marriage, so one name in common is enough; none at all means somebody else.
    private static IEnumerable<Finding> AboutDiploma(CaseFile file)
    {
        if (file.Evidence.Diploma is { Value.FullName: { Length: > 0 } name } diploma && !PlainText.HaveAWordInCommon(name, file.Application.Applicant.FullName))
        {
            yield return new Finding(Doubts.DiplomaOfSomebodyElse, "no part of the name on the diploma is the applicant's", FactSource.Of("diploma", diploma), FactSource.OfApplication(file));
        }
    }

    // A fresh contract may be registered late, so this too is for a person to judge.
    private static IEnumerable<Finding> AboutEmployment(CaseFile file)
    {
        var today = Kazakhstan.DateOf(file.FiledAt);
        if (file.Evidence.Employment is { Value: { } record } answer && !record.Contracts.Any(contract => contract.IsInForce(today)))
        {
            yield return new Finding(Doubts.NotEmployedNow, "the register holds contracts, none of them in force", FactSource.Of("employment", answer));
        }
    }

    // The applicant does not fill this field: whose mistake it is, a person finds out.
    private static IEnumerable<Finding> AboutProvider(CaseFile file)
    {
        if (file.Evidence.Provider is { IsListed: false })
        {
            yield return new Finding(Doubts.ProviderUnknown, "the provider's БИН is not on the list of providers", FactSource.OfApplication(file));
        }
    }
}
