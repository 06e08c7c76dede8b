using System.Data.Common;
using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Receiving;

/// <summary>
/// What all doors do with a message that cannot be handled: its sender is told every problem, and what nobody can read is parked with its
/// bytes. A message never blocks those behind it, and is never lost.
/// </summary>
internal sealed partial class Doorkeeper(Outbox outbox, Clocks clocks, Wakers wakers, IOptions<DoorsOptions> options, ILogger<Doorkeeper> logger)
{
    public DoorLimits Limits { get; } = options.Value.ToLimits();

    /// <param name="message">What arrived.</param>
    /// <param name="handlers">By name of the message.</param>
    /// <param name="cancellationToken">Stops before the message is acknowledged: it is delivered again.</param>
    public async Task AdmitAsync(
        IncomingMessage message, IReadOnlyDictionary<string, Func<JsonElement, IncomingMessage, CancellationToken, Task>> handlers, CancellationToken cancellationToken)
    {
        switch (MessageParser.Parse(message, Limits))
        {
            case ParsedMessage.Json { Name: { } name } json when handlers.TryGetValue(name, out var handle):
                await HandleAsync(handle, json.Body, message, cancellationToken);
                break;

            case ParsedMessage.Json:
                await ParkAsync(message, "message.unknown", cancellationToken);
                await RejectAsync([Problems.MessageUnknown.At("")], new Legible(), message, cancellationToken);
                break;

            case ParsedMessage.Unreadable unreadable:
                await ParkAsync(message, unreadable.Cause, cancellationToken);
                await RejectAsync([unreadable.Problem], new Legible(), message, cancellationToken);
                break;
        }
    }

    public async Task RejectAsync(IReadOnlyList<Problem> problems, Legible known, IncomingMessage message, CancellationToken cancellationToken, string? number = null)
    {
        var now = Kazakhstan.ToLocal(clocks.Now);
        var rejected = new ApplicationRejected
        {
            EventId = Guid.CreateVersion7(now),
            ApplicationId = known.ApplicationId,
            ApplicationNumber = number,
            Channel = known.Channel,
            ProviderBin = known.ProviderBin,
            OccurredAt = now,
            Problems = problems,
            MessageSha256 = message.Fingerprint,
        };
        LogRejected(known.ApplicationId, string.Join(' ', problems.Select(problem => problem.Code)));
        await outbox.AddAsync([.. EventMessages.Rejected(rejected, ReplyAddressOf(message))], cancellationToken);
        message.WhenRejected?.Invoke(rejected);
        wakers.WakeAll();
    }

    public static ReplyAddress? ReplyAddressOf(IncomingMessage message) =>
        string.IsNullOrEmpty(message.ReplyTo) ? null : new ReplyAddress(message.ReplyTo, message.CorrelationId ?? message.MessageId);

    // One catch for all that nobody foresaw, because one bad message must not stop the queue. The database's absence is no such thing:
    // then nothing is acknowledged, and the message comes again.
    private async Task HandleAsync(
        Func<JsonElement, IncomingMessage, CancellationToken, Task> handle, JsonElement body, IncomingMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await handle(body, message, cancellationToken);
        }
        catch (Exception failure) when (failure is not (DbException or OperationCanceledException))
        {
            LogUnforeseen(failure);
            await ParkAsync(message, failure.GetType().Name, cancellationToken);
        }
    }

    private async Task ParkAsync(IncomingMessage message, string cause, CancellationToken cancellationToken)
    {
        var now = clocks.Now;
        LogParked(cause, message.Body.Length);
        await outbox.AddAsync(
            [
                new OutgoingMessage
                {
                    Destination = Destination.Queue(BusNames.Parked),
                    Type = message.Type ?? "unknown",
                    MessageId = Guid.CreateVersion7(now),
                    CorrelationId = message.CorrelationId,
                    Cause = cause,
                    Body = message.Body.ToArray(),
                    DueAt = now,
                },
            ],
            cancellationToken);
        wakers.WakeAll();
    }

    [LoggerMessage(LogLevel.Information, "Application {ApplicationId} rejected: {Codes}")]
    private partial void LogRejected(Guid? applicationId, string codes);

    [LoggerMessage(LogLevel.Error, "A message could not be handled")]
    private partial void LogUnforeseen(Exception failure);

    [LoggerMessage(LogLevel.Error, "A message of {Bytes} bytes is parked: {Cause}")]
    private partial void LogParked(string cause, int bytes);
}
