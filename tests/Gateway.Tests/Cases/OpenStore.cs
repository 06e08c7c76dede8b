using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Maintenance;
using Attestation.Gateway.Storage;
using Attestation.Gateway.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Given = Attestation.Gateway.Tests.Deciding.Given;

namespace Attestation.Gateway.Tests.Cases;

/// <summary>The store of cases on SQLite in a folder of its own, with both clocks in the test's hand.</summary>
internal sealed class OpenStore : IAsyncDisposable
{
    private OpenStore? _owner;

    private OpenStore(TemporaryFolder folder, SqliteDatabase database)
    {
        Folder = folder;
        Database = database;
        var keyring = Opened.Keyring(folder);
        Cipher = new ColumnCipher(keyring);
        Clocks = new Clocks(Law, Machine);
        Outbox = new Outbox(database, Cipher, Clocks);
        Breaks = new TechnicalBreaks(database, Clocks);
        Cases = new CaseStore(
            database,
            new CaseMapper(Cipher, keyring),
            Outbox,
            Cipher,
            keyring,
            Clocks,
            Wakers,
            Followers,
            Microsoft.Extensions.Options.Options.Create(new WorkOptions()),
            new UnreadableRows(database, Clocks, NullLogger<UnreadableRows>.Instance));
        Alarms = new TermAlarms(database, Clocks, NullLogger<TermAlarms>.Instance);
    }

    public TemporaryFolder Folder { get; }

    public SqliteDatabase Database { get; }

    public SetClock Law { get; } = new(Given.ReceivedAt);

    public SetClock Machine { get; } = new(DateTimeOffset.Parse("2030-01-01T00:00:00Z"));

    public Clocks Clocks { get; }

    public Wakers Wakers { get; } = new();

    public ColumnCipher Cipher { get; }

    public Outbox Outbox { get; }

    public CaseStore Cases { get; }

    /// <summary>Who follows the cases; nobody, unless a test puts somebody in.</summary>
    public List<ICaseFollower> Followers { get; } = [];

    public TechnicalBreaks Breaks { get; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public TermAlarms Alarms { get; }

    public static Task<OpenStore> StartAsync() => StartAsync(new TemporaryFolder());

    /// <summary>Another instance of the gateway on the same database; the first one removes the folder, so it is closed last.</summary>
    public Task<OpenStore> AnotherAsync() => StartAsync(Folder, owner: this);

    /// <summary>A back-up of the database as it is now, opened in a folder of its own.</summary>
    public async Task<OpenStore> BackUpAsync()
    {
        var folder = new TemporaryFolder();
        await QueryAsync<string>("vacuum into @path", new { path = folder.PathOf("gateway.db") });

        return await StartAsync(folder);
    }

    private static async Task<OpenStore> StartAsync(TemporaryFolder folder, OpenStore? owner = null) =>
        new(folder, await Opened.DatabaseAsync(folder.PathOf("gateway.db"))) { _owner = owner };

    public Case Arrived(Category requested = Category.Researcher, string? iin = null, string schoolYear = "2026-2027")
    {
        var application = Given.Application(requested) with { Id = Guid.NewGuid() };

        return new Case
        {
            Application = iin is null ? application : application with { Applicant = application.Applicant with { Iin = Given.Iin(iin) } },
            Number = "",
            ContentHash = "hash of the content",
            ReceivedAt = Kazakhstan.ToLocal(Clocks.Now),
            Terms = new Terms(Given.ReceivedAt, Given.ReceivedAt.AddHours(8), Given.ReceivedAt.AddHours(32)),
            SchoolYear = schoolYear,
            State = CaseState.Collecting,
            DueAt = Clocks.Now,
        };
    }

    public async Task<Case> ReceiveAsync(Case? arrived = null, params OutgoingMessage[] messages)
    {
        var receipt = await Cases.ReceiveAsync(arrived ?? Arrived(), [], numbered => new Step(numbered, Note("received"), messages), Cancelled);

        return Assert.IsType<Receipt.Stored>(receipt).Case;
    }

    public Task<Case?> SaveAsync(Case after, params OutgoingMessage[] messages) => Cases.SaveAsync(new Step(after, Note("saved"), messages), null, Cancelled);

    /// <summary>Claims what is due, for three minutes of the machine's clock.</summary>
    public Task<IReadOnlyList<Case>> ClaimAsync(int limit = 100) => Cases.ClaimDueAsync(limit, Clocks.MachineNow.AddMinutes(3), Cancelled);

    public async Task<Case> FindAsync(Guid id) => (await Cases.FindAsync(id, Cancelled))!;

    public Task<Case?> IssueAsync(Case @case, NoticeKind kind)
    {
        var notice = new Notice(Guid.NewGuid(), $"{@case.Number}/1", kind, "<notice/>") { SignedXml = "<signed/>", IssuedAt = Clocks.Now };

        return SaveAsync(@case with { State = CaseState.Issued, DueAt = null, Notice = notice });
    }

    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        Database.ReadAsync(session => session.QueryAsync<T>(sql, parameters, Cancelled), Cancelled);

    public Task<int> ExecuteAsync(string sql, object? parameters = null) => Database.WriteAsync(session => session.ExecuteAsync(sql, parameters, Cancelled), Cancelled);

    public static JournalNote Note(string entry) => new("Testing", entry, new { said = entry });

    public OutgoingMessage Message(string type, DateTimeOffset? dueAt = null) => new()
    {
        Destination = new Destination("attestation.events", $"{type}.Egov.111140999014"),
        Type = type,
        MessageId = Guid.NewGuid(),
        CorrelationId = "correlation",
        Body = System.Text.Encoding.UTF8.GetBytes($"{{\"type\":\"{type}\"}}"),
        DueAt = dueAt ?? Clocks.Now,
    };

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Wakers.Dispose();
        if (_owner is null)
        {
            Folder.Dispose();
        }
    }
}
