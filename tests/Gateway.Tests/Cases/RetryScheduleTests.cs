using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Tests.Cases;

public class RetryScheduleTests
{
    [Fact]
    public void The_first_retry_is_soon_and_each_is_no_sooner_than_the_one_before()
    {
        TimeSpan[] waits = [.. Enumerable.Range(0, 30).Select(RetrySchedule.After)];

        Assert.Equal(TimeSpan.FromMinutes(1), waits[0]);
        Assert.Equal(waits.Order(), waits);
        Assert.Equal(RetrySchedule.Longest, waits[^1]);
    }

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void Any_count_of_attempts_has_a_wait(int attempts) => Assert.InRange(RetrySchedule.After(attempts), TimeSpan.FromMinutes(1), RetrySchedule.Longest);
}
