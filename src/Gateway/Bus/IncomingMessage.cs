using System.Security.Cryptography;
using Attestation.Contracts;
using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Bus;

/// <summary>A message as the transport handed it over: bytes, and what the sender wrote on the outside.</summary>
/// <param name="Body">Must stay unchanged while the message is read: nothing is copied that need not be kept.</param>
/// <param name="Type">AMQP <c>type</c>: the name of the message.</param>
/// <param name="ContentType">AMQP <c>content-type</c>.</param>
/// <param name="MessageId">Echoed in the answer.</param>
/// <param name="CorrelationId">Echoed in the answer.</param>
/// <param name="ReplyTo">Where the sender wants the answer.</param>
/// <param name="Sender">AMQP <c>user-id</c>, which the broker vouches for, or <c>app-id</c>.</param>
internal sealed record IncomingMessage(
    ReadOnlyMemory<byte> Body, string? Type, string? ContentType, string? MessageId, string? CorrelationId, string? ReplyTo, string? Sender = null)
{
    /// <summary>It was taken before and came from the ledger: no limit of a minute is asked.</summary>
    public bool IsRedelivered { get; init; }

    /// <summary>SHA-256 of its bytes in hexadecimal: by it a rejection names the message that it answers.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Body.Span));

    /// <summary>Hears why the message was rejected, where its sender listens elsewhere than on the bus.</summary>
    public Action<ApplicationRejected>? WhenRejected { get; init; }

    /// <summary>Hears that there is no room for it now, where whoever brings it brings it again; nobody else is told then.</summary>
    public Action? WhenTooMany { get; init; }

    /// <summary>
    /// Hears which case it repeats, where the ШЭП and not the sender says in which chain it comes: that number is no part of the content, for
    /// what is sent again comes in another chain.
    /// </summary>
    public Action<Case>? WhenRepeated { get; init; }
}
