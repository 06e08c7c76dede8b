using Attestation.Contracts;
using Attestation.Gateway.Deciding;
using Attestation.Integration.Tests;
using Attestation.Promises.Tests.Figures;
using Attestation.Promises.Tests.Workshops;

namespace Attestation.Promises.Tests;

/// <summary>One outside system is slow or broken: its own cases wait, all others go on as if nothing were wrong, and nobody is refused.</summary>
public sealed class UpstreamTests(Ledger ledger)
{
    private const int Each = 40;

    /// <summary>Calls of one service at once, as it is set when nobody sets it.</summary>
    private const int Places = 10;

    /// <summary>For the others: less than a single call to the slow one takes.</summary>
    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(15);

    [Fact]
    [Promise("P6")]
    public async Task A_platform_that_takes_a_minute_for_every_answer_delays_nobody_who_does_not_need_it()
    {
        await using var workshop = await Workshop.StartAsync(settings: Settings(attemptTimeout: "00:00:30"));
        var over = new TaskCompletionSource();
        workshop.Upstream.Trouble = (service, cancelled) => service == Upstream.Portfolio ? Task.WhenAny(Task.Delay(TimeSpan.FromMinutes(1), cancelled), over.Task) : Task.CompletedTask;
        workshop.ClocksStandStill = true;
        var (needing, others) = Split(workshop);

        foreach (var message in needing.Values)
        {
            await workshop.SubmitAsync(message.Body);
        }

        // As many hang as may.
        await workshop.UntilAsync(() => Task.FromResult(workshop.Upstream.CallsOf(Upstream.Portfolio) >= Places));
        var started = TimeProvider.System.GetTimestamp();
        foreach (var message in others.Values)
        {
            await workshop.SubmitAsync(message.Body);
        }

        await UntilIssuedAsync(workshop, others.Keys);
        var took = TimeProvider.System.GetElapsedTime(started);
        var refused = await workshop.CountAsync("select count(*) from application_case where outcome = 'Refusal'") - others.Values.Count(message => message.Kind is NoticeKind.Refusal);

        workshop.Upstream.Trouble = null;
        workshop.ClocksStandStill = false;
        over.SetResult();
        await workshop.UntilEndedAsync([.. needing.Keys, .. others.Keys]);
        var history = await Accounts.CheckAsync(workshop, Expected(needing, others));
        ledger.Record(needing.Count + others.Count, needing.Count, history.Lost + (took > SoonEnough ? 1 : 0) + (int)Math.Max(0, refused), history.Duplicated, Seeds.Current);
        history.Assert();
        Assert.True(took < SoonEnough, $"The others took {took.TotalSeconds:0.0} s.");
        Assert.Equal(0, refused);
    }

    [Fact]
    [Promise("P6")]
    public async Task A_register_that_fails_past_the_term_is_spared_raises_alarms_refuses_nobody_and_is_then_asked_by_no_herd()
    {
        await using var workshop = await Workshop.StartAsync(settings: Settings(attemptTimeout: "00:00:08"));
        workshop.Upstream.Trouble = (service, _) => service == Shep.ServiceIds.EpvoDigitalDocs ? throw new HttpRequestException("Test: down.") : Task.CompletedTask;
        var (needing, others) = Split(workshop);
        Dictionary<Guid, Message> all = new([.. needing, .. others]);

        foreach (var message in all.Values)
        {
            await workshop.SubmitAsync(message.Body);
        }

        // Every case has met the silence; the breaker has spared the register most of it.
        await workshop.UntilAsync(async () => await workshop.CountAsync("select count(*) from application_case where state = 'Collecting' and attempts > 0") == all.Count);
        var calls = workshop.Upstream.CallsOf(Shep.ServiceIds.EpvoDigitalDocs);

        // The term ends on the evening of the next working day.
        workshop.PutLawOnTo(Stand.Morning.AddDays(1).AddHours(9));
        await workshop.UntilAsync(async () => await workshop.CountAsync("select count(*) from journal where stop = 'Term' and entry = 'breach'") == all.Count);
        var warned = await workshop.CountAsync("select count(*) from journal where stop = 'Term' and entry = 'warning'");
        var decided = await workshop.CountAsync("select count(*) from application_case where state <> 'Collecting'");

        workshop.Upstream.Forget();
        workshop.Upstream.Trouble = null;
        workshop.PutLawOnTo(workshop.Law.GetUtcNow().AddHours(1));
        await workshop.UntilEndedAsync(all.Keys);
        var history = await Accounts.CheckAsync(workshop, Expected(needing, others));
        ledger.Record(all.Count, calls, history.Lost + (int)decided, history.Duplicated, Seeds.Current);
        history.Assert();
        Assert.Equal(0, decided);
        Assert.Equal(all.Count, warned);
        Assert.True(calls < all.Count, $"The breaker let {calls} calls of {all.Count} cases through.");
        Assert.InRange(workshop.Upstream.MostAtOnceOf(Shep.ServiceIds.EpvoDigitalDocs), 1, Places);
    }

    private static Dictionary<string, string?> Settings(string attemptTimeout)
    {
        var settings = new Dictionary<string, string?>();
        foreach (var system in new[] { "EgovShlyuz", "UstazPlatform" })
        {
            settings[$"{system}:Calls:AttemptTimeout"] = attemptTimeout;
            settings[$"{system}:Calls:BreakerSample"] = "10";
            settings[$"{system}:Calls:BreakerPause"] = "00:00:01";
        }

        return settings;
    }

    // Those whose portfolio lies on the platform, and those who bring theirs along.
    private static (Dictionary<Guid, Message> Needing, Dictionary<Guid, Message> Others) Split(Workshop workshop)
    {
        var applications = workshop.Applications(Seeds.Current);
        var (needing, others) = (new Dictionary<Guid, Message>(), new Dictionary<Guid, Message>());
        for (var i = 0; needing.Count < Each || others.Count < Each; i++)
        {
            var (body, id, _, kind) = applications.Make(i);
            var category = System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("requestedCategory").GetString();
            var group = Categories.IsOnPlatform(Enum.Parse<Category>(category!)) ? needing : others;
            if (group.Count < Each)
            {
                group[id] = new Message(body, kind);
            }
        }

        return (needing, others);
    }

    private static Dictionary<Guid, NoticeKind> Expected(params Dictionary<Guid, Message>[] groups) =>
        groups.SelectMany(group => group).ToDictionary(pair => pair.Key, pair => pair.Value.Kind);

    private static Task UntilIssuedAsync(Workshop workshop, IEnumerable<Guid> ids) => workshop.UntilAsync(() => Task.FromResult(
        ids.All(id => workshop.Heard.TryGetValue(id.ToString(), out var heard) && heard.Any(message => message.Type == "notice-issued"))));

    private sealed record Message(byte[] Body, NoticeKind Kind);
}
