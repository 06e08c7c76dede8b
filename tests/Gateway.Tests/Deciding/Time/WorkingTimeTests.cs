using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

public class WorkingTimeTests
{
    private static readonly WorkingTime Usual = Provider.Usual();

    /// <summary>Working week Mon–Fri, 09:00–18:30: received, registered, the next working day after it.</summary>
    public static TheoryData<string, string, string> Vectors => new()
    {
        { "2026-11-20T17:59", "2026-11-20T17:59", "2026-11-23" },
        { "2026-11-20T18:30", "2026-11-23T09:00", "2026-11-24" },
        { "2026-11-20T03:00", "2026-11-20T09:00", "2026-11-23" },
        { "2026-10-23T18:45", "2026-10-27T09:00", "2026-10-28" },
        { "2026-03-20T19:00", "2026-03-26T09:00", "2026-03-27" },
        { "2026-05-26T19:00", "2026-05-28T09:00", "2026-05-29" },
        { "2026-08-29T12:00", "2026-08-31T09:00", "2026-09-01" },
        { "2026-12-15T20:00", "2026-12-17T09:00", "2026-12-18" },
        { "2026-12-31T18:31", "2027-01-05T09:00", "2027-01-06" },
        { "2027-01-06T19:00", "2027-01-08T09:00", "2027-01-11" },
        { "2027-03-12T19:00", "2027-03-16T09:00", "2027-03-17" },
        { "2027-03-19T19:00", "2027-03-25T09:00", "2027-03-26" },
        { "2027-04-30T19:00", "2027-05-04T09:00", "2027-05-05" },
        { "2027-05-06T19:00", "2027-05-11T09:00", "2027-05-12" },
        { "2027-05-14T19:00", "2027-05-17T09:00", "2027-05-18" },
    };

    [Theory]
    [Requirement("S2-5", "S2-12")]
    [MemberData(nameof(Vectors))]
    public void The_terms_follow_from_receipt(string received, string registered, string nextDay)
    {
        var terms = Usual.TermsOf(Local(received));

        var registeredAt = Local(registered);
        Assert.Equal(registeredAt, terms.RegisteredAt);
        Assert.Equal(Local($"{registered[..10]}T18:30"), terms.WarnAt);
        Assert.Equal(Local($"{nextDay}T18:30"), terms.DueBy);
    }

    [Theory]
    [InlineData("2026-11-20T08:59:59.9999999", "2026-11-20T09:00")]
    [InlineData("2026-11-20T09:00", "2026-11-20T09:00")]
    [InlineData("2026-11-20T09:00:00.0000001", "2026-11-20T09:00:00.0000001")]
    [InlineData("2026-11-20T18:29:59.999", "2026-11-20T18:29:59.999")]
    [InlineData("2026-11-20T18:29:59.9999999", "2026-11-20T18:29:59.9999999")]
    [InlineData("2026-11-20T18:30:00", "2026-11-23T09:00")]
    [InlineData("2026-11-20T18:30:00.0000001", "2026-11-23T09:00")]
    [InlineData("2026-11-20T23:59:59.9999999", "2026-11-23T09:00")]
    [InlineData("2026-11-23T00:00", "2026-11-23T09:00")]
    public void The_opening_belongs_to_the_day_and_the_closing_does_not(string received, string registered) =>
        Assert.Equal(Local(registered), Usual.TermsOf(Local(received)).RegisteredAt);

    [Theory]
    [InlineData("2026-11-20T13:00")]
    [InlineData("2026-11-20T13:45")]
    [InlineData("2026-11-20T14:30")]
    public void Lunch_does_not_defer(string received) => Assert.Equal(Local(received), Usual.TermsOf(Local(received)).RegisteredAt);

    [Theory]
    [Requirement("S2-12")]
    [InlineData("2026-11-20T09:00", true)]
    [InlineData("2026-11-20T08:59:59.9999999", false)]
    [InlineData("2026-11-20T18:29:59.9999999", true)]
    [InlineData("2026-11-20T18:30", false)]
    [InlineData("2026-11-21T12:00", false)]
    [InlineData("2026-10-26T12:00", false)]
    [InlineData("2026-10-27T12:00", true)]
    public void A_notice_is_issued_in_working_time_only(string instant, bool worked) => Assert.Equal(worked, Usual.IsWorked(Local(instant)));

