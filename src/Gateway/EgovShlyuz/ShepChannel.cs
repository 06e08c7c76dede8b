using System.Xml;
using Attestation.Gateway.Hosting;
using Attestation.Shep;

namespace Attestation.Gateway.EgovShlyuz;

/// <summary>Questions over the synchronous channel.</summary>
internal sealed class ShepChannel(ShepLine line, ShepIdentity identity, Clocks clocks, CallPipelines pipelines)
{
    private static readonly Uri Path = new(ShepPaths.Sync, UriKind.Relative);

    /// <exception cref="ShepSilenceException">No answer that can be used came.</exception>
    public async Task<SyncResponse> AskAsync(string serviceId, string messageId, IPayload payload, CancellationToken cancellationToken)
    {
        var request = new SyncRequest
        {
            MessageId = messageId,
            ServiceId = serviceId,
            MessageDate = clocks.Now.ToOffset(Deciding.Kazakhstan.Offset),
            Sender = identity.Sender,
            Data = payload,
        };
        var signed = line.Sign(request.Write());

        try
        {
            return await pipelines.CallAsync(serviceId, async token => Read(await line.ExchangeAsync(Path, signed, token)), cancellationToken);
        }
        catch (Exception failure) when (pipelines.IsSilence(failure) && !cancellationToken.IsCancellationRequested)
        {
            throw new ShepSilenceException($"{serviceId}: {failure.GetType().Name}", failure);
        }
    }

    public static bool IsTransient(Exception failure) => failure is HttpRequestException or IOException or ShepSilenceException;

    private static SyncResponse Read(XmlElement body)
    {
        try
        {
            return ShepReply.Read(body) switch
            {
                ShepReply.Answered(var response) => response,
                ShepReply.Refused(var fault) => throw new ShepSilenceException($"fault {fault.ErrorCode}"),
                _ => throw new ShepSilenceException("fault without details"),
            };
        }
        catch (ShepFormatException mistake)
        {
            throw new ShepSilenceException(mistake.Message, mistake);
        }
    }
}
