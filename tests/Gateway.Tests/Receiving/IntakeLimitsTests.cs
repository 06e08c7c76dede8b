using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Receiving;
using Attestation.Gateway.Tests.Cases;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Tests.Receiving;

public class IntakeLimitsTests
{
    private static readonly Bin School = BinOf("111140999014");
    private static readonly Bin Other = BinOf(Stubs.TestKit.Bin.Make(2001, 3, 7));

    private readonly SetClock _machine = new(DateTimeOffset.Parse("2030-01-01T00:00:00Z"));

    [Fact]
    public void A_minutes_worth_is_taken_and_the_next_is_not()
    {
        var limits = Limits(perProvider: 3);

        Assert.Equal([null, null, null, 3, 3], Enumerable.Range(0, 5).Select(_ => limits.Exceeded(School, null)));
    }

    [Fact]
    public void Room_comes_back_evenly()
    {
        var limits = Limits(perProvider: 3);
        Exhaust(limits);

        _machine.Now = _machine.Now.AddSeconds(19.9);
        Assert.Equal(3, limits.Exceeded(School, null));
        _machine.Now = _machine.Now.AddSeconds(0.2);
        Assert.Null(limits.Exceeded(School, null));
        Assert.Equal(3, limits.Exceeded(School, null));
    }

    [Fact]
    public void However_long_the_silence_no_more_than_a_minutes_worth_comes_back()
    {
        var limits = Limits(perProvider: 3);
        Exhaust(limits);

        _machine.Now = _machine.Now.AddDays(3);

        Assert.Equal([null, null, null, 3], Enumerable.Range(0, 4).Select(_ => limits.Exceeded(School, null)));
    }

    [Fact]
    public void One_providers_flood_takes_nothing_from_another()
    {
        var limits = Limits(perProvider: 3);
        Exhaust(limits);

        Assert.Null(limits.Exceeded(Other, null));
    }

    [Fact]
    public void A_senders_limit_counts_all_its_providers_together()
    {
        var limits = Limits(perProvider: 0, perSender: 2);

        Assert.Equal([null, null, 2], new[] { School, Other, School }.Select(provider => limits.Exceeded(provider, "portal")));
        Assert.Null(limits.Exceeded(School, "another portal"));
        Assert.Null(limits.Exceeded(School, null));
    }

    [Fact]
    public void Nought_is_no_limit()
    {
        var limits = Limits(perProvider: 0);

        Assert.All(Enumerable.Range(0, 10_000), _ => Assert.Null(limits.Exceeded(School, "portal")));
    }

    private static Bin BinOf(string digits) => Bin.TryParse(digits, out var bin) ? bin! : throw new ArgumentException("No БИН.", nameof(digits));

    private static void Exhaust(IntakeLimits limits)
    {
        while (limits.Exceeded(School, null) is null)
        {
        }
    }

    private IntakeLimits Limits(int perProvider, int perSender = 0) =>
        new(Options.Create(new DoorsOptions { PerProviderAMinute = perProvider, PerSenderAMinute = perSender }), new Clocks(_machine, _machine));
}
