using System.Xml;
using Attestation.Gateway.Hosting;
using Attestation.Shep;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.EgovShlyuz;

/// <summary>Messages over the asynchronous channel. Nothing is repeated here: whoever hands a message over has a schedule of its own.</summary>
internal sealed class ShepAsyncChannel(ShepLine line, ShepIdentity identity, Clocks clocks, CallPipelines pipelines, IOptions<EgovShlyuzOptions> options)
{
    private Uri Address => options.Value.Async.Address ?? new Uri(ShepPaths.Async, UriKind.Relative);

    private DateTimeOffset Now => clocks.Now.ToOffset(Deciding.Kazakhstan.Offset);

    /// <summary>Puts a message into a chain.</summary>
    /// <exception cref="ShepSilenceException">Whether the ШЭП has it is not known.</exception>
    /// <exception cref="ShepRefusalException">It does not take it.</exception>
    public Task<AsyncReceipt> SendAsync(string chainId, AsyncMessageType type, IPayload payload, CancellationToken cancellationToken)
    {
        var message = new AsyncMessage
        {
            CorrelationId = chainId,
            ServiceId = options.Value.Async.ServiceId,
            Type = type,
            MessageDate = Now,
            Sender = identity.Sender,
            Data = payload,
        };

        return ExchangeAsync(message.Write(), AsyncReceipt.Read, cancellationToken);
    }

    /// <summary>The oldest message that waits for us, if any. One at a time: its size is the portal's choice, and many together may be too much to read.</summary>
    /// <exception cref="ShepSilenceException">No answer that can be used came.</exception>
    /// <exception cref="ShepRefusalException">We may not ask.</exception>
    public async Task<AsyncMessage?> FetchAsync(CancellationToken cancellationToken)
    {
        var query = new MessagesQuery { ServiceId = options.Value.Async.ServiceId, Sender = identity.Sender, RequestDate = Now, Amount = 1 };
        var answer = await ExchangeAsync(query.Write(), MessagesAnswer.Read, cancellationToken);

        return answer.Messages is [var oldest, ..] ? oldest : null;
    }

    /// <summary>Says whether a message that was fetched is taken; until then it is given out again.</summary>
    /// <exception cref="ShepSilenceException">Whether the ШЭП has heard is not known.</exception>
    /// <exception cref="ShepRefusalException">It does not listen.</exception>
    public Task ConfirmAsync(string messageId, bool isAccepted, CancellationToken cancellationToken)
    {
        var said = new DeliveryNotification
        {
            MessageId = messageId,
            ServiceId = options.Value.Async.ServiceId,
            IsAccepted = isAccepted,
            At = Now,
            Sender = identity.Sender,
        };

        return ExchangeAsync(said.Write(), DeliveryNotificationAnswer.Read, cancellationToken);
    }

    private async Task<T> ExchangeAsync<T>(byte[] envelope, Func<XmlElement, T> read, CancellationToken cancellationToken)
    {
        var signed = line.Sign(envelope);
        AsyncReply<T> reply;
        try
        {
            // A refusal is an answer: it says nothing against the line, and must not open the breaker.
            reply = await pipelines.CallAsync("async", async token => AsyncReply.Read(await line.ExchangeAsync(Address, signed, token), read), cancellationToken);
        }
        catch (Exception failure) when ((failure is ShepFormatException || pipelines.IsSilence(failure)) && !cancellationToken.IsCancellationRequested)
        {
            throw new ShepSilenceException(failure is ShepSilenceException or ShepFormatException ? failure.Message : failure.GetType().Name, failure);
        }

        return reply switch
        {
            AsyncReply<T>.Answered(var answer) => answer,
            AsyncReply<T>.Refused(var fault) => throw new ShepRefusalException(fault.ErrorCode),
            _ => throw new ShepSilenceException("a fault without details, or nothing at all"),
        };
    }
}

/// <summary>The ШЭП read the message and does not take it.</summary>
internal sealed class ShepRefusalException(string code) : Exception($"fault {code}");