    [Theory]
    [InlineData("2026-11-20T19:00", "2026-11-21T09:00", "2026-11-23")]
    [InlineData("2026-11-21T19:00", "2026-11-23T09:00", "2026-11-24")]
    [InlineData("2026-03-20T19:00", "2026-03-25T09:00", "2026-03-26")]
    [InlineData("2026-05-08T19:00", "2026-05-11T09:00", "2026-05-12")]
    [InlineData("2026-12-31T19:00", "2027-01-04T09:00", "2027-01-05")]
    [InlineData("2027-05-08T19:00", "2027-05-11T09:00", "2027-05-12")]
    public void In_a_six_day_week_only_a_holiday_on_Sunday_moves(string received, string registered, string nextDay)
    {
        var sixDays = Provider.Working(WorkingWeek.SixDays);

        var terms = sixDays.TermsOf(Local(received));

        Assert.Equal(Local(registered), terms.RegisteredAt);
        Assert.Equal(Local($"{nextDay}T18:30"), terms.DueBy);
    }

    [Fact]
    public void A_working_day_declared_off_is_passed_over()
    {
        var provider = Provider.Working(WorkingWeek.FiveDays, daysOff: ["2026-11-23"]);

        var terms = provider.TermsOf(Local("2026-11-20T19:00"));

        Assert.Equal(Local("2026-11-24T09:00"), terms.RegisteredAt);
        Assert.Equal(Local("2026-11-25T18:30"), terms.DueBy);
    }

    [Theory]
    [InlineData("2026-11-21")]
    [InlineData("2026-10-25")]
    [InlineData("2026-10-26")]
    public void A_day_off_declared_worked_is_worked(string day)
    {
        var provider = Provider.Working(WorkingWeek.FiveDays, workingDays: [day]);

        Assert.False(Usual.IsWorked(Local($"{day}T12:00")));
        Assert.True(provider.IsWorked(Local($"{day}T12:00")));
        Assert.False(provider.IsWorked(Local($"{day}T18:30")));
    }

    [Fact]
    public void A_day_off_that_is_worked_counts_as_the_next_working_day()
    {
        var provider = Provider.Working(WorkingWeek.FiveDays, workingDays: ["2026-11-21"]);

        Assert.Equal(Local("2026-11-21T18:30"), provider.TermsOf(Local("2026-11-20T12:00")).DueBy);
    }

    [Fact]
    [Requirement("S2-2")]
    public void A_provider_with_hours_of_its_own_keeps_them()
    {
        var own = new ProviderSchedule(WorkingWeek.SixDays, new TimeOnly(8, 0), new TimeOnly(13, 0));
        var times = new WorkingTimes(Provider.Calendar(), Provider.UsualSchedule, new Dictionary<string, ProviderSchedule>(StringComparer.Ordinal) { [Given.Bin().Value] = own });

        var itsTerms = times.Of(Given.Bin()).TermsOf(Local("2026-11-20T13:00"));
        var anothers = times.Of(Given.Bin(Numbers.AnotherBin)).TermsOf(Local("2026-11-20T13:00"));

        Assert.Equal(new Terms(Local("2026-11-21T08:00"), Local("2026-11-21T13:00"), Local("2026-11-23T13:00")), itsTerms);
        Assert.Equal(new Terms(Local("2026-11-20T13:00"), Local("2026-11-20T18:30"), Local("2026-11-23T18:30")), anothers);
    }

    [Theory]
    [InlineData("2025-12-31T12:00", "2025-12-31")]
    [InlineData("2028-01-01T12:00", "2028-01-01")]
    [InlineData("2027-12-31T18:30", "2028-01-01")]
    [InlineData("2027-12-31T12:00", "2028-01-01")]
    public void A_day_outside_the_table_is_an_error_that_names_the_table(string received, string asked)
    {
        var error = Assert.Throws<OutsideCalendarException>(() => Usual.TermsOf(Local(received)));

        Assert.Contains("2026-01-01 to 2027-12-31", error.Message, StringComparison.Ordinal);
        Assert.Contains(asked, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_day_of_the_table_is_still_a_deadline() =>
        Assert.Equal(Local("2027-12-31T18:30"), Usual.TermsOf(Local("2027-12-30T12:00")).DueBy);

    private static DateTimeOffset Local(string instant) => DateTimeOffset.Parse($"{instant}+05:00");
}
