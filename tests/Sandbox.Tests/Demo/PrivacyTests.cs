using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;

namespace Attestation.Sandbox.Tests.Demo;

/// <summary>P10: after every sample has gone through, nothing that an operator or a collector sees says who a person is.</summary>
[Trait("Promise", "P10")]
public sealed class PrivacyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("attestation-privacy-").FullName;
    private readonly ConcurrentQueue<string> _traces = new();
    private readonly ConcurrentQueue<string> _metrics = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task No_number_name_essay_or_document_is_in_any_log_trace_metric_or_address()
    {
        var log = Path.Combine(_folder, "gateway.log");
        using var traces = ListenToTraces();
        using var metrics = ListenToMetrics();

        Assert.Equal(0, await CommandLine.RunAsync(["demo", "--quiet", "--out", Path.Combine(_folder, "out"), "--log", log], _ => Task.FromResult(0)));

        var secrets = Secrets();
        Assert.True(secrets.Count > 300, $"Only {secrets.Count} things to look for.");
        string[] lines = [.. await File.ReadAllLinesAsync(log, TestContext.Current.CancellationToken)];
        Assert.True(lines.Length > 1000, $"The log has only {lines.Length} lines.");
        Assert.Contains(_traces, trace => trace.Contains("url.full", StringComparison.Ordinal));
        Assert.NotEmpty(_metrics);
        var anyOfThem = SearchValues.Create([.. secrets.Values], StringComparison.OrdinalIgnoreCase);
        Assert.All(secrets.Values, secret => Assert.True($"({secret.ToUpperInvariant()})".AsSpan().ContainsAny(anyOfThem)));
        Assert.Empty(lines.Concat(_traces).Concat(_metrics).Where(line => line.AsSpan().ContainsAny(anyOfThem)).SelectMany(line => Betrayed(line, secrets)).Take(10));
    }

    private static IEnumerable<string> Betrayed(string line, Dictionary<string, string> secrets) =>
        secrets.Where(secret => line.Contains(secret.Value, StringComparison.OrdinalIgnoreCase)).Select(secret => $"{secret.Key} in: {line}");

    // What is searched for, and where it comes from.
    private static Dictionary<string, string> Secrets()
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SampleFolder.Find(), "applications"), "*.json"))
        {
            var message = JsonNode.Parse(File.ReadAllBytes(file))!["message"]!;
            var sample = Path.GetFileNameWithoutExtension(file);
            foreach (var field in new[] { "iin", "fullName", "email", "phone" })
            {
                Add(found, $"{sample} {field}", message["applicant"]?[field]);
            }

            Add(found, $"{sample} essay", message["essay"]?["text"]);
            foreach (var document in message["documents"] as JsonArray ?? [])
            {
                Add(found, $"{sample} document", document?["content"]);
            }
        }

        foreach (var person in JsonNode.Parse(File.ReadAllBytes(Path.Combine(SampleFolder.Find(), "people.json")))!["people"]!.AsArray())
        {
            Add(found, $"person {Text(person!["iin"])}", person["iin"]);
            found.TryAdd($"name of {Text(person["iin"])}", $"{Text(person["surname"])} {Text(person["name"])}");
        }

        return found;
    }

    // The beginning will do of what is long.
    private static void Add(Dictionary<string, string> found, string what, JsonNode? value)
    {
        if (Text(value) is { Length: >= 8 } text)
        {
            found.TryAdd(what, text.Length > 40 ? text[..40] : text);
        }
    }

    private static string? Text(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out var read) ? read : null;

    private ActivityListener ListenToTraces()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => _traces.Enqueue(
                $"{activity.Source.Name} {activity.DisplayName} {activity.StatusDescription} {string.Join(", ", activity.TagObjects)} {string.Join(", ", activity.Baggage)} "
                + string.Join(", ", activity.Events.SelectMany(happened => happened.Tags))),
        };
        ActivitySource.AddActivityListener(listener);

        return listener;
    }

    private MeterListener ListenToMetrics()
    {
        var listener = new MeterListener { InstrumentPublished = (instrument, meters) => meters.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Keep(instrument, tags));
        listener.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Keep(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Keep(instrument, tags));
        listener.Start();

        return listener;
    }

    private void Keep(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string[] values = [.. tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")];
        _metrics.Enqueue($"{instrument.Name} {string.Join(' ', values)}");
    }
}
