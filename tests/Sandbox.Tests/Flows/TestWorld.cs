using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Sandbox.Portal;
using Attestation.Sandbox.Wires;
using Attestation.Sandbox.World;
using Attestation.Signatures;
using Attestation.Signatures.Testing;
using Attestation.Stubs.TestKit;

namespace Attestation.Sandbox.Tests.Flows;

/// <summary>A sandbox of one's own for a test, on a working morning inside the windows.</summary>
internal sealed class TestWorld : IAsyncDisposable
{
    public static readonly DateTimeOffset Morning = new(2026, 10, 6, 10, 0, 0, TimeSpan.FromHours(5));

    public const string OperatorToken = WorldConfiguration.OperatorToken;
    public const string ContactCentreToken = WorldConfiguration.ContactCentreToken;

    private static int _serial;

    private readonly string _data;

    private TestWorld(SandboxWorld world, string data, string bin) => (World, _data, Bin) = (world, data, bin);

    public SandboxWorld World { get; }

    /// <summary>The school of this test.</summary>
    public string Bin { get; }

    public static async Task<TestWorld> StartAsync(
        bool gatewayHoldsKey = false, bool clerkIsThere = true, bool takesPaper = false, Func<WorldSettings, WorldSettings>? change = null)
    {
        var samples = SampleFolder.Find();
        var data = Directory.CreateTempSubdirectory("attestation-flow-").FullName;
        var bin = Stubs.TestKit.Bin.Make(2005, 4, 77);
        var settings = new WorldSettings
        {
            PeopleFile = Path.Combine(samples, "people.json"),
            SchoolYearFile = Path.Combine(samples, "school-year.json"),
            DataFolder = data,
            Clock = new VirtualClock(Morning, runs: false),
            KeysHeldFor = gatewayHoldsKey ? [bin] : [],
            PaperProviders = takesPaper ? [bin] : [],

            // The clock moves for those tests alone that move it.
            Different = new Dictionary<string, string?>(StringComparer.Ordinal) { ["SecondQuestion:After"] = "00:00:00" },
        };
        var world = await SandboxWorld.StartAsync(change?.Invoke(settings) ?? settings, TestContext.Current.CancellationToken);
        if (clerkIsThere)
        {
            await world.Clerks.OpenDeskAsync(bin);
        }

        return new TestWorld(world, data, bin);
    }

    /// <summary>A complete application of a new synthetic teacher to the test's school; <paramref name="change"/> spoils what the test is about.</summary>
    public JsonObject Application(string sample = "03-researcher.json", Action<JsonObject>? change = null)
    {
        var file = JsonNode.Parse(File.ReadAllBytes(Path.Combine(SampleFolder.Find(), "applications", sample)))!;
        var message = (JsonObject)file["message"]!.DeepClone();
        // Where a serial number has no check digit the next one is taken: two in a row must not be the same person.
        var iin = Iin.Make(new DateOnly(1985, 2, 3), male: true, serial: Interlocked.Add(ref _serial, 7));
        message["applicationId"] = Guid.NewGuid().ToString();
        message["providerBin"] = Bin;
        message["submittedAt"] = Morning;
        message["portalChainId"] = $"{4_000_000 + Interlocked.Increment(ref _serial)}";
        message["applicant"]!["iin"] = iin;
        message["applicant"]!["fullName"] = World.People.Find(iin)!.FullName;
        change?.Invoke(message);

        return message;
    }

    public async Task<Story> SubmitAsync(JsonObject message)
    {
        var story = await World.Portal.SubmitAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), Guid.Parse(message["applicationId"]!.GetValue<string>()));
        await story.Answered.WaitAsync(Patience, TestContext.Current.CancellationToken);

        return story;
    }

    /// <summary>Without a chain being opened for it, whatever it names.</summary>
    public async Task<Story> SubmitPlainAsync(JsonObject message)
    {
        var id = Guid.Parse(message["applicationId"]!.GetValue<string>());
        var story = await World.Portal.SubmitAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), id, opensChain: false);
        await story.Answered.WaitAsync(Patience, TestContext.Current.CancellationToken);

        return story;
    }

    public Task SendAsync<T>(T message) => World.Portal.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message, ContractJson.Options), MessageNames.Of<T>());

    public async Task AnswerSigningAsync<T>(T message)
    {
        World.Meter.Sent();
        await World.Bus.SendAsync(BusNames.SignedNotices, JsonSerializer.SerializeToUtf8Bytes(message, ContractJson.Options), MessageNames.Of<T>());
        await DoorsAsync();
    }

    /// <summary>What the school's signing step is asked to sign.</summary>
    public async Task<Queue<SignNotice>> OpenSigningQueueAsync()
    {
        var asked = new Queue<SignNotice>();
        await ListenAsync(
            BusNames.SignQueueOf(Bin), new Binding(BusNames.SignNotice, "direct", Bin), body => asked.Enqueue(JsonSerializer.Deserialize<SignNotice>(body, ContractJson.Options)!));

        return asked;
    }

    public Task ListenAsync(string queue, Binding? binding, Action<byte[]> heard) => World.Bus.ListenAsync(queue, binding, message =>
    {
        lock (heard)
        {
            heard(message.Body);
        }

        return Task.CompletedTask;
    });

    public SigningKey KeyOf(string bin, PersonRole role) =>
        World.Authority.IssuePerson(Iin.Make(new DateOnly(1979, 5, 5), male: false, serial: Interlocked.Increment(ref _serial)), "СЫНАҚ ҚЫЗМЕТКЕР", bin, "мектеп", role);

    public Task<Case> CaseAsync(Story story, CaseState state) => UntilAsync(
        async () => await World.Cases.FindAsync(story.ApplicationId!.Value, TestContext.Current.CancellationToken), found => found?.State == state)!;

    public static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> isThere)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var next = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (true)
        {
            var seen = await look();
            if (isThere(seen))
            {
                return seen;
            }

            await next.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>Until the gateway's doors have dealt with everything that was sent to them.</summary>
    public Task DoorsAsync() => UntilAsync(() => Task.FromResult(World.Meter.IsQuiet), quiet => quiet);

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    public static TimeSpan Patience => TimeSpan.FromSeconds(30);
}
