using System.Globalization;

namespace Attestation.Stubs.EgovShlyuz.AsyncChannel;

/// <summary>Who takes which service's requests, and where they are brought.</summary>
internal sealed class Participants(EgovShlyuzOptions options)
{
    /// <summary>The portal, which is part of the double: what is for it is shown in the personal cabinet.</summary>
    public const string Portal = "pep";

    private long _notifications = 7_000_000;

    /// <summary>When nobody is configured, whoever fetches a message serves.</summary>
    public bool Knows(string serviceId) => options.Senders.Count is 0 || Serving(serviceId) is not null;

    public string? Serving(string serviceId) =>
        options.Senders.FirstOrDefault(sender => sender.Serves.Contains(serviceId, StringComparer.Ordinal))?.SenderId;

    public Uri? CallbackOf(string? participant) => options.Sender(participant)?.Callback;

    public string NextNotification() => Interlocked.Increment(ref _notifications).ToString(CultureInfo.InvariantCulture);
}
