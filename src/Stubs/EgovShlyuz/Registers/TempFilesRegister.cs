using System.Collections.Concurrent;
using Attestation.Shep;

namespace Attestation.Stubs.EgovShlyuz.Registers;

/// <summary>The temporary file store: gives numbers to files, and files to whoever knows a number, until their time is over.</summary>
internal sealed class TempFilesRegister(TempFileStore store) : IRegister
{
    public string ServiceId => ServiceIds.TempFiles;

    public RegisterAnswer Answer(SyncRequest request, DateTimeOffset now)
    {
        var asked = TempStorageRequest.Read(request.ReceivedData);
        if (!store.HasRoomFor(asked.Uploads.Sum(file => (long)file.Content.Length)))
        {
            return new RegisterAnswer.Declined("", ShepStatusCodes.BusinessDataError, "Недостаточно места для файлов");
        }

        var answer = new TempStorageAnswer
        {
            Stored = [.. asked.Uploads.Select(file => (file.ProcessId, store.Keep(file, now)))],
            Files = [.. asked.Downloads.Select(id => store.Find(id, now)).OfType<StoredFile>()],
        };

        return new RegisterAnswer.Given("", asked.Uploads.Count > 0 ? "stored" : "given", answer);
    }
}

/// <summary>Files in memory, up to an amount.</summary>
internal sealed class TempFileStore
{
    private const long MostBytes = 256L * 1024 * 1024;

    private readonly ConcurrentDictionary<string, Kept> _files = new(StringComparer.Ordinal);

    public bool HasRoomFor(long bytes) => _files.Values.Sum(kept => (long)kept.File.Content.Length) + bytes <= MostBytes;

    public string Keep(FileUpload file, DateTimeOffset now)
    {
        foreach (var (old, _) in _files.Where(kept => kept.Value.Until <= now).ToList())
        {
            _files.TryRemove(old, out _);
        }

        var id = Guid.NewGuid().ToString();
        _files[id] = new Kept(new StoredFile(id, file.Name, file.MediaType, file.Content), now + file.LifeTime);
        return id;
    }

    public StoredFile? Find(string id, DateTimeOffset now) => _files.TryGetValue(id, out var kept) && kept.Until > now ? kept.File : null;

    private sealed record Kept(StoredFile File, DateTimeOffset Until);
}
