using System.Text;
using System.Text.Json;
using Attestation.Stubs.TestKit.Faults;
using Attestation.Stubs.TestKit.Mappings;
using Attestation.Stubs.TestKit.Programmable;
using Attestation.Stubs.TestKit.Tenants;
using Microsoft.Extensions.DependencyInjection;

namespace Attestation.Stubs.TestKit;

/// <summary>One tenant of a running double: what is set up here is seen by its requests alone. Safe for use by many threads.</summary>
public sealed class DoubleTenant
{
    private readonly TenantBook _book;
    private readonly DoubleFace _face;
    private readonly People _people;
    private readonly TimeProvider _clock;

    internal DoubleTenant(IServiceProvider services, string name)
    {
        Name = name;
        _book = services.GetRequiredService<TenantBook>();
        _face = services.GetRequiredService<DoubleFace>();
        _people = services.GetRequiredService<People>();
        _clock = services.GetRequiredService<TimeProvider>();
    }

    /// <summary>The header by which a request says whose it is.</summary>
    public static string Header => Tenant.Header;

    /// <summary>Its name: what requests put into <c>X-Sandbox-Tenant</c>.</summary>
    public string Name { get; }

    /// <summary>How many exchanges have left this tenant's journal for want of room.</summary>
    public long Dropped => Mine.Exchanges.Dropped;

    private Tenant Mine => _book.Of(Name);

    /// <summary>Sets a person up; until something else is said, he is as the people file or his number has it.</summary>
    /// <param name="iin">A valid ИИН.</param>
    /// <returns>The setup.</returns>
    /// <exception cref="ArgumentException">The number cannot be an ИИН.</exception>
    public PersonSetup Person(string iin) => Iin.IsValid(iin)
        ? new(Mine, iin, () => _people.Find(iin)!)
        : throw new ArgumentException("The number is no ИИН: twelve digits, a date that exists, the right check digit.", nameof(iin));

    /// <summary>Sets a fault. Of several, the first that is for a request happens to it.</summary>
    /// <param name="kind">Which; <see cref="FaultKinds"/> has them all.</param>
    /// <param name="times">How often; <see langword="null"/> for always.</param>
    /// <param name="probability">How likely, 0 to 1.</param>
    /// <param name="seed">Of the lots that are drawn then.</param>
    /// <param name="iin">Only to requests about this person.</param>
    /// <param name="service">Only to this service or operation.</param>
    /// <param name="messageId">Only to this message.</param>
    /// <param name="seconds">How long or how far, for faults with a measure.</param>
    /// <returns>The rule, which counts how often it happened.</returns>
    /// <exception cref="ArgumentException">This double has no such fault, or cannot let it happen.</exception>
    public FaultRule Fault(
        FaultKind kind, int? times = null, double probability = 1, int seed = 0, string? iin = null, string? service = null, string? messageId = null, double? seconds = null)
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (FaultReading.Find(kind.Name, _face).Mistake is { } mistake)
        {
            throw new ArgumentException($"{kind.Name} {mistake}", nameof(kind));
        }

        var rule = new FaultRule(kind, seed) { Times = times, Probability = probability, Iin = iin, Service = service, MessageId = messageId, Seconds = seconds };
        Mine.Faults.Add(rule);
        return rule;
    }

    /// <summary>Takes every fault back.</summary>
    public void Mend() => Mine.Faults.Clear();

    /// <summary>Makes a mapping.</summary>
    /// <param name="mapping">WireMock's JSON.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="FormatException">The JSON has mistakes or wants what is not supported; all of it is named.</exception>
    public Guid Map(string mapping)
    {
        using var document = ParseMapping(mapping);
        var problems = new List<PeopleProblem>();
        var read = StubMappingReading.Read(new JsonPlace(document.RootElement, "", problems));
        if (read is null || problems.Count > 0)
        {
            throw new FormatException(string.Join('\n', problems));
        }

        Mine.Mappings.Put(read);
        return read.Id;
    }

    /// <summary>What was received.</summary>
    /// <param name="operation">The service or operation; <see langword="null"/> for every call.</param>
    /// <returns>The calls, to be narrowed down and counted.</returns>
    public ReceivedCalls Received(string? operation = null) => ReceivedCalls.Of(Mine.Exchanges, operation);

    /// <summary>Sets this tenant's clock, which goes on from there as the double's does.</summary>
    /// <param name="now">The time.</param>
    public void SetClock(DateTimeOffset now) => Mine.ClockShift = now - _clock.GetUtcNow();

    /// <summary>From now on passes this tenant's calls on to a real endpoint and records them; secrets and personal data are replaced before anything is kept.</summary>
    /// <param name="target">The endpoint's address.</param>
    /// <param name="file">Where the recording is written after each call; <see langword="null"/> for nowhere.</param>
    public void Record(Uri target, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        Mine.Recorder.Start(target, file);
    }

    /// <summary>Ends a recording; the double answers by itself again.</summary>
    /// <returns>What was recorded, as mappings in WireMock's JSON.</returns>
    public string StopRecording() =>
        new System.Text.Json.Nodes.JsonObject { ["mappings"] = new System.Text.Json.Nodes.JsonArray([.. (Mine.Recorder.Stop() ?? []).Select(mapping => mapping.DeepClone())]) }.ToJsonString();

    /// <summary>
    /// What happened here, for the output of a failed test: every exchange with who answered it and why no mapping did, and every fault with how often it happened.
    /// The ИИН is masked; there are no bodies.
    /// </summary>
    /// <returns>Lines, oldest exchange first.</returns>
    public string Story() => TenantStory.Of(Mine);

    /// <summary>Forgets everything that was set up, and the journal.</summary>
    public void Reset() => _book.Reset(Mine);

    private static JsonDocument ParseMapping(string mapping)
    {
        try
        {
            return JsonDocument.Parse(Encoding.UTF8.GetBytes(mapping));
        }
        catch (JsonException broken)
        {
            throw new FormatException($"The mapping is not JSON: {broken.Message}", broken);
        }
    }
}
