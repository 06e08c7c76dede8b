using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Attestation.Stubs.EgovShlyuz.AsyncChannel;

/// <summary>
/// One line per message and per change of its state, the last line of a message counts. A line that a crash cut off is the last of the file and is left out.
/// </summary>
internal sealed class ChainFile : IDisposable
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    private readonly FileStream? _file;

    private ChainFile(FileStream? file, IReadOnlyList<ChainMessage> messages)
    {
        _file = file;
        Messages = messages;
    }

    /// <summary>What was in the file when it was opened.</summary>
    public IReadOnlyList<ChainMessage> Messages { get; }

    public bool IsKept => _file is not null;

    /// <param name="path"><see langword="null"/> to keep nothing.</param>
    /// <exception cref="InvalidDataException">A line that is not the last cannot be read.</exception>
    public static ChainFile Open(string? path)
    {
        if (path is null)
        {
            return new ChainFile(null, []);
        }

        var messages = File.Exists(path) ? Read(path) : [];

        // Written anew: without the history, and without half a line at the end.
        var draft = $"{path}.new";
        File.WriteAllLines(draft, messages.Select(message => JsonSerializer.Serialize(message, Json)));
        File.Move(draft, path, overwrite: true);

        return new ChainFile(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read), messages);
    }

    public void Append(ChainMessage message)
    {
        if (_file is null)
        {
            return;
        }

        _file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(message, Json) + "\n"));
        _file.Flush(flushToDisk: true);
    }

    public void Dispose() => _file?.Dispose();

    private static List<ChainMessage> Read(string path)
    {
        var lines = File.ReadAllText(path).Split('\n');
        var last = new Dictionary<long, ChainMessage>();
        for (var number = 0; number < lines.Length - 1; number++)
        {
            var message = Parse(lines[number]) ?? throw new InvalidDataException($"{path}: line {number + 1} is not a message.");
            last[message.Number] = message;
        }

        return [.. last.Values.OrderBy(message => message.Number)];
    }

    private static ChainMessage? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<ChainMessage>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
