using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Receiving;
using MassTransit;

namespace Attestation.Gateway.Signing;

/// <summary>The queue of the signing steps' answers.</summary>
internal sealed class SignedNoticesDoor(Doorkeeper doorkeeper, SignatureDesk signatures) : IConsumer<BusMessage>
{
    private readonly Dictionary<string, Func<JsonElement, IncomingMessage, CancellationToken, Task>> _handlers = new(StringComparer.Ordinal)
    {
        [MessageNames.Of<NoticeSigned>()] = signatures.TakeSignedAsync,
        [MessageNames.Of<NoticeNotSigned>()] = signatures.TakeNotSignedAsync,
    };

    public Task Consume(ConsumeContext<BusMessage> context) => TakeAsync(Arriving.Read(context), context.CancellationToken);

    public Task TakeAsync(IncomingMessage message, CancellationToken cancellationToken) => doorkeeper.AdmitAsync(message, _handlers, cancellationToken);
}
