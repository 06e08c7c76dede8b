namespace Attestation.Gateway.Deciding;

/// <summary>The working time of each provider: its own where it has one, otherwise the usual (Mon–Fri 09:00–18:30).</summary>
internal sealed class WorkingTimes(WorkingCalendar calendar, ProviderSchedule usual, IReadOnlyDictionary<string, ProviderSchedule> own, TermDays? termDays = null)
{
    public WorkingTime Of(Bin provider) => new(calendar, own.GetValueOrDefault(provider.Value, usual), termDays);
}
