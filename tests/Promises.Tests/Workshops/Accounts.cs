using System.Text.Json.Nodes;
using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Promises.Tests.Stands;

namespace Attestation.Promises.Tests.Workshops;

/// <summary>What came of the applications of a workshop.</summary>
internal static class Accounts
{
    private static readonly string[] Once = ["application-received", "application-registered", "notice-issued", "application-withdrawn"];

    public static async Task<History> CheckAsync(Workshop workshop, IReadOnlyDictionary<Guid, NoticeKind> expected)
    {
        var lost = new List<string>();
        var doubled = new List<string>();
        foreach (var (id, kind) in expected)
        {
            var @case = await workshop.Instances[0].Cases.FindAsync(id, TestContext.Current.CancellationToken);
            if (@case?.State is not CaseState.Issued || @case.Notice?.Kind != kind)
            {
                lost.Add($"{id} is {@case?.State} with {@case?.Notice?.Kind}, not {kind}");
            }

            (string Type, byte[] Body)[] heard = [.. workshop.Heard.GetValueOrDefault(id.ToString()) ?? []];
            lost.AddRange(heard.Any(message => message.Type == "notice-issued") ? [] : [$"{id}: no notice was heard"]);
            doubled.AddRange(Differing(heard).Select(type => $"{id}: copies of {type} differ"));
        }

        var cases = await workshop.CountAsync("select count(*) from application_case");
        doubled.AddRange(cases > expected.Count ? [$"{cases} cases of {expected.Count} applications"] : []);
        foreach (var entry in new[] { "received", "drawn up", "issued" })
        {
            var times = await workshop.CountAsync($"select count(*) from journal where entry = '{entry}'");
            (times > expected.Count ? doubled : lost).AddRange(times == expected.Count ? [] : [$"'{entry}' stands {times} times in {expected.Count} journals"]);
        }

        return new History(lost.Count, doubled.Count, [.. lost, .. doubled]);
    }

    /// <summary>Types of which copies were heard that are not the same bytes.</summary>
    public static IEnumerable<string> Differing(IEnumerable<(string Type, byte[] Body)> heard) =>
        from message in heard
        where Once.Contains(message.Type, StringComparer.Ordinal)
        group Convert.ToBase64String(message.Body) by message.Type into copies
        where copies.Distinct(StringComparer.Ordinal).Count() > 1
        select copies.Key;

    /// <summary>An event without what differs from run to run.</summary>
    public static string Content(byte[] body, params string[] names)
    {
        var message = (JsonObject)JsonNode.Parse(body)!;

        return string.Join(' ', names.Select(name => message[name]?.ToJsonString()));
    }
}
