using System.Text.Json;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

/// <summary>The shipped table against the published one, written out by hand.</summary>
public class CalendarTableTests
{
    private static readonly string[] Holidays =
    [
        "2026-01-01", "2026-01-02", "2026-01-07", "2026-03-08", "2026-03-21", "2026-03-22", "2026-03-23", "2026-05-01", "2026-05-07",
        "2026-05-09", "2026-05-27", "2026-07-06", "2026-10-25", "2026-12-16",
        "2027-01-01", "2027-01-02", "2027-01-07", "2027-03-08", "2027-03-15", "2027-03-21", "2027-03-22", "2027-03-23", "2027-05-01",
        "2027-05-07", "2027-05-09", "2027-05-16", "2027-07-06", "2027-10-25", "2027-12-16",
    ];

    private static readonly string[] MovedForFiveDays =
        ["2026-03-09", "2026-03-24", "2026-03-25", "2026-05-11", "2026-10-26", "2027-01-04", "2027-03-24", "2027-05-03", "2027-05-10"];

    private static readonly string[] MovedForSixDays = ["2026-03-09", "2026-03-24", "2026-10-26", "2027-03-24", "2027-05-10"];

    [Fact]
    public void The_table_reaches_over_2026_and_2027()
    {
        var table = CalendarTable.Load();

        Assert.Equal(new DateOnly(2026, 1, 1), table.From);
        Assert.Equal(new DateOnly(2027, 12, 31), table.To);
    }

    [Fact]
    public void In_a_five_day_week_exactly_the_published_days_are_off() => Assert.Equal(Sorted(Holidays, MovedForFiveDays), DaysOff(WorkingWeek.FiveDays));

    [Fact]
    public void In_a_six_day_week_exactly_the_published_days_are_off() => Assert.Equal(Sorted(Holidays, MovedForSixDays), DaysOff(WorkingWeek.SixDays));

    [Theory]
    [InlineData("2026-08-31")]
    [InlineData("2026-03-15")]
    [InlineData("2027-05-17")]
    [InlineData("2026-01-08")]
    public void A_day_that_only_looks_like_a_holiday_is_worked(string day) =>
        Assert.False(CalendarTable.Load().IsDayOff(DateOnly.Parse(day), WorkingWeek.FiveDays));

    [Fact]
    public void Every_transfer_names_the_holiday_it_stands_for()
    {
        using var file = JsonDocument.Parse(typeof(CalendarTable).Assembly.GetManifestResourceStream("calendar.json")!);

        foreach (var transfer in file.RootElement.GetProperty("transfers").EnumerateArray())
        {
            var insteadOf = DateOnly.Parse(transfer.GetProperty("insteadOf").GetString()!);
            var expected = transfer.GetProperty("sixDayWeekToo").GetBoolean() ? DayOfWeek.Sunday : DayOfWeek.Saturday;

            Assert.Contains($"{insteadOf:yyyy-MM-dd}", Holidays);
            Assert.Equal(expected, insteadOf.DayOfWeek);
            Assert.True(DateOnly.Parse(transfer.GetProperty("date").GetString()!) > insteadOf);
        }
    }

    private static string[] Sorted(params string[][] days) => [.. days.SelectMany(some => some).Order(StringComparer.Ordinal)];

    private static string[] DaysOff(WorkingWeek week)
    {
        var table = CalendarTable.Load();

        return
        [
            .. Enumerable.Range(0, table.To.DayNumber - table.From.DayNumber + 1)
                .Select(table.From.AddDays)
                .Where(day => table.IsDayOff(day, week))
                .Select(day => $"{day:yyyy-MM-dd}"),
        ];
    }
}
