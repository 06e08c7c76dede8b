using System.Net;
using System.Net.Http.Headers;
using Attestation.Gateway.Hosting;
using Attestation.Shep;
using Attestation.Signatures;

namespace Attestation.Gateway.EgovShlyuz;

/// <summary>One exchange over the synchronous channel: sign, send, check the signature of what comes back, read it.</summary>
internal sealed class ShepChannel(HttpClient http, ShepIdentity identity, Clocks clocks, CallPipelines pipelines)
{
    private static readonly MediaTypeHeaderValue SoapType = new("text/xml", "utf-8");

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
        var envelope = TransportSignature.Sign(request.Write(), identity.Key);

        try
        {
            var response = await pipelines.CallAsync(serviceId, token => ExchangeAsync(envelope, token), cancellationToken);
            await KillPoints.ReachedAsync(KillPoints.Answered, serviceId);

            return response;
        }
        catch (Exception failure) when (pipelines.IsSilence(failure) && !cancellationToken.IsCancellationRequested)
        {
            throw new ShepSilenceException($"{serviceId}: {failure.GetType().Name}", failure);
        }
    }

    public static bool IsTransient(Exception failure) => failure is HttpRequestException or IOException or ShepSilenceException;

    private async Task<SyncResponse> ExchangeAsync(byte[] envelope, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, ShepPaths.Sync) { Content = new ByteArrayContent(envelope) };
        message.Content.Headers.ContentType = SoapType;
        message.Headers.Add("SOAPAction", "\"\"");
        var sending = http.SendAsync(message, cancellationToken);
        await KillPoints.ReachedAsync(KillPoints.Asked);
        using var response = await sending;

        // A fault comes with status 500 and is an envelope like any other.
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.InternalServerError))
        {
            throw new ShepSilenceException($"HTTP {(int)response.StatusCode}");
        }

        return Read(await response.Content.ReadAsByteArrayAsync(cancellationToken));
    }

    private SyncResponse Read(byte[] answer)
    {
        var verdict = TransportSignature.Verify(answer, identity.Trust, clocks.Now);
        if (!verdict.IsValid || verdict.Signer!.Bin != identity.SignerBin)
        {
            throw new ShepSilenceException($"the answer's signature: {(verdict.IsValid ? "somebody else's" : verdict.Code)}");
        }

        try
        {
            return ShepReply.Read(verdict.Body!) switch
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
