using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Hosting;

namespace Attestation.Gateway.Receiving;

/// <summary>Says where an application has got to. Nothing in the answer says whose it is; an unknown one and somebody else's are answered alike.</summary>
internal sealed class StatusDesk(CaseStore cases, Doorkeeper doorkeeper, IPublisher publisher, Clocks clocks)
{
    public async Task AnswerAsync(JsonElement body, IncomingMessage message, CancellationToken cancellationToken)
    {
        switch (GetApplicationStatusReader.Read(body))
        {
            case Reading<GetApplicationStatus>.Refused refused:
                await doorkeeper.RejectAsync(refused.Problems, refused.Legible, message, cancellationToken);
                break;

            // An answer is worth nothing without somebody who waits for it; whoever did not get it asks again.
            case Reading<GetApplicationStatus>.Accepted { Value: var question } when Doorkeeper.ReplyAddressOf(message) is { } replyTo:
                var status = await FindAsync(question, cancellationToken);
                await publisher.PublishAsync(
                    EventMessages.Message(Destination.Queue(replyTo.Queue), status, Guid.CreateVersion7(clocks.Now), clocks.Now, replyTo.CorrelationId), cancellationToken);
                break;
        }
    }

    public async Task<ApplicationStatus> FindAsync(GetApplicationStatus question, CancellationToken cancellationToken)
    {
        var found = question.ApplicationId is { } id
            ? await cases.FindAsync(id, cancellationToken)
            : await cases.FindAsync(question.ApplicationNumber!, question.Iin!, cancellationToken);

        return found is null ? StatusOf.Unknown : StatusOf.Case(found, clocks.Now);
    }
}
