using System.Data.Common;
using System.Xml;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.EgovShlyuz;
using Attestation.Gateway.Hosting;
using Attestation.Shep;
using Attestation.Signatures;
using Microsoft.AspNetCore.Http.Features;

namespace Attestation.Gateway.Cabinet;

/// <summary>Our side of <c>IAsyncChannelClient</c>: the ШЭП, and nobody else, brings the portal's requests here, and says what became of our messages.</summary>
internal sealed partial class PortalCallback(PortalDoor door, CabinetDeliveries deliveries, ShepIdentity identity, Clocks clocks, Wakers wakers, ILogger<PortalCallback> logger)
{
    // As large as an envelope may be whose signature is checked.
    private const int MostBytes = 16 * 1024 * 1024;

    private const string NotOurs = "Only a numbered REQUEST is taken here.";

    public async Task AnswerAsync(HttpContext http)
    {
        var (status, envelope) = await HandleAsync(http);
        var signed = TransportSignature.Sign(envelope, identity.Key);
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/xml; charset=utf-8";
        http.Response.ContentLength = signed.Length;
        await http.Response.Body.WriteAsync(signed, http.RequestAborted);
    }

    private async Task<(int Status, byte[] Envelope)> HandleAsync(HttpContext http)
    {
        try
        {
            return await ReadAsync(http) is { } envelope
                ? await TakeAsync(ShepLine.Verified(envelope, identity, clocks, "a message brought"), http.RequestAborted)
                : Refuse(FaultCodes.MessageFormat, "The message is too long.");
        }
        catch (ShepSilenceException forged)
        {
            LogRefused(forged.Message);
            return Refuse(FaultCodes.TransportSignatureWrong, null);
        }
        catch (ShepFormatException broken)
        {
            LogRefused(broken.Message);
            return Refuse(FaultCodes.MessageFormat, broken.Message);
        }
        catch (DbException)
        {
            // Not stored, so not taken: the ШЭП brings it again.
            LogRefused("the database does not answer");
            return Refuse(FaultCodes.InternalError, null);
        }
    }

    private async Task<(int Status, byte[] Envelope)> TakeAsync(XmlElement body, CancellationToken cancellationToken)
    {
        switch (AsyncNames.OperationIn(body))
        {
            case AsyncOperation.SendMessage:
                var message = AsyncMessage.Read(body);
                return message.MessageId is { } id ? await TakeAsync(id, message, cancellationToken) : Refuse(FaultCodes.MessageFormat, NotOurs);

            case AsyncOperation.ChangeMassageStatusNotification:
                var change = StatusChange.Read(body);
                await SettleAsync(change, cancellationToken);
                return (StatusCodes.Status200OK, new StatusChangeAnswer { ResponseDate = Now, SessionId = change.SessionId ?? SessionId.New() }.Write());

            default:
                return Refuse(FaultCodes.MessageFormat, "This is an operation of the ШЭП, not of a participant.");
        }
    }

    private async Task<(int Status, byte[] Envelope)> TakeAsync(string id, AsyncMessage message, CancellationToken cancellationToken)
    {
        switch (await door.TakeAsync(message, cancellationToken))
        {
            case PortalMessage.Taken:
                await KillPoints.ReachedAsync(KillPoints.Brought);
                LogBrought(id);
                return (StatusCodes.Status200OK, new AsyncReceipt { MessageId = id, CorrelationId = message.CorrelationId!, ResponseDate = Now, SessionId = message.SessionId }.Write());

            case PortalMessage.NotNow:
                LogNotNow(id);
                return Refuse(FaultCodes.InternalError, "Not now: bring it again.");

            default:
                return Refuse(FaultCodes.MessageFormat, NotOurs);
        }
    }

    private async Task SettleAsync(StatusChange change, CancellationToken cancellationToken)
    {
        var (outcome, cabinetEventId) = await deliveries.SettleAsync(change.MessageId, change.State, cancellationToken);
        if (outcome is DeliveryOutcome.GivenUp)
        {
            LogGivenUp(cabinetEventId, change.MessageId, change.State);
        }
        else
        {
            LogChange(change.MessageId, change.State, cabinetEventId, outcome);
        }

        wakers.Cabinet.Set();
    }

    private DateTimeOffset Now => Kazakhstan.ToLocal(clocks.Now);

    private (int Status, byte[] Envelope) Refuse(string code, string? details) => (
        StatusCodes.Status500InternalServerError,
        new ShepFault { ErrorCode = code, ErrorMessage = code, ErrorData = details, ErrorDate = Now, SessionId = SessionId.New() }.Write(AsyncOperation.SendMessage));

    private static async Task<byte[]?> ReadAsync(HttpContext http)
    {
        // Ours is the limit that counts: the server's own refusal would not be a fault that the ШЭП can read.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        using var read = new MemoryStream();
        var chunk = new byte[64 * 1024];
        int count;
        while ((count = await http.Request.Body.ReadAsync(chunk, http.RequestAborted)) > 0)
        {
            if (read.Length + count > MostBytes)
            {
                return null;
            }

            read.Write(chunk, 0, count);
        }

        return read.ToArray();
    }

    [LoggerMessage(LogLevel.Information, "Message {MessageId} of the asynchronous channel was brought and taken")]
    private partial void LogBrought(string messageId);

    [LoggerMessage(LogLevel.Warning, "Message {MessageId} of the asynchronous channel was brought and is not taken now; it is to be brought again")]
    private partial void LogNotNow(string messageId);

    [LoggerMessage(LogLevel.Warning, "A message brought was refused: {Cause}")]
    private partial void LogRefused(string cause);

    [LoggerMessage(LogLevel.Information, "Our message {MessageId} of the asynchronous channel: {State}; cabinet event {CabinetEventId}: {Outcome}")]
    private partial void LogChange(string messageId, MessageState state, Guid? cabinetEventId, DeliveryOutcome outcome);

    [LoggerMessage(LogLevel.Error, "Cabinet event {CabinetEventId} is given up: the ШЭП keeps not delivering it (message {MessageId}: {State})")]
    private partial void LogGivenUp(Guid? cabinetEventId, string messageId, MessageState state);
}
