using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Attestation.Contracts;
using Attestation.Sandbox.Portal;
using Attestation.Signatures.Testing;

namespace Attestation.Sandbox.Demo;

/// <summary>What the demo leaves behind: signed notices, the certificates to verify them by, and the results. What an earlier run left is removed.</summary>
internal sealed class OutFolder
{
    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private readonly string _folder;

    public OutFolder(string folder)
    {
        _folder = folder;
        foreach (var stale in new[] { Notices, Trust }.Where(Directory.Exists))
        {
            Directory.Delete(stale, recursive: true);
        }

        Directory.CreateDirectory(Notices);
        File.Delete(Results);
    }

    public string Notices => Path.Combine(_folder, "notices");

    public string Trust => Path.Combine(_folder, "trust");

    public string Results => Path.Combine(_folder, "results.json");

    // The signature covers bytes: written as they came, without a byte order mark.
    public void Write(NoticeIssued notice) =>
        File.WriteAllBytes(Path.Combine(Notices, $"{notice.ApplicationId:D}.xml"), Encoding.UTF8.GetBytes(notice.SignedXml));

    public void Write(CommissionDocumentIssued document) =>
        File.WriteAllBytes(Path.Combine(Notices, NameOf(document)), Encoding.UTF8.GetBytes(document.SignedXml));

    public static string NameOf(CommissionDocumentIssued document) => $"{document.ApplicationId:D}-{document.DocumentNumber.Split('/')[^1]}.xml";

    public void Write(TestAuthority authority) => authority.ExportTo(Trust);

    public void Write(IReadOnlyList<SampleResult> results) => File.WriteAllBytes(Results, JsonSerializer.SerializeToUtf8Bytes(results, Layout));

    public void Write(IEnumerable<Story> stories)
    {
        foreach (var story in stories)
        {
            if (story.Notice is { } notice)
            {
                Write(notice);
            }

            foreach (var document in story.Documents)
            {
                Write(document);
            }
        }
    }
}
