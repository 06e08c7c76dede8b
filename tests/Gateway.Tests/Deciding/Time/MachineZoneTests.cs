using Attestation.Contracts;

namespace Attestation.Gateway.Tests.Deciding;

/// <summary>The machine's zone belongs to the whole process, so nothing else runs beside these tests.</summary>
[Collection(nameof(MachineZone))]
public class MachineZoneTests
{
    [Theory]
    [InlineData(-5)]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(13)]
    public void Working_time_is_that_of_Kazakhstan_wherever_the_machine_stands(int hours)
    {
        using var zone = new MachineZone(TimeSpan.FromHours(hours));

        var onTime = Provider.Usual().TermsOf(new DateTimeOffset(2026, 11, 20, 13, 29, 59, 999, TimeSpan.Zero));
        var late = Provider.Usual().TermsOf(new DateTimeOffset(2026, 11, 20, 13, 30, 0, TimeSpan.Zero));

        Assert.Equal(new DateTimeOffset(2026, 11, 20, 13, 29, 59, 999, TimeSpan.Zero), onTime.RegisteredAt);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 4, 0, 0, TimeSpan.Zero), late.RegisteredAt);
        Assert.Equal(TimeSpan.FromHours(5), late.RegisteredAt.Offset);
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(6)]
    public void A_window_of_days_opens_and_closes_at_midnight_in_Kazakhstan(int hours)
    {
        using var zone = new MachineZone(TimeSpan.FromHours(hours));

        var year = Given.Years().Of(Given.ReceivedAt);

        Assert.True(year.IsOpen(Category.Master, new DateTimeOffset(2026, 9, 30, 19, 0, 0, TimeSpan.Zero)));
        Assert.False(year.IsOpen(Category.Master, new DateTimeOffset(2026, 9, 30, 18, 59, 59, TimeSpan.Zero)));
        Assert.False(year.IsOpen(Category.Master, new DateTimeOffset(2026, 10, 31, 19, 0, 0, TimeSpan.Zero)));
    }
}
