using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using MassTransit;

namespace Attestation.Gateway.Receiving;

/// <summary>The queue of applications, and of what is said about them afterwards.</summary>
internal sealed class ApplicationsDoor(Doorkeeper doorkeeper, SubmissionDesk submissions, DecisionDesk decisions, CommissionDesk commission) : IConsumer<BusMessage>
{
    private readonly Dictionary<string, Func<JsonElement, IncomingMessage, CancellationToken, Task>> _handlers = new(StringComparer.Ordinal)
    {
        [MessageNames.Of<SubmitApplication>()] = submissions.SubmitAsync,
        [MessageNames.Of<WithdrawApplication>()] = decisions.WithdrawAsync,
        [MessageNames.Of<RecordReviewDecision>()] = decisions.ReviewAsync,
        [MessageNames.Of<RecordCommissionDecision>()] = commission.RecordAsync,
    };

    public Task Consume(ConsumeContext<BusMessage> context) => TakeAsync(Arriving.Read(context), context.CancellationToken);

    public Task TakeAsync(IncomingMessage message, CancellationToken cancellationToken) => doorkeeper.AdmitAsync(message, _handlers, cancellationToken);
}
