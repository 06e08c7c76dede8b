using System.Text;
using System.Text.Json.Nodes;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Issuing;
using Attestation.Gateway.Notices;
using Attestation.Gateway.Receiving;
using Attestation.Gateway.Restoring;
using Attestation.Gateway.Signing;
using Attestation.Gateway.Storage;
using Attestation.Gateway.Tests.Cases;
using Attestation.Gateway.Tests.Deciding;
using Attestation.Gateway.Tests.Receiving;
using Attestation.Signatures;
using Attestation.Signatures.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Given = Attestation.Gateway.Tests.Receiving.Given;

namespace Attestation.Gateway.Tests.Restoring;

/// <summary>A gateway whose broker keeps a ledger, and the back-ups of its database that take its place. Everything is real but the broker.</summary>
internal sealed class Site : IAsyncDisposable
{
    public static readonly TestAuthority Authority = new();

    /// <summary>Who signs for the school.</summary>
    public static readonly SigningKey Head = Authority.IssuePerson(Numbers.AnotherIin, "СЫНАҚ ҚОЛ ҚОЮШЫ", Given.Bin, "мектеп", PersonRole.Head);

    private readonly Doorkeeper _doorkeeper;
    private readonly Registration _registration;
    private readonly SignerTrust _trust;
    private readonly ApplicationsDoor _applications;
    private readonly SignedNoticesDoor _signedNotices;
    private readonly InstitutionKeys _noKeys;
    private readonly IStop[] _stops;

    private Site(OpenStore store, ListedLedger ledger, bool takesPaper = true)
    {
        (Store, Ledger) = (store, ledger);
        var trustFolder = store.Folder.PathOf("trust");
        Authority.ExportTo(trustFolder);
        var signing = Options.Create(new SigningOptions { TrustFolder = trustFolder });
        var doors = Options.Create(new DoorsOptions());
        var rules = Options.Create(new RulesOptions { PaperProviders = takesPaper ? [Given.Bin] : [] });
        var times = new WorkingTimes(Provider.Calendar(), Provider.UsualSchedule, new Dictionary<string, ProviderSchedule>(StringComparer.Ordinal));
        _registration = new Registration(Deciding.Given.Years(), times);
        _doorkeeper = new Doorkeeper(store.Outbox, store.Clocks, store.Wakers, doors, NullLogger<Doorkeeper>.Instance);
        _trust = new SignerTrust(signing, new FetchedLists(signing, store.Clocks), NullLogger<SignerTrust>.Instance);
        _applications = new ApplicationsDoor(
            _doorkeeper,
            new SubmissionDesk(
                store.Cases, store.Outbox, _doorkeeper, new IntakeLimits(doors, store.Clocks), _registration, rules, store.Clocks, store.Wakers, NullLogger<SubmissionDesk>.Instance),
            new DecisionDesk(store.Cases, _doorkeeper, store.Clocks),
            new CommissionDesk(store.Cases, store.Outbox, _doorkeeper, times, store.Clocks, store.Wakers));
        _signedNotices = new SignedNoticesDoor(
            _doorkeeper, new SignatureDesk(store.Cases, _trust, _doorkeeper, store.Clocks, signing, NullLogger<SignatureDesk>.Instance));
        _noKeys = new InstitutionKeys(signing);
        _stops = [new NoticesStop(times, store.Clocks), new SigningStop(_noKeys, _trust, store.Clocks, signing), new IssuingStop(times, store.Clocks)];
        Restored = new RestoredDatabase(store.Database, store.Cipher, store.Clocks);
    }

    public OpenStore Store { get; }

    public ListedLedger Ledger { get; }

    public RestoredDatabase Restored { get; }

    public RestoreGate Gate => new(Ledger, Published(Restored), Restored, Store.Clocks);

    /// <summary>Everything that was published, in order.</summary>
    public List<OutgoingMessage> Sent { get; } = [];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<Site> OpenAsync() => new(await OpenStore.StartAsync(), new ListedLedger());

    /// <summary>Another gateway on a back-up of this one's database, with the same broker.</summary>
    public async Task<Site> BackUpAsync(ListedLedger? ledger = null, bool takesPaper = true) => new(await Store.BackUpAsync(), ledger ?? Ledger, takesPaper);

