using System.Text;
using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Tests.Deciding;
using Attestation.Promises.Tests.Figures;
using Attestation.Promises.Tests.Workshops;
using Attestation.Signatures;

namespace Attestation.Promises.Tests;

/// <summary>What must be true of a notice and of a decision when the gateway is long gone: P7, P8, P9.</summary>
public sealed class OfflineTests(Ledger ledger)
{
    private const int Count = 40;

    [Fact]
    [Promise("P7")]
    public async Task Every_notice_of_a_run_verifies_offline_and_no_altered_one_does()
    {
        var chance = new Random(Seeds.Current);
        await using var workshop = await Workshop.StartAsync();
        var ids = await RunAsync(workshop);
        NoticeIssued[] notices = [.. ids.Select(id => workshop.Heard[id.ToString()].First(message => message.Type == "notice-issued")).Select(message => JsonSerializer.Deserialize<NoticeIssued>(message.Body, ContractJson.Options)!)];

        var refused = notices.Count(notice => !EnvelopedSignature.Verify(Encoding.UTF8.GetBytes(notice.SignedXml), workshop.Trust, notice.IssuedAt).IsValid);
        var taken = notices.SelectMany(notice => Enumerable.Range(0, 10).Select(_ => Altered(notice.SignedXml, chance)).Where(altered =>
            EnvelopedSignature.Verify(Encoding.UTF8.GetBytes(altered), workshop.Trust, notice.IssuedAt).IsValid)).ToArray();

        ledger.Record(notices.Length, notices.Length * 10, refused + taken.Length, 0, Seeds.Current);
        Assert.Equal(0, refused);
        Assert.Empty(taken);
    }

    [Fact]
    [Promise("P8")]
    public void Terms_equal_those_of_a_calendar_walked_day_by_day()
    {
        var chance = new Random(Seeds.Current);
        var table = CalendarTable.Load();
        var calendar = new WorkingCalendar(table, new HashSet<DateOnly>(), new HashSet<DateOnly>());
        var (opens, closes) = (TimeSpan.FromHours(9), TimeSpan.FromMinutes(1110));
        var wrong = new List<DateTimeOffset>();
        var runs = Seeds.Runs(1) * 20_000;
        for (var i = 0; i < runs; i++)
        {
            var sixDays = chance.Next(2) is 0;
            var naive = new NaiveCalendar(sixDays);
            var (day, time) = (new DateOnly(2026, 1, 1).AddDays(chance.Next(728)), TimeSpan.FromSeconds(chance.Next(86_400)));
            var received = At(day, time);
            var schedule = new ProviderSchedule(sixDays ? WorkingWeek.SixDays : WorkingWeek.FiveDays, TimeOnly.FromTimeSpan(opens), TimeOnly.FromTimeSpan(closes));

            var terms = new WorkingTime(calendar, schedule).TermsOf(received.ToOffset(TimeSpan.FromHours(chance.Next(-12, 15))));

            var registered = naive.Registered(day, time, opens, closes);
            if (terms != new Terms(At(registered.Day, registered.Time), At(registered.Day, closes), At(naive.FirstFree(registered.Day), closes)))
            {
                wrong.Add(received);
            }
        }

        ledger.Record(runs, 0, wrong.Count, 0, Seeds.Current);
        Assert.Empty(wrong);
    }

    [Fact]
    [Promise("P9")]
    public async Task Every_case_of_a_run_replays_to_the_decision_that_was_made()
    {
        await using var workshop = await Workshop.StartAsync();
        var ids = await RunAsync(workshop);

        // A year later: what was true on the day counts, not what is true now.
        workshop.PutLawOnTo(workshop.Law.GetUtcNow().AddDays(365));
        var differing = new List<Guid>();
        foreach (var id in ids)
        {
            var @case = (await workshop.Instances[0].Cases.FindAsync(id, TestContext.Current.CancellationToken))!;
            var again = await workshop.Instances[0].Stop(CaseState.Deciding).RunAsync(@case, TestContext.Current.CancellationToken);
            if (JsonSerializer.Serialize(again.After.Decision) != JsonSerializer.Serialize(@case.Decision))
            {
                differing.Add(id);
            }
        }

        ledger.Record(ids.Count, 0, differing.Count, 0, Seeds.Current);
        Assert.Empty(differing);
    }

    private static async Task<IReadOnlyList<Guid>> RunAsync(Workshop workshop)
    {
        var applications = workshop.Applications(Seeds.Current);
        var ids = new List<Guid>();
        for (var i = 0; i < Count; i++)
        {
            var (message, id, _, _) = applications.Make(i);
            await workshop.SubmitAsync(message);
            ids.Add(id);
        }

        await workshop.UntilEndedAsync(ids);

        return ids;
    }

    // One letter or digit of a text or an attribute becomes another: what a forger would do.
    private static string Altered(string xml, Random chance)
    {
        while (true)
        {
            var at = chance.Next(xml.IndexOf('<', 40), xml.Length);
            var before = xml[at];
            var inMarkup = xml.LastIndexOf('<', at) > xml.LastIndexOf('>', at);
            if (char.IsLetterOrDigit(before) && !inMarkup)
            {
                return $"{xml[..at]}{(char.IsDigit(before) ? (char)('0' + ((before - '0' + 1) % 10)) : before is 'А' ? 'Б' : before is 'A' ? 'B' : char.IsAscii(before) ? 'A' : 'А')}{xml[(at + 1)..]}";
            }
        }
    }

    private static DateTimeOffset At(DateOnly day, TimeSpan time) => new(day.ToDateTime(TimeOnly.FromTimeSpan(time)), TimeSpan.FromHours(5));
}
