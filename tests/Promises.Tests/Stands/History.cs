using System.Security.Cryptography;
using System.Text;
using Attestation.Contracts;
using Attestation.Integration.Tests.Foreign;
using Dapper;
using Npgsql;

namespace Attestation.Promises.Tests.Stands;

/// <summary>What came of everything that was submitted: told from the outside, by the database and by what was heard on the bus.</summary>
internal sealed record History(int Lost, int Duplicated, IReadOnlyList<string> Faults)
{
    public static async Task<History> CheckAsync(Rig rig)
    {
        await using var connection = new NpgsqlConnection(rig.ConnectionString);
        CaseLine[] cases = [.. await connection.QueryAsync<CaseLine>("select id, number, state, outcome, journal_seq as JournalSeq, journal_hash as JournalHash from application_case")];
        var journal = (await connection.QueryAsync<JournalLine>("select case_id as CaseId, seq, at, stop, entry, details, hash from journal order by case_id, seq")).ToLookup(line => line.CaseId);
        var heard = rig.Portal.Events.Where(letter => letter.Type is not null).ToLookup(letter => letter.Json["applicationId"]?.GetValue<string>());

        var lost = new List<string>();
        var doubled = new List<string>();
        var stored = cases.ToDictionary(line => line.Id);
        foreach (var (id, expected) in rig.Submitted)
        {
            if (!stored.TryGetValue(id.ToString(), out var line))
            {
                lost.Add($"{id} has no case");
                continue;
            }

            var results = rig.ResultsInCabinet(id);
            (results > 1 ? doubled : lost).AddRange(results is 1 ? [] : [$"{id}: the cabinet shows {results} results"]);
            LookAt(line, expected, [.. journal[line.Id]], [.. heard[line.Id]], lost, doubled);
        }

        doubled.AddRange(cases.Where(line => !rig.Submitted.ContainsKey(Guid.Parse(line.Id))).Select(line => $"{line.Id} was never submitted"));
        doubled.AddRange(cases.GroupBy(line => line.Number).Where(same => same.Count() > 1).Select(same => $"number {same.Key} was given {same.Count()} times"));

        return new History(lost.Count, doubled.Count, [.. lost, .. doubled]);
    }

    public void Assert() => Xunit.Assert.True(Faults is [], $"{Lost} lost, {Duplicated} duplicated:\n{string.Join('\n', Faults.Take(20))}");

    private static void LookAt(CaseLine line, NoticeKind expected, JournalLine[] journal, Letter[] heard, List<string> lost, List<string> doubled)
    {
        if (line.State != "Issued" || line.Outcome != expected.ToString())
        {
            lost.Add($"{line.Id} is {line.State} with {line.Outcome}, not {expected}");
        }

        if (!IsWhole(line, journal))
        {
            lost.Add($"{line.Id}: the chain of its journal is broken");
        }

        foreach (var entry in new[] { "received", "drawn up", "issued" })
        {
            var times = journal.Count(note => note.Entry == entry);
            (times > 1 ? doubled : lost).AddRange(times is 1 ? [] : [$"{line.Id}: '{entry}' stands {times} times in the journal"]);
        }

        foreach (var type in new[] { "application-received", "application-registered", "notice-issued" })
        {
            Letter[] copies = [.. heard.Where(letter => letter.Type == type)];
            lost.AddRange(copies is [] ? [$"{line.Id}: no {type} was heard"] : []);
            doubled.AddRange(copies.DistinctBy(copy => Convert.ToHexString(SHA256.HashData(copy.Body))).Skip(1).Select(_ => $"{line.Id}: copies of {type} differ"));
        }
    }

    private static bool IsWhole(CaseLine line, JournalLine[] journal)
    {
        var previous = new byte[32];
        for (var i = 0; i < journal.Length; i++)
        {
            var note = journal[i];
            var text = $"{note.CaseId}\n{note.Seq}\n{DateTimeOffset.UnixEpoch.AddMicroseconds(note.At).UtcTicks}\n{note.Stop}\n{note.Entry}\n{note.Details}";
            previous = SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(text)]);
            if (note.Seq != i + 1 || !previous.AsSpan().SequenceEqual(note.Hash))
            {
                return false;
            }
        }

        return line.JournalSeq == journal.Length && line.JournalHash.AsSpan().SequenceEqual(previous);
    }

    private sealed class CaseLine
    {
        public string Id { get; init; } = "";

        public string Number { get; init; } = "";

        public string State { get; init; } = "";

        public string? Outcome { get; init; }

        public long JournalSeq { get; init; }

        public byte[] JournalHash { get; init; } = [];
    }

    private sealed class JournalLine
    {
        public string CaseId { get; init; } = "";

        public long Seq { get; init; }

        public long At { get; init; }

        public string Stop { get; init; } = "";

        public string Entry { get; init; } = "";

        public string? Details { get; init; }

        public byte[] Hash { get; init; } = [];
    }
}
