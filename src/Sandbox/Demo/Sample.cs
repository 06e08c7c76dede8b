using System.Text;
using System.Text.Json;
using Attestation.Contracts;
using Attestation.Contracts.Samples;

namespace Attestation.Sandbox.Demo;

/// <summary>A sample with what can be read of its message; the message may be wrong on purpose.</summary>
internal sealed record Sample(string File, SampleApplication Content)
{
    public string? ApplicationIdText => Text("applicationId");

    public Guid? ApplicationId => Guid.TryParse(ApplicationIdText, out var id) ? id : null;

    public string? ProviderBin => Text("providerBin");

    public string? Iin => Text("applicant", "iin");

    public string? FullName => Text("applicant", "fullName");

    public string? Channel => Text("channel");

    public string? Category => Text("requestedCategory");

    public bool BringsToken => Text("consent", "kdpToken") is not null;

    public ReadOnlyMemory<byte> MessageBytes => Encoding.UTF8.GetBytes(Content.Message.GetRawText());

    /// <summary>Reads one file or all of a folder, in the order of their names.</summary>
    public static IReadOnlyList<Sample> Load(string path)
    {
        string[] files = Directory.Exists(path) ? [.. Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal)] : [path];
        Sample[] samples = [.. files.Select(Read)];

        return samples is [] ? throw new SampleException($"{path} holds no *.json.") : samples;
    }

    /// <summary>The providers whose paper applications are taken: all that a sample does not expect to be turned away.</summary>
    public static IReadOnlyList<string> PaperProviders(IEnumerable<Sample> samples) =>
    [
        .. samples
            .Where(sample => sample.Channel is nameof(Contracts.Channel.Paper) && sample.Content.Expected.Outcome is not SampleOutcome.Rejected)
            .Select(sample => sample.ProviderBin).OfType<string>().Distinct(StringComparer.Ordinal),
    ];

    private static Sample Read(string file)
    {
        try
        {
            var content = JsonSerializer.Deserialize<SampleApplication>(System.IO.File.ReadAllBytes(file), ContractJson.Options);

            return content is { Message.ValueKind: JsonValueKind.Object }
                ? new Sample(Path.GetFileName(file), content)
                : throw new SampleException($"{file}: message must be an object.");
        }
        catch (Exception mistake) when (mistake is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new SampleException($"{file}: {mistake.Message}");
        }
    }

    private string? Text(params string[] path)
    {
        var element = Content.Message;
        foreach (var name in path)
        {
            if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind is JsonValueKind.String ? element.GetString() : null;
    }
}

/// <summary>A file given to the demo cannot be used; says which and why.</summary>
internal sealed class SampleException(string message) : Exception(message);
