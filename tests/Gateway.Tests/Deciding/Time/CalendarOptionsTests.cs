using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

public class CalendarOptionsTests
{
    private static readonly CalendarOptionsValidator Validator = new();

    [Fact]
    public void The_usual_hours_are_valid_and_are_those_of_the_law() =>
        Assert.Equal((true, Provider.UsualSchedule), (Validator.Validate(null, new CalendarOptions()).Succeeded, new CalendarOptions().Usual.ToSchedule()));

    [Theory]
    [InlineData("09:00", "09:00", false)]
    [InlineData("09:00", "08:59", false)]
    [InlineData("09:00", "09:01", true)]
    public void A_day_that_closes_before_it_opens_is_a_mistake(string opens, string closes, bool valid)
    {
        var options = new CalendarOptions { Usual = new ScheduleOptions { Opens = TimeOnly.Parse(opens), Closes = TimeOnly.Parse(closes) } };

        Assert.Equal(valid, Validator.Validate(null, options).Succeeded);
    }

    [Fact]
    public void Every_mistake_is_named_at_once()
    {
        var never = new ScheduleOptions { Opens = new TimeOnly(18, 0), Closes = new TimeOnly(9, 0) };
        var options = new CalendarOptions { Usual = never, Providers = new() { ["not a number"] = never } };

        var failures = Validator.Validate(null, options).Failures!.ToArray();

        Assert.Equal(3, failures.Length);
        Assert.Contains(failures, failure => failure.StartsWith("Calendar:Usual: closes at 09:00", StringComparison.Ordinal));
        Assert.Contains(failures, failure => failure.StartsWith("Calendar:Providers:not a number: closes", StringComparison.Ordinal));
        Assert.Contains("Calendar:Providers:not a number is not a БИН.", failures);
    }
}
