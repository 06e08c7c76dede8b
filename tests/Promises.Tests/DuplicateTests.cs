using System.Text;
using System.Text.Json;
using Attestation.Contracts;
using Attestation.Integration.Tests;
using Attestation.Promises.Tests.Figures;
using Attestation.Promises.Tests.Workshops;

namespace Attestation.Promises.Tests;

/// <summary>
/// Every message one to five times, in any order, over two instances that share a database, up to 400 days apart: what comes of it equals
/// the plain run, in which everything arrives once and in order.
/// </summary>
public sealed class DuplicateTests(Ledger ledger)
{
    private const int Applications = 12;

    public static TheoryData<int> Runs { get; } = new(Enumerable.Range(0, Seeds.Runs(2)).Select(run => Seeds.Current + run));

    [Theory]
    [MemberData(nameof(Runs))]
    [Promise("P1", "P2", "P4")]
    public async Task Messages_repeated_and_in_any_order_come_to_the_same_end_as_the_plain_run(int seed)
    {
        var (plain, _) = await PlainAsync(seed);
        var (mixed, sent) = await MixedAsync(seed);

        string[] differing = [.. plain.Keys.Where(id => mixed.GetValueOrDefault(id) != plain[id]).Select(id => $"{id}: {plain[id]} became {mixed.GetValueOrDefault(id)}")];
        ledger.Record(Applications, sent, differing.Length, mixed.Count - plain.Count, Seeds.Current);
        Assert.True(differing is [], $"seed {seed}: {string.Join('\n', differing)}");
        Assert.Equal(plain.Count, mixed.Count);
    }

    private static async Task<(IReadOnlyDictionary<Guid, string> Ends, int Sent)> PlainAsync(int seed)
    {
        await using var workshop = await Workshop.StartAsync(schoolsSignAtOnce: false);
        var letters = Letters(workshop, seed);
        foreach (var letter in letters)
        {
            await workshop.SendAsync(letter.Body, letter.Type);
        }

        await UntilAllArrivedAsync(workshop, letters);
        await FinishAsync(workshop, letters, () => 1, () => 0);

        return (await EndsAsync(workshop, letters), letters.Count);
    }

    private static async Task<(IReadOnlyDictionary<Guid, string> Ends, int Sent)> MixedAsync(int seed)
    {
        var chance = new Random(seed);
        await using var workshop = await Workshop.StartAsync(instances: 2, schoolsSignAtOnce: false);
        var letters = Letters(workshop, seed);
        Letter[] copies = [.. letters.SelectMany(letter => Enumerable.Repeat(letter, chance.Next(1, 6)))];

        // The first wave holds one copy of each, and as many others as chance will have.
        Letter[] first = [.. letters, .. copies.Where(_ => chance.Next(3) is 0)];
        chance.Shuffle(first);
        await Task.WhenAll(first.Select(letter => workshop.SendAsync(letter.Body, letter.Type, chance.Next(2))));
        await UntilAllArrivedAsync(workshop, letters);
        await FinishAsync(workshop, letters, () => chance.Next(1, 6), () => chance.Next(2));

        // The rest come when everything has long been decided.
        chance.Shuffle(copies);
        foreach (var letter in copies)
        {
            workshop.PutLawOnTo(Stand.Morning.AddDays(chance.Next(1, 400)));
            await workshop.SendAsync(letter.Body, letter.Type, chance.Next(2));
        }

        var (last, id, _, _) = workshop.Applications(seed + 1).Make(Applications * 3);
        await workshop.SubmitAsync(last);
        await workshop.UntilAsync(async () => await workshop.CountAsync($"select count(*) from application_case where id = '{id}'") is 1);
        await workshop.UntilAsync(async () => await workshop.CountAsync("select count(*) from outbox") is 0);
        var ends = await EndsAsync(workshop, letters);

        return (ends, first.Length + copies.Length);
    }

    // A third of the applicants thinks better of it, before any school has signed.
    private static List<Letter> Letters(Workshop workshop, int seed)
    {
        var applications = workshop.Applications(seed);
        var letters = new List<Letter>();
        for (var i = 0; i < Applications; i++)
        {
            var (message, id, _, _) = applications.Make(i);
            letters.Add(new Letter(id, message, MessageNames.Of<SubmitApplication>()));
            if (i % 3 is 0)
            {
                var withdrawal = new WithdrawApplication { ApplicationId = id, Reason = "changed my mind" };
                letters.Add(new Letter(id, JsonSerializer.SerializeToUtf8Bytes(withdrawal, ContractJson.Options), MessageNames.Of<WithdrawApplication>()));
            }
        }

        return letters;
    }

    private static Task UntilAllArrivedAsync(Workshop workshop, List<Letter> letters) => workshop.UntilAsync(async () =>
        await workshop.CountAsync("select count(*) from application_case where state in ('AwaitingSignature', 'Withdrawn')") == letters.DistinctBy(letter => letter.Id).Count()
        && await workshop.CountAsync("select count(*) from application_case where state = 'Withdrawn'") == letters.Count(letter => letter.IsWithdrawal));

    private static async Task FinishAsync(Workshop workshop, List<Letter> letters, Func<int> times, Func<int> instance)
    {
        HashSet<Guid> ids = [.. letters.Select(letter => letter.Id)];
        await workshop.UntilAsync(async () =>
        {
            await workshop.SignAsync(times, instance);

            return await workshop.CountAsync("select count(*) from application_case where state in ('Issued', 'Withdrawn')") == ids.Count
                && await workshop.CountAsync("select count(*) from outbox") is 0;
        });

        // Published is not heard yet.
        await workshop.UntilEndedAsync(ids);
    }

    // All that anybody outside can tell of an application, without what differs from day to day.
    private static async Task<IReadOnlyDictionary<Guid, string>> EndsAsync(Workshop workshop, List<Letter> letters)
    {
        var ends = new Dictionary<Guid, string>();
        foreach (var id in letters.Select(letter => letter.Id).Distinct())
        {
            var @case = await workshop.Instances[0].Cases.FindAsync(id, TestContext.Current.CancellationToken);
            (string Type, byte[] Body)[] heard = [.. workshop.Heard.GetValueOrDefault(id.ToString()) ?? []];
            var told = heard.Where(message => message.Type is not ("application-rejected" or "service-stage-changed")).Select(message => message.Type).Distinct().Order(StringComparer.Ordinal);
            var notices = heard.Where(message => message.Type == "notice-issued").Select(message => Accounts.Content(message.Body, "kind", "reasons")).Distinct();
            ends[id] = new StringBuilder()
                .Append(@case?.State).Append(' ').AppendJoin(' ', told).Append(' ').AppendJoin(' ', notices)
                .AppendJoin(' ', Accounts.Differing(heard).Select(type => $"copies of {type} differ"))
                .ToString();
        }

        return ends;
    }

    private sealed record Letter(Guid Id, byte[] Body, string Type)
    {
        public bool IsWithdrawal => Type == MessageNames.Of<WithdrawApplication>();
    }
}
