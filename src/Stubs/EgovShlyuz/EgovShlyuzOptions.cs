using Attestation.Signatures;

namespace Attestation.Stubs.EgovShlyuz;

/// <summary>How the double behaves.</summary>
public sealed class EgovShlyuzOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "EgovShlyuz";

    /// <summary>Where it listens; port 0 means any free one.</summary>
    public string Url { get; set; } = "http://127.0.0.1:8081";

    /// <summary>Who may ask; when nobody is named, every sender with a trusted signature may.</summary>
    public IList<SenderOptions> Senders { get; } = [];

    /// <summary>How the answers' signatures name the certificate.</summary>
    public KeyReference KeyReference { get; set; } = KeyReference.KeyIdentifier;

    /// <summary>The longest request, in bytes; a longer one is a broken message.</summary>
    public int MostBodyBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>The most exchanges the journal keeps.</summary>
    public int JournalEntries { get; set; } = TestKit.Journal.DefaultCapacity;

    /// <summary>The most bytes of bodies the journal keeps.</summary>
    public long JournalBytes { get; set; } = TestKit.Journal.DefaultMostBytes;

    /// <summary>What is done with messages that the schemas forbid and working clients send.</summary>
    public ParsingMode Mode { get; set; } = ParsingMode.Lenient;

    /// <summary>What is different for whom; the key is what callers put into <c>X-Sandbox-Tenant</c>.</summary>
    public IDictionary<string, TenantOptions> Tenants { get; } = new Dictionary<string, TenantOptions>(StringComparer.Ordinal);

    /// <summary>What is different for which service.</summary>
    public IList<ServiceOptions> Services { get; } = [];

    /// <summary>Whether a consent without the operator's word waits for the citizen's answer to an SMS, which a test or the page gives.</summary>
    public bool AskBySms { get; set; }

    /// <summary>Whether the register of persons sends what the real one sends beyond its schema.</summary>
    public bool RealExtras { get; set; }

    /// <summary>Where the chains of the asynchronous channel are kept between runs; <see langword="null"/> to forget them.</summary>
    public string? ChainsFile { get; set; }

    /// <summary>The most messages that one call of getMessages gives.</summary>
    public int MostMessages { get; set; } = 100;

    /// <summary>How often a message is brought to a participant that does not take it.</summary>
    public int DeliveryAttempts { get; set; } = 5;

    /// <summary>How long after the first attempt the second follows; each later pause is longer by as much.</summary>
    public TimeSpan DeliveryPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How much of its tenants it keeps.</summary>
    public TestKit.DoubleLimits Limits { get; set; } = new();

    /// <summary>Finds every mistake.</summary>
    /// <returns>The setting and what it must be, one per mistake.</returns>
    public IReadOnlyList<string> Mistakes() =>
    [
        .. Uri.TryCreate(Url, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp
            ? (string[])[]
            : [$"{Section}:Url must be an address such as http://127.0.0.1:8081."],
        .. MostBodyBytes > 0 ? (string[])[] : [$"{Section}:MostBodyBytes must be positive."],
        .. JournalEntries > 0 ? (string[])[] : [$"{Section}:JournalEntries must be positive."],
        .. JournalBytes > 0 ? (string[])[] : [$"{Section}:JournalBytes must be positive."],
        .. Enum.IsDefined(KeyReference) ? (string[])[] : [$"{Section}:KeyReference must be KeyIdentifier or IssuerSerial."],
        .. MostMessages > 0 ? (string[])[] : [$"{Section}:MostMessages must be positive."],
        .. DeliveryAttempts > 0 ? (string[])[] : [$"{Section}:DeliveryAttempts must be positive."],
        .. DeliveryPause >= TimeSpan.Zero ? (string[])[] : [$"{Section}:DeliveryPause must not be negative."],
        .. Enum.IsDefined(Mode) ? (string[])[] : [$"{Section}:Mode must be Lenient or Strict."],
        .. Services.SelectMany((service, index) => service.Mistakes($"{Section}:Services:{index}")),
        .. Services.GroupBy(service => service.ServiceId, StringComparer.Ordinal).Where(same => same.Count() > 1)
            .Select(_ => $"{Section}:Services must not name one ServiceId twice."),
        .. Senders.SelectMany((sender, index) => sender.Mistakes($"{Section}:Senders:{index}")),
        .. Senders.GroupBy(sender => sender.SenderId, StringComparer.Ordinal).Where(same => same.Count() > 1)
            .Select(_ => $"{Section}:Senders must not name one SenderId twice."),
    ];

    internal ParsingMode ModeOf(string tenant) => Tenants.TryGetValue(tenant, out var options) ? options.Mode ?? Mode : Mode;

    internal ServiceOptions? Service(string serviceId) => Services.FirstOrDefault(service => service.ServiceId == serviceId);

    internal bool ChecksTransportSignature(string serviceId, string? senderId) =>
        Service(serviceId)?.CheckTransportSignature is not false && Sender(senderId)?.CheckTransportSignature is not false;

    // The service asks; a sender may be let off, or be asked by itself.
    internal bool ChecksDataSignature(string serviceId, string? senderId, bool unlessSaidOtherwise) =>
        Sender(senderId)?.CheckDataSignature ?? Service(serviceId)?.CheckDataSignature ?? unlessSaidOtherwise;

    internal SenderOptions? Sender(string? senderId) => Senders.FirstOrDefault(sender => sender.SenderId == senderId);
}
