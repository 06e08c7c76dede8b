namespace Attestation.Gateway.Deciding;

/// <summary>When a provider works: lunch does not defer anything.</summary>
internal sealed record ProviderSchedule(WorkingWeek Week, TimeOnly Opens, TimeOnly Closes);

/// <summary>The three instants that follow from receipt (S2-5, S2-12).</summary>
/// <param name="RegisteredAt">Receipt itself in working time, otherwise the next opening.</param>
/// <param name="WarnAt">End of working time on the day of registration.</param>
/// <param name="DueBy">End of working time on the next working day.</param>
internal sealed record Terms(DateTimeOffset RegisteredAt, DateTimeOffset WarnAt, DateTimeOffset DueBy);

/// <summary>Working time of one provider.</summary>
internal sealed class WorkingTime(WorkingCalendar calendar, ProviderSchedule schedule)
{
    public Terms TermsOf(DateTimeOffset receivedAt)
    {
        var registeredAt = NextWorkingInstant(receivedAt);
        var day = Kazakhstan.DateOf(registeredAt);

        return new Terms(registeredAt, Kazakhstan.At(day, schedule.Closes), Kazakhstan.At(calendar.NextWorkingDay(day, schedule.Week), schedule.Closes));
    }

    /// <summary>The instant itself if it is worked, otherwise the next opening. The closing minute is not worked: 18:30 is too late.</summary>
    public DateTimeOffset NextWorkingInstant(DateTimeOffset instant)
    {
        var local = Kazakhstan.ToLocal(instant);
        var day = DateOnly.FromDateTime(local.DateTime);
        var time = TimeOnly.FromDateTime(local.DateTime);
        if (!calendar.IsWorkingDay(day, schedule.Week) || time >= schedule.Closes)
        {
            return Kazakhstan.At(calendar.NextWorkingDay(day, schedule.Week), schedule.Opens);
        }

        return time < schedule.Opens ? Kazakhstan.At(day, schedule.Opens) : local;
    }

    public bool IsWorked(DateTimeOffset instant) => NextWorkingInstant(instant) == instant;
}
