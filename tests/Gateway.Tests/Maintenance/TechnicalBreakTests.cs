using Attestation.Gateway.Cases;
using Attestation.Gateway.Console;
using Attestation.Gateway.Maintenance;
using Attestation.Gateway.Storage;
using Attestation.Gateway.Tests.Cases;
using Microsoft.Extensions.DependencyInjection;

namespace Attestation.Gateway.Tests.Maintenance;

public class TechnicalBreakTests
{
    private static readonly DateTimeOffset Ten = DateTimeOffset.Parse("2026-10-10T10:00:00+05:00");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Requirement("S2-11")]
    [Theory]
    [InlineData("09:59:59", false)]
    [InlineData("10:00:00", true)]
    [InlineData("10:59:59", true)]
    [InlineData("11:00:00", false)]
    public void It_is_on_from_its_beginning_until_just_before_its_end(string at, bool expected) =>
        Assert.Equal(expected, new TechnicalBreak(Ten, Ten.AddHours(1)).IsOn(DateTimeOffset.Parse($"2026-10-10T{at}+05:00")));

    [Fact]
    public void Citizens_read_when_it_is_on_the_clocks_of_Kazakhstan()
    {
        var text = new TechnicalBreak(Ten.ToUniversalTime(), Ten.AddHours(15)).Text;

        Assert.All([text.Kk, text.Ru, text.En], sentence => Assert.Contains("10.10.2026 10:00 – 11.10.2026 01:00", sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_break_no_case_is_worked_on_and_afterwards_every_one()
    {
        await using var store = await OpenStore.StartAsync();
        var start = store.Law.Now = (await store.ReceiveAsync()).Terms!.WarnAt;
        await PlanAsync(store, start, start.AddHours(1));

        // In a break terms are raised all the same: by that it is seen that the worker has looked.
        await using var worker = await Working.StartAsync(store, Working.Stop.Moving(CaseState.Collecting, CaseState.InReview, rests: true));
        await worker.UntilAsync("ended without an answer");
        store.Law.Now = start.AddHours(1).AddMicroseconds(-1);
        await store.ReceiveAsync();
        await worker.UntilAsync("ended without an answer");
        store.Law.Now = start.AddHours(1);
        store.Wakers.WakeAll();
        await worker.UntilAsync("now InReview");
        await worker.UntilAsync("now InReview");

        var done = await store.QueryAsync<DateTimeOffset>("select at from journal where entry = 'Collecting done'");
        Assert.Equal([start.AddHours(1), start.AddHours(1)], done);
    }

    [Fact]
    public async Task Two_breaks_do_not_overlap_but_may_touch()
    {
        await using var store = await OpenStore.StartAsync();
        var now = store.Clocks.Now;
        Assert.Null(await PlanAsync(store, now.AddHours(1), now.AddHours(2)));

        Assert.NotNull(await PlanAsync(store, now.AddMinutes(119), now.AddHours(3)));
        Assert.NotNull(await PlanAsync(store, now.AddMinutes(70), now.AddMinutes(80)));
        Assert.Null(await PlanAsync(store, now.AddHours(2), now.AddHours(3)));
        Assert.Null(await PlanAsync(store, now, now.AddHours(1)));
    }

    [Fact]
    public async Task A_break_that_is_on_can_be_ended_before_its_time()
    {
        await using var store = await OpenStore.StartAsync();
        var now = store.Clocks.Now;
        await PlanAsync(store, now, now.AddHours(1));
        Assert.NotNull(store.Breaks.Current);

        Assert.True(await store.Breaks.EndAsync(Cancelled));

        await store.Breaks.LookAsync(Cancelled);
        Assert.Null(store.Breaks.Current);
        Assert.False(await store.Breaks.EndAsync(Cancelled));
    }

    [Fact]
    public async Task What_is_planned_is_taken_back_and_what_is_on_goes_on()
    {
        await using var store = await OpenStore.StartAsync();
        var now = store.Clocks.Now;
        await PlanAsync(store, now, now.AddHours(1));
        await PlanAsync(store, now.AddMicroseconds(1).AddHours(1), now.AddHours(2));

        Assert.Equal(1, await store.Breaks.TakeBackAsync(Cancelled));

        Assert.Equal([now], (await store.Breaks.LookAsync(Cancelled)).Select(one => one.StartsAt));
    }

    [Fact]
    public async Task Ending_the_break_that_is_on_leaves_the_planned_one()
    {
        await using var store = await OpenStore.StartAsync();
        var now = store.Clocks.Now;
        await PlanAsync(store, now, now.AddHours(1));
        await PlanAsync(store, now.AddDays(1), now.AddDays(2));

        await store.Breaks.EndAsync(Cancelled);

        Assert.Equal([new TechnicalBreak(now.AddDays(1), now.AddDays(2))], await store.Breaks.LookAsync(Cancelled));
    }

    [Fact]
    public async Task What_is_over_is_not_told_and_what_is_planned_is()
    {
        await using var store = await OpenStore.StartAsync();
        var now = store.Clocks.Now;
        await PlanAsync(store, now, now.AddHours(1));
        await PlanAsync(store, now.AddDays(1), now.AddDays(1).AddHours(1));
        store.Law.Now = now.AddHours(1);

        Assert.Equal([now.AddDays(1)], (await store.Breaks.LookAsync(Cancelled)).Select(one => one.StartsAt));
    }

    [Theory]
    [InlineData(0, "list")]
    [InlineData(0, "plan", "2026-12-10T22:00", "2026-12-11T02:00")]
    [InlineData(0, "plan", "2026-12-10T22:00+05:00", "2026-12-10T21:00:00+00:00")]
    [InlineData(3, "plan", "2026-12-11T02:00", "2026-12-10T22:00")]
    [InlineData(3, "plan", "2020-12-10T22:00", "2020-12-11T02:00")]
    [InlineData(3, "plan", "tomorrow", "2026-12-11T02:00")]
    [InlineData(0, "begin", "30")]
    [InlineData(3, "begin", "0")]
    [InlineData(3, "begin", "-5")]
    [InlineData(0, "begin", "10080")]
    [InlineData(3, "begin", "10081")]
    [InlineData(1, "end")]
    [InlineData(0, "clear")]
    [InlineData(3)]
    [InlineData(3, "stop")]
    public async Task The_command_says_what_it_did_or_what_is_wrong(int exitCode, params string[] arguments)
    {
        await using var store = await OpenStore.StartAsync();

        var (code, said) = await RunAsync(store, arguments);

        Assert.Equal(exitCode, code);
        Assert.NotEmpty(said);
    }

    [Fact]
    public async Task A_break_over_another_is_not_planned_and_the_other_is_named()
    {
        await using var store = await OpenStore.StartAsync();
        await PlanAsync(store, DateTimeOffset.Parse("2026-12-10T22:00+05:00"), DateTimeOffset.Parse("2026-12-11T02:00+05:00"));

        var (exitCode, said) = await RunAsync(store, "plan", "2026-12-11T01:59", "2026-12-11T03:00");

        Assert.Equal(1, exitCode);
        Assert.Contains("10.12.2026 22:00 – 11.12.2026 02:00", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-10T22:00", "2026-12-11T02:00")]
    [InlineData("2026-12-10T17:00:00+00:00", "2026-12-11T02:00:00+05:00")]
    public async Task The_command_reads_the_clocks_of_Kazakhstan_unless_an_offset_is_said(string from, string until)
    {
        await using var store = await OpenStore.StartAsync();

        await RunAsync(store, "plan", from, until);

        Assert.Equal([DateTimeOffset.Parse("2026-12-10T22:00+05:00")], (await store.Breaks.LookAsync(Cancelled)).Select(one => one.StartsAt));
    }

    private static async Task<TechnicalBreak?> PlanAsync(OpenStore store, DateTimeOffset from, DateTimeOffset until)
    {
        var other = await store.Breaks.PlanAsync(new TechnicalBreak(from, until), Cancelled);
        await store.Breaks.LookAsync(Cancelled);

        return other;
    }

    // What it did it says on the output, what is wrong on the other.
    private static async Task<(int ExitCode, string Said)> RunAsync(OpenStore store, params string[] arguments)
    {
        await using var services = new ServiceCollection()
            .AddSingleton<IDatabase>(new Prepared(store.Database))
            .AddSingleton(store.Breaks)
            .AddSingleton(store.Clocks)
            .BuildServiceProvider();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await MaintenanceCommand.RunAsync(arguments, services, output, error, Cancelled);

        return (exitCode, (exitCode is 0 ? output : error).ToString());
    }

    // The store under test is open already.
    private sealed class Prepared(IDatabase database) : IDatabase
    {
        public Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken) => database.WriteAsync(work, cancellationToken);

        public Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken) => database.ReadAsync(work, cancellationToken);
    }
}
