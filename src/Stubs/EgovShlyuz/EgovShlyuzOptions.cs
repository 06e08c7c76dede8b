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
        .. Senders.SelectMany((sender, index) => sender.Mistakes($"{Section}:Senders:{index}")),
        .. Senders.GroupBy(sender => sender.SenderId, StringComparer.Ordinal).Where(same => same.Count() > 1)
            .Select(_ => $"{Section}:Senders must not name one SenderId twice."),
    ];
}

/// <summary>A participant whom the double knows.</summary>
public sealed class SenderOptions
{
    /// <summary>Its name in the registry.</summary>
    public string SenderId { get; set; } = "";

    /// <summary>Its password; <see langword="null"/> when none is asked for.</summary>
    public string? Password { get; set; }

    /// <summary>The БИН that its certificate must have; <see langword="null"/> when any will do.</summary>
    public string? Bin { get; set; }

    internal IEnumerable<string> Mistakes(string place)
    {
        if (SenderId.Length is 0)
        {
            yield return $"{place}:SenderId is missing.";
        }

        if (Bin is not null && !TestKit.Bin.IsValid(Bin))
        {
            yield return $"{place}:Bin is not a БИН: twelve digits, the right check digit.";
        }
    }
}
