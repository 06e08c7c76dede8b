using System.Text.Json;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Receiving;

/// <summary>Stop ①: an application is stored, once and durably, before anybody is told that it was received.</summary>
internal sealed partial class SubmissionDesk(
    CaseStore cases, Outbox outbox, Doorkeeper doorkeeper, IntakeLimits limits, Registration registration, IOptions<RulesOptions> rules, Clocks clocks, Wakers wakers,
    ILogger<SubmissionDesk> logger)
{
    public async Task SubmitAsync(JsonElement body, IncomingMessage message, CancellationToken cancellationToken)
    {
        switch (SubmitApplicationReader.Read(body, doorkeeper.Limits, rules.Value.TakesPaper))
        {
            case Reading<SubmittedApplication>.Refused refused:
                await doorkeeper.RejectAsync(refused.Problems, refused.Legible, message, cancellationToken);
                break;

            case Reading<SubmittedApplication>.Accepted { Value: var submitted } accepted when await LimitAsync(submitted.Application, message, cancellationToken) is { } limit:
                LogTooMany(submitted.Application.Id, limit);
                await TurnAwayAsync(limit, accepted.Legible, message, cancellationToken);
                break;

            case Reading<SubmittedApplication>.Accepted { Value: var submitted } accepted:
                await StoreAsync(submitted, accepted.Legible, message, cancellationToken);
                break;
        }
    }

    // What is stored is answered as it was, however much arrives: its sender must not hear that it was not taken.
    private async Task<int?> LimitAsync(Application application, IncomingMessage message, CancellationToken cancellationToken) =>
        message.IsRedelivered || await cases.HasReceivedAsync(application.Id, cancellationToken) ? null : limits.Exceeded(application.Provider, message.Sender);

    private async Task TurnAwayAsync(int limit, Legible known, IncomingMessage message, CancellationToken cancellationToken)
    {
        if (message.WhenTooMany is { } later)
        {
            later();
            return;
        }

        await doorkeeper.RejectAsync([Problems.TooMany.At("", Problems.Number(limit))], known, message, cancellationToken);
    }

    private async Task StoreAsync(SubmittedApplication submitted, Legible known, IncomingMessage message, CancellationToken cancellationToken)
    {
        var answer = await cases.ReceiveAsync(
            Open(submitted, message, clocks.Now),
            submitted.Contents,
            Receive,
            (found, reason) => Withdrawal.Of(found, reason, clocks.Now),
            new ReceiptAgain(at => Open(submitted, message, at), (stored, published) => Adoption.Of(stored, published, registration.DueBy, clocks.Now)),
            cancellationToken);
        var receipt = answer is Receipt.Conflict { Case: var stored } && message.WhenRepeated is not null ? InChainOf(stored, submitted.Application) : answer;
        await KillPoints.ReachedAsync(KillPoints.Received);
        LogReceipt(submitted.Application.Id, receipt.GetType().Name);
        switch (receipt)
        {
            case Receipt.Repeated { Case: var same }:
                await RepeatAsync(same, message, cancellationToken);
                break;

            case Receipt.Conflict { Case: var other }:
                await doorkeeper.RejectAsync([Problems.ApplicationIdConflict.At("/applicationId")], known, message, cancellationToken, other.Number);
                break;

            case Receipt.Erased:
                await doorkeeper.RejectAsync([Problems.ApplicationErased.At("/applicationId")], known, message, cancellationToken);
                break;
        }
    }

    private async Task RepeatAsync(Case same, IncomingMessage message, CancellationToken cancellationToken)
    {
        if (same.Terms is not null)
        {
            await outbox.AddAsync([.. EventMessages.Received(same, Doorkeeper.ReplyAddressOf(message))], cancellationToken);
            wakers.WakeAll();
        }

        message.WhenRepeated?.Invoke(same);
    }

    private static Receipt InChainOf(Case stored, Application application) =>
        Receipt.Again(stored, ContentHash.Of(application with { PortalChainId = stored.Application.PortalChainId }));

    // The number is given by the store, in the transaction that stores the case.
    private Case Open(SubmittedApplication submitted, IncomingMessage message, DateTimeOffset receivedAt)
    {
        var application = submitted.Application;
        var now = Kazakhstan.ToLocal(receivedAt);
        var arrived = new Case
        {
            Application = application,
            Number = "",
            ContentHash = submitted.ContentHash,
            ReceivedAt = now,
            Terms = null,
            SchoolYear = "",
            State = CaseState.Parked,
            DueAt = null,
            ReplyTo = Doorkeeper.ReplyAddressOf(message),
        };

        try
        {
            return registration.Open(arrived, now);
        }
        catch (Exception gap) when (gap is OutsideCalendarException or SchoolYearsException or EditionException)
        {
            LogGap(gap, application.Id);
            return arrived;
        }
    }

    private Step Receive(Case numbered)
    {
        if (numbered.Terms is null)
        {
            return new Step(numbered, new JournalNote(Registration.Stop, "parked", new { cause = "the calendar or the school years do not reach the day of receipt" }));
        }

        var note = new JournalNote(Registration.Stop, "received", new { contentHash = numbered.ContentHash, numbered.Terms.RegisteredAt, numbered.Terms.DueBy });

        return new Step(numbered, note, Registration.Messages(numbered));
    }

    [LoggerMessage(LogLevel.Information, "Application {ApplicationId}: {Receipt}")]
    private partial void LogReceipt(Guid applicationId, string receipt);

    [LoggerMessage(LogLevel.Warning, "Application {ApplicationId} is not taken: more than {Limit} in a minute")]
    private partial void LogTooMany(Guid applicationId, int limit);

    [LoggerMessage(LogLevel.Error, "Application {ApplicationId} is stored and parked")]
    private partial void LogGap(Exception gap, Guid applicationId);
}
