using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Receiving;

/// <summary>A case as a citizen, the provider or the contact centre may see it.</summary>
internal static class StatusOf
{
    public static readonly ApplicationStatus Unknown = new() { Found = false };

    public static ApplicationStatus Case(Case @case, DateTimeOffset now, StatusAsker asker = StatusAsker.Applicant, SchoolYears.Year? year = null)
    {
        var stage = StageOf(@case, now);
        var issued = @case.Result;

        return new ApplicationStatus
        {
            Found = true,
            ApplicationNumber = @case.Number,
            State = stage,
            StateName = StatusTexts.NameOf(stage, issued?.Kind),
            ReceivedAt = @case.ReceivedAt,
            RegisteredAt = @case.Terms?.RegisteredAt,
            DueBy = @case.Terms?.DueBy,
            NoticeNumber = issued?.Number,
            Outcome = issued?.Kind,
            Next = StatusTexts.NextAfter(stage),
            SummaryPeriod = year is null ? null : StatusTexts.Summary(year),
            ProviderBin = asker is StatusAsker.Applicant ? null : @case.Application.Provider.Value,
            Applicant = asker is StatusAsker.ContactCentre ? Masked(@case.Application.Applicant) : null,
        };
    }

    private static ServiceStage StageOf(Case @case, DateTimeOffset now) => @case.State switch
    {
        _ when @case.Result is not null => ServiceStage.Issued,
        CaseState.Withdrawn => ServiceStage.Withdrawn,
        CaseState.InReview => ServiceStage.InReview,
        CaseState.Signing or CaseState.AwaitingSignature or CaseState.Issuing => ServiceStage.AwaitingSignature,
        _ => @case.Terms is { } terms && terms.RegisteredAt <= now ? ServiceStage.Registered : ServiceStage.Received,
    };

    // Whoever reads this asks the caller for the rest.
    private static MaskedApplicant Masked(Application.Person person) => new()
    {
        Iin = person.Iin.ToString(),
        FullName = string.Join(' ', person.FullName.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => $"{name[0]}***")),
    };
}