    public static JsonObject Application(Guid id) => Given.ValidMessage().With("/applicationId", $"{id:D}");

    public static JsonObject OnPaper(Guid id) => Application(id).With("/channel", "Paper");

    public async Task<Guid> SubmitAsync(JsonObject? message = null)
    {
        message ??= Application(Guid.NewGuid());
        await TakeAsync(BusNames.Applications, "submit-application", message);

        return Guid.Parse(message["applicationId"]!.GetValue<string>());
    }

    public Task WithdrawAsync(Guid id) => TakeAsync(BusNames.Applications, "withdraw-application", Withdrawal(id));

    public static JsonObject Withdrawal(Guid id) => new() { ["applicationId"] = $"{id:D}", ["reason"] = "басқа жол" };

    public static JsonObject Commission(Guid id) => new()
    {
        ["applicationId"] = $"{id:D}", ["decision"] = "Award", ["category"] = "Researcher", ["orderNumber"] = "14-ж/қ", ["orderDate"] = "2026-10-06", ["decidedOn"] = "2026-10-06",
    };

    /// <summary>What the school's signing step sends back.</summary>
    public static JsonObject Signed(Notice notice, SigningKey? key = null) => new() { ["noticeId"] = $"{notice.Id:D}", ["signedXml"] = SignedXml(notice.Xml, key) };

    public static JsonObject NotSigned(Notice notice, bool returnToReview = false) =>
        new() { ["noticeId"] = $"{notice.Id:D}", ["reason"] = "Басшы жоқ", ["returnToReview"] = returnToReview };

    public static string SignedXml(string xml, SigningKey? key = null) => Encoding.UTF8.GetString(EnvelopedSignature.Sign(Encoding.UTF8.GetBytes(xml), key ?? Head));

    /// <summary>A message comes over the broker, which keeps it, and what follows from it at once is published.</summary>
    public async Task TakeAsync(string exchange, string type, JsonObject body)
    {
        var entry = Ledger.HandOver(exchange, type, body);
        await (exchange is BusNames.SignedNotices ? _signedNotices.TakeAsync(entry.Message, Cancelled) : _applications.TakeAsync(entry.Message, Cancelled));
        await PublishAsync();
    }

    /// <summary>Past the broker: what came as a REQUEST is not in the ledger.</summary>
    public async Task<Guid> SubmitPastTheLedgerAsync(JsonObject? message = null)
    {
        message ??= Application(Guid.NewGuid());
        await _applications.TakeAsync(new ListedLedger().HandOver(BusNames.Applications, "submit-application", message).Message, Cancelled);
        await PublishAsync();

        return Guid.Parse(message["applicationId"]!.GetValue<string>());
    }

    /// <summary>The decision is there; the notice is drawn up and waits for the school.</summary>
    public async Task<Notice> DrawUpAsync(Guid id)
    {
        await DecideAsync(id);
        await RunAsync(id);
        await RunAsync(id);

        return (await Store.FindAsync(id)).Notice!;
    }

    public async Task DecideAsync(Guid id)
    {
        var found = await Store.FindAsync(id);
        var decided = found with { Evidence = Deciding.Given.Evidence(), State = CaseState.Notices, DueAt = Store.Clocks.Now };
        decided = decided with { Decision = DecisionRules.Decide(decided.ToFile(), Deciding.Given.Years()) };
        if (decided.Decision.Verdict is Verdict.Review || decided.Application.Channel is Channel.Paper)
        {
            decided = decided with { Decision = Decision.Accept(found.Edition!, Store.Clocks.Now) };
        }

        await Store.SaveAsync(decided);
    }

    public async Task SignAsync(Guid id) => await TakeAsync(BusNames.SignedNotices, "notice-signed", Signed((await Store.FindAsync(id)).Notice!));

    /// <summary>The stop that the case stands before does its work.</summary>
    public async Task<Case> RunAsync(Guid id)
    {
        var found = await Store.FindAsync(id);
        var step = await _stops.Single(stop => stop.Stop == found.State).RunAsync(found, Cancelled);
        var after = (await Store.Cases.SaveAsync(step, null, Cancelled))!;
        await PublishAsync();

        return after;
    }

