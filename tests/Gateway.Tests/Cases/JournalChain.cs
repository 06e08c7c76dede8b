using System.Security.Cryptography;
using System.Text;
using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Tests.Cases;

/// <summary>Reads a stored journal the way an auditor would: from its columns alone, with a hash of its own.</summary>
internal static class JournalChain
{
    public static bool Holds(IReadOnlyList<Row> rows, JournalHead head)
    {
        var previous = new byte[32];
        for (var i = 0; i < rows.Count; i++)
        {
            var line = $"{rows[i].CaseId}\n{rows[i].Seq}\n{rows[i].At.UtcTicks}\n{rows[i].Stop}\n{rows[i].Entry}\n{rows[i].Details}";
            previous = SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(line)]);
            if (rows[i].Seq != i + 1 || !previous.AsSpan().SequenceEqual(rows[i].Hash))
            {
                return false;
            }
        }

        return head.Seq == rows.Count && head.Hash.AsSpan().SequenceEqual(previous);
    }

    internal sealed class Row
    {
        public string CaseId { get; init; } = "";

        public long Seq { get; init; }

        public DateTimeOffset At { get; init; }

        public string Stop { get; init; } = "";

        public string Entry { get; init; } = "";

        public string? Details { get; init; }

        public byte[] Hash { get; init; } = [];
    }
}
