using System.Net.Http.Headers;
using Attestation.Shep;

namespace Attestation.Stubs.EgovShlyuz.AsyncChannel;

/// <summary>Calls a participant's own service, <c>IAsyncChannelClient</c>.</summary>
internal sealed class Callbacks(Participants participants, TransportKeys keys, TimeProvider clock) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <returns>Whether the receiver has taken the message.</returns>
    public Task<bool> SendAsync(ChainMessage message, CancellationToken cancellationToken) =>
        CallAsync(participants.CallbackOf(message.To), message.ToMessage().Write(), AsyncReceipt.Read, cancellationToken);

    /// <returns>Whether the message's sender has heard what became of it.</returns>
    public Task<bool> TellAsync(ChainMessage message, CancellationToken cancellationToken)
    {
        var change = new StatusChange
        {
            NotificationId = participants.NextNotification(),
            MessageId = message.Id,
            At = clock.GetUtcNow(),
            State = message.State,
            Status = message.Status,
            SessionId = SessionId.New(),
        };

        return CallAsync(participants.CallbackOf(message.From), change.Write(), StatusChangeAnswer.Read, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    // Some participants say nothing at all when they have taken a message.
    private async Task<bool> CallAsync<T>(Uri? address, byte[] envelope, Func<System.Xml.XmlElement, T> read, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new ByteArrayContent(keys.Sign(envelope));
            content.Headers.ContentType = new MediaTypeHeaderValue("text/xml", "utf-8");
            content.Headers.Add("SOAPAction", "\"\"");
            using var response = await _http.PostAsync(address, content, cancellationToken);
            var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);

            return response.IsSuccessStatusCode
                && (answer.Length is 0 || AsyncReply.Read(ShepEnvelope.BodyOf(answer), read) is AsyncReply<T>.Answered or AsyncReply<T>.Empty);
        }
        catch (Exception failure) when (failure is HttpRequestException or ShepFormatException
            || (failure is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