    /// <summary>To its end: decided, drawn up, signed and issued.</summary>
    public async Task<Case> IssueAsync(Guid id)
    {
        await DrawUpAsync(id);

        return await SignAndIssueAsync(id);
    }

    public async Task<Case> SignAndIssueAsync(Guid id)
    {
        await SignAsync(id);

        return await RunAsync(id);
    }

    /// <summary>The next document of the commission's result.</summary>
    public async Task<Case> IssueDocumentAsync(Guid id)
    {
        await RunAsync(id);
        await RunAsync(id);

        return await SignAndIssueAsync(id);
    }

    /// <summary>What the outbox has goes to the broker, whose ledger keeps the events and what is addressed to it.</summary>
    public async Task PublishAsync()
    {
        while (await Store.Outbox.ClaimDueAsync(100, Store.Clocks.MachineNow.AddSeconds(30), Cancelled) is { Count: > 0 } due)
        {
            foreach (var message in due.Select(claimed => claimed.Message))
            {
                Sent.Add(message);
                if (message.Destination is { Exchange: BusNames.Events } or { Exchange: null, RoutingKey: BusNames.Ledger })
                {
                    Ledger.Add(message.Destination.Exchange ?? "", message.Destination.RoutingKey, message.Type, message.Body, $"{message.MessageId:D}", message.CorrelationId);
                }
            }

            await Store.Outbox.SettleAsync([.. due.Select(claimed => claimed.Id)], [], Cancelled);
        }
    }

    public Task<ReconciliationReport> LookAsync(DateTimeOffset? since = null) => Over(Restored).RunAsync(since, apply: false, Cancelled);

    public Task<ReconciliationReport> ApplyAsync(DateTimeOffset? since = null) => Over(Restored).RunAsync(since, apply: true, Cancelled);

    /// <summary>Looks, and tells what it found as "kind".</summary>
    public async Task<string[]> FoundAsync() => [.. (await LookAsync()).Found.Select(difference => difference.Kind)];

    /// <summary>Applies, sees that everything is known afterwards, and tells what was found as "kind".</summary>
    public async Task<string[]> MendedAsync()
    {
        var report = await ApplyAsync();
        Assert.All(report.Found, difference => Assert.True(difference.Mended, difference.What));
        Assert.Empty((await LookAsync()).Found);
        Assert.Null(await Gate.LookAsync(Cancelled));

        return [.. report.Found.Select(difference => difference.Kind)];
    }

    /// <summary>The same, over a database that may be one that breaks.</summary>
    public Reconciliation Over(RestoredDatabase restored) => new(
        Ledger,
        Published(restored),
        new ReceivedSide(Store.Cases, restored, _doorkeeper, _applications, _signedNotices, _trust, Store.Clocks),
        restored,
        _doorkeeper,
        Store.Clocks);

    public RestoredDatabase RestoredOver(IDatabase database) => new(database, Store.Cipher, Store.Clocks);

    public RestoreGate GateOver(RestoredDatabase restored) => new(Ledger, Published(restored), restored, Store.Clocks);

    /// <summary>Every row of every table.</summary>
    public async Task<string[]> RowsAsync()
    {
        var rows = new List<string>();
        await using var connection = new SqliteConnection($"Data Source={Store.Folder.PathOf("gateway.db")};Pooling=False");
        await connection.OpenAsync(Cancelled);
        foreach (var table in await Store.QueryAsync<string>("select name from sqlite_master where type = 'table' order by name"))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"select * from {table}";
            await using var reader = await command.ExecuteReaderAsync(Cancelled);
            while (await reader.ReadAsync(Cancelled))
            {
                var values = Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue).Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value}");
                rows.Add($"{table}|{string.Join('|', values)}");
            }
        }

        return [.. rows.Order(StringComparer.Ordinal)];
    }

    /// <summary>What the journal of a case says, as "stop: entry".</summary>
    public async Task<string[]> JournalAsync(Guid id) =>
        [.. await Store.QueryAsync<string>("select stop || ': ' || entry from journal where case_id = @id order by seq", new { id = $"{id:D}" })];

    public ValueTask DisposeAsync()
    {
        _noKeys.Dispose();

        return Store.DisposeAsync();
    }

    private PublishedSide Published(RestoredDatabase restored) => new(Store.Cases, restored, _registration, _trust, Store.Clocks);
}
