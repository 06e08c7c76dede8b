using System.Text;
using Attestation.Gateway.EgovShlyuz;
using Attestation.Gateway.Hosting;
using Attestation.Shep;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Cabinet;

/// <summary>Tells a chain one thing: the notice first goes to the temporary file store, once; the message names it by its number there.</summary>
internal sealed class CabinetMessenger(ShepChannel questions, ShepAsyncChannel chains, ShepIdentity identity, CabinetQueue queue, Clocks clocks, IOptions<EgovShlyuzOptions> options)
{
    private const string CodeType = "ATTESTATION_NOTICE";

    // The portal fetches the document some time after it was told of it.
    private static readonly TimeSpan Shortest = TimeSpan.FromHours(1);

    /// <returns>The ШЭП's number of the message.</returns>
    public async Task<string> TellAsync(CabinetMessage message, CancellationToken cancellationToken)
    {
        var news = message.News;
        var status = new PortalStatus
        {
            System = new PortalSystemInfo(news.RequestNumber, news.ChainId, news.RequestDate),
            CurrentStatus = news.Code,
            CurrentStatusText = news.Text,
            EventId = news.EventId.ToString("D"),
            Act = news.Notice is null ? null : ActOf(news.Notice, await StoreAsync(message, news.Notice, cancellationToken)),
        };
        var receipt = await chains.SendAsync(news.ChainId, news.IsFinal ? AsyncMessageType.Response : AsyncMessageType.Notification, status, cancellationToken);

        return receipt.MessageId;
    }

    private async Task<string> StoreAsync(CabinetMessage message, CabinetNotice notice, CancellationToken cancellationToken)
    {
        if (message.File is { } kept && kept.Until > clocks.Now + Shortest)
        {
            return kept.FileId;
        }

        var lifetime = options.Value.Async.FileLifetime;
        var upload = new FileUpload
        {
            ProcessId = message.News.EventId.ToString("D"),
            Name = notice.FileName,
            Content = Encoding.UTF8.GetBytes(notice.SignedXml),
            MediaType = "application/xml",
            LifeTime = lifetime,
        };
        var until = clocks.Now + lifetime;
        var response = await questions.AskAsync(
            ServiceIds.TempFiles, Guid.NewGuid().ToString(), new TempStorageRequest { Uploads = [upload], Credentials = identity.Sender }, cancellationToken);
        var stored = response.IsSuccess ? TempStorageAnswer.Read(response.ReceivedData).Stored : throw new ShepSilenceException($"the file store: {response.StatusCode}");
        var fileId = stored is [var (_, number)] ? number : throw new ShepSilenceException("the file store gave no number");
        await queue.KeepFileAsync(message, new StoredNotice(fileId, until), cancellationToken);

        return fileId;
    }

    private static PortalAct ActOf(CabinetNotice notice, string fileId) => new()
    {
        CodeType = CodeType,
        FileName = notice.FileName,
        FileId = fileId,
        DocNumber = notice.Number,
        DocDate = notice.Day,
        FileType = notice.Kind.ToString(),
    };
}
