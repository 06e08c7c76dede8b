using System.Reflection;
using System.Text.Json;
using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>Holidays and their transfers, as published (Law on holidays, art. 5); kept as data in <c>calendar.json</c>.</summary>
internal sealed class CalendarTable
{
    private readonly HashSet<DateOnly> _everywhere;
    private readonly HashSet<DateOnly> _fiveDayWeekOnly;

    private CalendarTable(TableFile file)
    {
        From = file.From;
        To = file.To;
        _everywhere = [.. file.Holidays.Select(holiday => holiday.Date), .. file.Transfers.Where(transfer => transfer.SixDayWeekToo).Select(transfer => transfer.Date)];
        _fiveDayWeekOnly = [.. file.Transfers.Where(transfer => !transfer.SixDayWeekToo).Select(transfer => transfer.Date)];
    }

    public DateOnly From { get; }

    public DateOnly To { get; }

    public static CalendarTable Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("calendar.json")!;

        return new CalendarTable(JsonSerializer.Deserialize<TableFile>(stream, ContractJson.Options)!);
    }

    /// <summary>Whether a holiday or a transferred day off falls on the day; weekly days off are not asked here.</summary>
    public bool IsDayOff(DateOnly day, WorkingWeek week) => _everywhere.Contains(day) || (week is WorkingWeek.FiveDays && _fiveDayWeekOnly.Contains(day));

    private sealed record TableFile(DateOnly From, DateOnly To, IReadOnlyList<Holiday> Holidays, IReadOnlyList<Transfer> Transfers);

    private sealed record Holiday(DateOnly Date, string Name);

    // In a six-day week Saturday is worked, so a holiday on a Saturday is not moved.
    private sealed record Transfer(DateOnly Date, DateOnly InsteadOf, bool SixDayWeekToo);
}
