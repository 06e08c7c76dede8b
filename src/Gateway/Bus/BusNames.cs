namespace Attestation.Gateway.Bus;

/// <summary>Names on the broker (docs/messages.md). They never change.</summary>
internal static class BusNames
{
    /// <summary>Exchange and queue: applications, withdrawals, decisions of persons.</summary>
    public const string Applications = "attestation.applications";

    /// <summary>Exchange and queue: questions about the status of an application.</summary>
    public const string Status = "attestation.status";

    /// <summary>Exchange and queue: what the signing steps send back.</summary>
    public const string SignedNotices = "attestation.signed-notices";

    /// <summary>Topic exchange, key <c>event.channel.providerBin</c>.</summary>
    public const string Events = "attestation.events";

    /// <summary>Direct exchange, key <c>providerBin</c>.</summary>
    public const string SignNotice = "attestation.sign-notice";

    /// <summary>Queue of what could not be handled, with cause and bytes.</summary>
    public const string Parked = "attestation.parked";

    /// <summary>Stream of what came and went in the last days, where it is kept (docs/operating.md).</summary>
    public const string Ledger = "attestation.ledger";

    /// <summary>The queue of one provider's signing step.</summary>
    public static string SignQueueOf(string providerBin) => $"attestation.sign.{providerBin}";
}
