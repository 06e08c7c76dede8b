using System.Text.Json;

namespace Attestation.UstazPlatform.Tests.Programmable;

public class TenantTests
{
    [Fact]
    public async Task Two_hundred_tests_at_once_do_not_see_each_other()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync();
        var iin = Given.Iin();

        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 200, CancellationToken = TestContext.Current.CancellationToken }, async (number, _) =>
        {
            var http = double_.Client(number is 0 ? null : $"t{number}");
            var knows = number % 2 is 0;
            await http.StubAsync($$$"""{"scenarioName":"s","requiredScenarioState":"Started","newScenarioState":"n{{{number}}}","request":{"url":"/mine"},"response":{"body":"{{{number}}}"}}""");
            await http.AdminAsync("PUT", "/people", JsonSerializer.Serialize(new { people = new object[] { knows ? new { iin, surname = $"S{number}" } : new { iin, platform = (object?)null } } }));
            if (number % 3 is 0)
            {
                await http.AdminAsync("POST", "/faults", """{"name":"bad-gateway","times":1}""");
            }

            await http.AdminAsync("PUT", "/clock", $$"""{"now":"2026-10-06T09:{{number % 60:D2}}:00+05:00"}""");

            var mine = await http.SendAsync("GET", "/mine");
            var again = await http.SendAsync("GET", "/mine");
            var first = await http.SearchAsync(iin);
            var second = await http.SearchAsync(iin);

            Assert.Equal((number.ToString(System.Globalization.CultureInfo.InvariantCulture), 404), (mine.Body, again.Status));
            Assert.Equal((number % 3 is 0 ? 502 : knows ? 200 : 404, knows ? 200 : 404), (first.Status, second.Status));
            if (knows)
            {
                Assert.Contains($"2026-10-06T09:{number % 60:D2}:00+05:00", second.Body, StringComparison.Ordinal);
            }

            Assert.Equal(4, (await http.AdminAsync("GET", "/requests")).Json!["meta"]!["total"]!.GetValue<int>());
            Assert.Single((await http.AdminAsync("GET", "/mappings")).Json!["mappings"]!.AsArray());
            Assert.Equal($"n{number}", (await http.AdminAsync("GET", "/scenarios")).Json!["scenarios"]![0]!["state"]!.GetValue<string>());
        });
    }

    [Fact]
    public void A_tenant_that_nobody_uses_is_dropped_and_default_is_not()
    {
        var clock = new Ticking();
        var book = new Stubs.TestKit.Tenants.TenantBook(new() { IdleTenants = TimeSpan.FromMinutes(30) }, clock);
        book.Of("default");
        var idle = book.Of("idle");
        book.Of("busy");

        clock.Pass(TimeSpan.FromMinutes(29));
        book.Of("busy");
        var before = book.Names();
        clock.Pass(TimeSpan.FromMinutes(1));
        book.Of("busy");
        clock.Pass(TimeSpan.FromMinutes(3));
        book.Of("busy");

        Assert.Equal(["busy", "default", "idle"], before);
        Assert.Equal(["busy", "default"], book.Names());
        Assert.NotSame(idle, book.Of("idle"));
    }

    [Fact]
    public void When_one_tenant_too_many_comes_the_one_that_idled_longest_goes()
    {
        var clock = new Ticking();
        var book = new Stubs.TestKit.Tenants.TenantBook(new() { MostTenants = 3 }, clock);
        foreach (var name in (string[])["default", "a", "b", "a", "c"])
        {
            clock.Pass(TimeSpan.FromSeconds(1));
            book.Of(name);
        }

        Assert.Equal(["a", "c", "default"], book.Names());
    }

    [Fact]
    public async Task With_a_dropped_tenant_everything_of_it_is_gone_and_with_another_nothing()
    {
        await using var double_ = await ProgrammedPlatform.StartAsync(new() { Limits = new() { IdleTenants = TimeSpan.FromMilliseconds(1) } });
        await double_.Client().StubAsync("""{"request":{"url":"/kept"},"response":{"status":201}}""");
        var idle = double_.Client("idle");
        await idle.StubAsync("""{"request":{"url":"/mine"},"response":{"status":201}}""");
        await idle.AdminAsync("POST", "/faults", """{"name":"bad-gateway"}""");
        await idle.SendAsync("GET", "/mine");

        var busy = double_.Client("busy");
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(20) && (await busy.AdminAsync("GET", "/tenants")).Json!["tenants"]!.AsArray().Any(name => name!.GetValue<string>() == "idle"))
        {
            await Task.Yield();
        }

        Assert.Equal(404, (await idle.SendAsync("GET", "/mine")).Status);
        Assert.Equal((200, 201), ((await idle.SearchAsync(Given.Iin())).Status, (await double_.Client().SendAsync("GET", "/kept")).Status));
    }

    private sealed class Ticking : TimeProvider
    {
        private long _now = 1_000_000_000_000;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time) => _now += time.Ticks;

        public override long GetTimestamp() => _now;
    }
}
