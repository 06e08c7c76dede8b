using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using MassTransit;

namespace Attestation.Gateway.Receiving;

/// <summary>The queue of questions about applications (S2-31, S2-32).</summary>
internal sealed class StatusDoor(Doorkeeper doorkeeper, StatusDesk desk) : IConsumer<BusMessage>
{
    private readonly Dictionary<string, Func<JsonElement, IncomingMessage, CancellationToken, Task>> _handlers = new(StringComparer.Ordinal)
    {
        [MessageNames.Of<GetApplicationStatus>()] = desk.AnswerAsync,
    };

    public Task Consume(ConsumeContext<BusMessage> context) => doorkeeper.AdmitAsync(Arriving.Read(context), _handlers, context.CancellationToken);
}
