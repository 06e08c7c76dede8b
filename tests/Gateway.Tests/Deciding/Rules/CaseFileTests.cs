namespace Attestation.Gateway.Tests.Deciding;

public class CaseFileTests
{
    private static readonly DateTimeOffset Received = DateTimeOffset.Parse("2026-10-06T10:30:00+05:00");

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(23 * 3600, true)]
    [InlineData(24 * 3600, true)]
    [InlineData((24 * 3600) + 1, false)]
    [InlineData(48 * 3600, false)]
    [InlineData(-1, false)]
    [InlineData(-48 * 3600, false)]
    public void The_portals_time_counts_if_delivery_took_at_most_a_day_and_was_not_from_the_future(int seconds, bool portals)
    {
        var submitted = Received.AddSeconds(-seconds);
        var file = Given.CaseFile().Applying(application => application with { SubmittedAt = submitted }) with { ReceivedAt = Received };

        Assert.Equal(portals ? submitted : Received, file.FiledAt);
    }

    [Fact]
    public void A_day_is_24_hours_to_the_tick()
    {
        var submitted = Received - TimeSpan.FromDays(1);
        var file = Given.CaseFile().Applying(application => application with { SubmittedAt = submitted });

        Assert.Equal(submitted, (file with { ReceivedAt = Received }).FiledAt);
        Assert.Equal(Received.AddTicks(1), (file with { ReceivedAt = Received.AddTicks(1) }).FiledAt);
    }

    [Fact]
    public void Offsets_do_not_matter()
    {
        var file = Given.CaseFile().Applying(application => application with { SubmittedAt = Received.AddHours(-24).ToOffset(TimeSpan.FromHours(-3)) });

        Assert.Equal(Received.AddHours(-24), (file with { ReceivedAt = Received.ToUniversalTime() }).FiledAt);
    }
}
