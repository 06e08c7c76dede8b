namespace Attestation.Gateway.Deciding;

/// <summary>When a provider works. Lunch is told to whoever asks, and defers nothing.</summary>
internal sealed record ProviderSchedule(WorkingWeek Week, TimeOnly Opens, TimeOnly Closes, LunchBreak? Lunch = null);

internal sealed record LunchBreak(TimeOnly From, TimeOnly To);

/// <summary>How the one working day of S2-5 is counted: working days after that of registration, at the end of which each is due.</summary>
/// <param name="Warn">0: at the end of the day of registration itself.</param>
/// <param name="Due">1: at the end of the next working day.</param>
internal sealed record TermDays(int Warn, int Due)
{
    public static readonly TermDays Usual = new(Warn: 0, Due: 1);
}

/// <summary>The three instants that follow from receipt (S2-5, S2-12).</summary>
/// <param name="RegisteredAt">Receipt itself in working time, otherwise the next opening.</param>
/// <param name="WarnAt">End of working time on the day of registration, unless <see cref="TermDays"/> says otherwise.</param>
/// <param name="DueBy">End of working time on the next working day, unless <see cref="TermDays"/> says otherwise.</param>
internal sealed record Terms(DateTimeOffset RegisteredAt, DateTimeOffset WarnAt, DateTimeOffset DueBy);

/// <summary>Working time of one provider.</summary>
internal sealed class WorkingTime(WorkingCalendar calendar, ProviderSchedule schedule, TermDays? termDays = null)
{
    private readonly TermDays _days = termDays ?? TermDays.Usual;

    public ProviderSchedule Schedule => schedule;

    public Terms TermsOf(DateTimeOffset receivedAt)
    {
        var registeredAt = NextWorkingInstant(receivedAt);
        var day = Kazakhstan.DateOf(registeredAt);

        return new Terms(registeredAt, EndOf(day, _days.Warn), EndOf(day, _days.Due));
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

    private DateTimeOffset EndOf(DateOnly day, int workingDaysLater)
    {
        for (; workingDaysLater > 0; workingDaysLater--)
        {
            day = calendar.NextWorkingDay(day, schedule.Week);
        }

        return Kazakhstan.At(day, schedule.Closes);
    }
}
