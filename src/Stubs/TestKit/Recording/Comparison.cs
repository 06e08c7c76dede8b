using System.Text;
using System.Text.Json;

namespace Attestation.Stubs.TestKit.Recording;

/// <summary>Asks a double what was recorded of a real endpoint, and says where its answers have another shape.</summary>
internal static class Comparison
{
    /// <param name="file">What a recording wrote.</param>
    /// <param name="http">A client of the double.</param>
    /// <param name="prepare">Makes a recorded request into one that the double takes: signs it, for example.</param>
    /// <param name="say">Gets the report line by line.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>How many exchanges differ.</returns>
    public static async Task<int> RunAsync(string file, HttpClient http, Action<HttpRequestMessage, string> prepare, Action<string> say, CancellationToken cancellationToken)
    {
        using var recording = JsonDocument.Parse(await File.ReadAllBytesAsync(file, cancellationToken));
        var (asked, differ) = (0, 0);
        foreach (var mapping in recording.RootElement.GetProperty("mappings").EnumerateArray())
        {
            var (request, response) = (mapping.GetProperty("request"), mapping.GetProperty("response"));
            using var message = new HttpRequestMessage(new HttpMethod(request.GetProperty("method").GetString()!), request.GetProperty("url").GetString());
            prepare(message, mapping.GetProperty("metadata").GetProperty("sandbox").GetProperty("request").GetString()!);
            using var answer = await http.SendAsync(message, cancellationToken);
            var body = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(cancellationToken));

            asked++;
            var differences = Differences(response, (int)answer.StatusCode, body).ToList();
            differ += differences.Count > 0 ? 1 : 0;
            say($"{(differences.Count is 0 ? "✓" : "✗")} {mapping.GetProperty("name").GetString()}");
            differences.ForEach(difference => say($"    {difference}"));
        }

        say($"{asked - differ} of {asked} answers have the recorded shape.");
        return differ;
    }

    private static IEnumerable<string> Differences(JsonElement recorded, int status, string body)
    {
        var expected = recorded.GetProperty("status").GetInt32();
        if (expected != status)
        {
            yield return $"status {expected} was recorded, the double answers {status}";
        }

        var (there, here) = (Shape.Of(recorded.GetProperty("body").GetString() ?? ""), Shape.Of(body));
        foreach (var missing in there.Except(here, StringComparer.Ordinal))
        {
            yield return $"only in the recording: {missing}";
        }

        foreach (var extra in here.Except(there, StringComparer.Ordinal))
        {
            yield return $"only in the double:    {extra}";
        }
    }
}
