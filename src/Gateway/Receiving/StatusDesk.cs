using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;

namespace Attestation.Gateway.Receiving;

/// <summary>
/// Says where an application has got to (S2-31, S2-32). Only the contact centre is told, masked, whose it is; an unknown one and somebody
/// else's are answered alike.
/// </summary>
internal sealed class StatusDesk(CaseStore cases, Doorkeeper doorkeeper, IPublisher publisher, SchoolYears years, ProcedurePage procedure, Clocks clocks)
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
        var found = (question.ApplicationId, question.Iin) switch
        {
            ({ } id, _) => await cases.FindAsync(id, cancellationToken),
            (_, { } iin) => await cases.FindAsync(question.ApplicationNumber!, iin, cancellationToken),
            _ => await cases.FindByNumberAsync(question.ApplicationNumber!, cancellationToken),
        };
        var isTheirs = found is not null && (question.ProviderBin is not { } bin || found.Application.Provider.Value == bin);
        var status = isTheirs ? StatusOf.Case(found!, clocks.Now, question.Asker ?? StatusAsker.Applicant, years.Named(found!.SchoolYear)) : StatusOf.Unknown;

        return question.WithProcedure is true ? status with { Procedure = procedure.For(isTheirs ? found!.Application.Provider : null) } : status;
    }
}
