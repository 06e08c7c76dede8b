using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Journal;

namespace Attestation.Gateway.Tests.Journal;

public class AdministrativeFileTests
{
    private const string Signed = "<signed/>";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_file_of_a_case_verifies_alone()
    {
        await using var journal = await KeptJournal.StartAsync();
        var issued = await IssuedAsync(journal);

        var check = await CheckAsync(await journal.ExportAsync(issued.Id));

        Assert.Empty(check.Mistakes);
        Assert.Equal((issued.Number, 5, 2), (check.ApplicationNumber, check.Entries, check.Checkpoints));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(journal.Key.Certificate.Span)), check.SignerSha256);
    }

    [Fact]
    public async Task It_holds_what_was_submitted_found_decided_and_signed()
    {
        await using var journal = await KeptJournal.StartAsync();
        var issued = await IssuedAsync(journal);

        var parts = Read(await journal.ExportAsync(issued.Id));

        Assert.Equal(
            ["application.json", "checkpoints.json", "documents/01", "documents/02", "evidence.json", "journal.json", "manifest.json", "notice-signed.xml", "notice.xml", "signature.json"],
            parts.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Signed, Encoding.UTF8.GetString(parts["notice-signed.xml"]));
        Assert.Equal("first"u8, parts["documents/01"]);
        Assert.Equal("second"u8, parts["documents/02"]);
    }

    [Fact]
    public async Task That_it_was_taken_stands_in_the_journal()
    {
        await using var journal = await KeptJournal.StartAsync();
        var issued = await IssuedAsync(journal);

        await journal.ExportAsync(issued.Id);

        Assert.Equal(["administrative file taken"], await journal.Store.QueryAsync<string>("select entry from journal where case_id = @id order by seq desc limit 1", new { id = issued.Id.ToString("D") }));
        Assert.Empty((await journal.VerifyAsync()).Mistakes);
    }

    [Fact]
    public async Task Of_an_unknown_case_there_is_none()
    {
        await using var journal = await KeptJournal.StartAsync();
        using var file = new MemoryStream();

        Assert.False(await journal.Files.WriteAsync(Guid.NewGuid(), file, Cancelled));
        Assert.Equal(0, file.Length);
    }

    [Theory]
    [InlineData("application.json")]
    [InlineData("checkpoints.json")]
    [InlineData("documents/02")]
    [InlineData("evidence.json")]
    [InlineData("journal.json")]
    [InlineData("manifest.json")]
    [InlineData("notice-signed.xml")]
    [InlineData("notice.xml")]
    public async Task A_part_that_was_changed_is_named(string name)
    {
        await using var journal = await KeptJournal.StartAsync();
        var parts = Read(await journal.ExportAsync((await IssuedAsync(journal)).Id));

        parts[name] = [.. parts[name], (byte)' '];

        Assert.Contains(name is "manifest.json" ? "The manifest's signature is wrong." : $"The part {name} was changed.", (await CheckAsync(Write(parts))).Mistakes);
    }

    [Fact]
    public async Task A_part_that_was_removed_or_put_in_is_named()
    {
        await using var journal = await KeptJournal.StartAsync();
        var parts = Read(await journal.ExportAsync((await IssuedAsync(journal)).Id));
        parts.Remove("documents/01");
        parts["documents/03"] = [1];

        Assert.Equal(["The part documents/01 is missing.", "The part documents/03 was put in."], (await CheckAsync(Write(parts))).Mistakes);
    }

    /// <summary>The operator itself writes another history, and signs it: the checkpoints that others have seen do not agree.</summary>
    [Fact]
    public async Task A_file_signed_anew_does_not_agree_with_its_checkpoints()
    {
        await using var journal = await KeptJournal.StartAsync();
        var issued = await IssuedAsync(journal);
        await journal.RewriteAsync(issued.Id);

        var check = await CheckAsync(await journal.ExportAsync(issued.Id));

        Assert.Contains(check.Mistakes, mistake => mistake.StartsWith("Checkpoint 1 saw another entry", StringComparison.Ordinal));
    }

    /// <summary>Whoever has the operator's key can sign any manifest: what the parts say of each other must still fit.</summary>
    [Theory]
    [InlineData("journal.json", "/1/entry", "another", "The journal is broken at entry 2.")]
    [InlineData("journal.json", "/0/caseId", "7b1c3d9e-8a44-4f0e-9a55-0c3c5d1f2a60", "The journal is broken at entry 1.")]
    [InlineData("manifest.json", "/applicationId", "7b1c3d9e-8a44-4f0e-9a55-0c3c5d1f2a60", "The journal is broken at entry 1.")]
    [InlineData("checkpoints.json", "/0/checkpoint/at", "2020-01-01T00:00:00+00:00", "Checkpoint 1 was changed.")]
    [InlineData("checkpoints.json", "/1/checkpoint/signature", "AAAA", "Checkpoint 2 is not signed by its certificate's key.")]
    [InlineData("checkpoints.json", "/0/path", null, "Checkpoint 1 does not cover this journal.")]
    [InlineData("checkpoints.json", "/0/head/hash", "AAAA", "Checkpoint 1 does not cover this journal.")]
    public async Task A_part_that_does_not_fit_the_others_is_named_though_all_is_signed(string name, string place, string? value, string mistake)
    {
        await using var journal = await KeptJournal.StartAsync();
        var parts = Read(await journal.ExportAsync((await IssuedAsync(journal)).Id));
        var changed = JsonNode.Parse(parts[name])!;

        Put(changed, place[1..].Split('/'), value);
        parts[name] = Encoding.UTF8.GetBytes(changed.ToJsonString());
        Sign(parts, journal.Key);

        Assert.Contains(mistake, (await CheckAsync(Write(parts))).Mistakes);
    }

    [Fact]
    public async Task A_file_signed_by_another_key_than_its_checkpoints_says_so()
    {
        await using var journal = await KeptJournal.StartAsync();
        var parts = Read(await journal.ExportAsync((await IssuedAsync(journal)).Id));
        using var another = KeptJournal.AnotherOperator();
        using var key = new JournalKey(new JournalOptions(), another);

        Sign(parts, key);

        Assert.Equal(["A checkpoint and the file were signed by different certificates: make sure that both are the operator's."], (await CheckAsync(Write(parts))).Mistakes);
    }

    [Fact]
    public async Task A_notice_that_is_not_the_one_issued_is_seen_though_all_is_signed()
    {
        await using var journal = await KeptJournal.StartAsync();
        var issued = await IssuedAsync(journal);
        await journal.Store.SaveAsync((await journal.Store.FindAsync(issued.Id)) with { Notice = issued.Notice! with { SignedXml = "<another/>" } });

        var check = await CheckAsync(await journal.ExportAsync(issued.Id));

        Assert.Equal(["The signed notice is not the one that was issued."], check.Mistakes);
    }

    /// <summary>Whether its certificate was revoked could not be told: it is part of what happened, and nothing was issued by it.</summary>
    [Fact]
    public async Task A_signature_that_was_kept_and_not_issued_is_in_the_file_too()
    {
        await using var journal = await KeptJournal.StartAsync();
        var received = await journal.Store.ReceiveAsync();
        var notice = new Notice(Guid.NewGuid(), $"{received.Number}/1", NoticeKind.Refusal, "<notice/>") { SignedXml = Signed, Sha256 = "of the signed bytes" };
        var kept = new Step(
            received with { Notice = notice, State = CaseState.AwaitingSignature }, new JournalNote("Signing", "signed, revocation cannot be told", new { notice.Number }));
        await journal.Store.Cases.SaveAsync(kept, null, Cancelled);

        var file = await journal.ExportAsync(received.Id);

        Assert.Equal(Signed, Encoding.UTF8.GetString(Read(file)["notice-signed.xml"]));
        Assert.Empty((await CheckAsync(file)).Mistakes);
    }

    [Theory]
    [InlineData("issued")]
    [InlineData("adopted after a restore")]
    public async Task The_journal_says_which_notice_it_must_be_however_it_came_to_be_issued(string entry)
    {
        await using var journal = await KeptJournal.StartAsync();
        var received = await journal.Store.ReceiveAsync();
        var notice = new Notice(Guid.NewGuid(), $"{received.Number}/1", NoticeKind.Refusal, "<notice/>") { SignedXml = Signed, Sha256 = "", IssuedAt = journal.Store.Clocks.Now };
        var issued = new Step(received with { Notice = notice, State = CaseState.Issued, DueAt = null }, new JournalNote("Issuing", entry, new { sha256 = "of other bytes" }));
        await journal.Store.Cases.SaveAsync(issued, null, Cancelled);

        Assert.Equal(["The signed notice is not the one that was issued."], (await CheckAsync(await journal.ExportAsync(received.Id))).Mistakes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a zip")]
    public async Task What_is_no_such_file_is_refused_in_plain_words(string content)
    {
        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => CheckAsync(Encoding.UTF8.GetBytes(content)));

        Assert.StartsWith("This is not an administrative file", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zip_of_something_else_is_refused_in_plain_words() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => CheckAsync(Write(new Dictionary<string, byte[]> { ["readme.txt"] = [1] })));

    // Received with two documents, covered, signed and issued, covered.
    private static async Task<Case> IssuedAsync(KeptJournal journal)
    {
        ReadOnlyMemory<byte>[] documents = ["first"u8.ToArray(), "second"u8.ToArray()];
        var receipt = await journal.Store.Cases.ReceiveAsync(journal.Store.Arrived(), documents, numbered => new Step(numbered, new JournalNote("Receiving", "received")), Cancelled);
        var received = Assert.IsType<Receipt.Stored>(receipt).Case;
        await journal.Store.ReceiveAsync();
        var saved = (await journal.Store.SaveAsync(received))!;
        await journal.CoverAsync();

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Signed)));
        var notice = new Notice(Guid.NewGuid(), $"{saved.Number}/1", NoticeKind.Acceptance, "<notice/>") { SignedXml = Signed, Sha256 = sha256, IssuedAt = journal.Store.Clocks.Now };
        var signed = (await journal.Store.SaveAsync(saved with { Notice = notice }))!;
        var step = new Step(signed with { State = CaseState.Issued, DueAt = null }, new JournalNote("Issuing", "issued", new { sha256 }));
        var issued = (await journal.Store.Cases.SaveAsync(step, null, Cancelled))!;
        await journal.CoverAsync();

        return issued;
    }

    private static void Put(JsonNode node, string[] place, string? value)
    {
        var holder = place[..^1].Aggregate(node, (at, step) => at is JsonArray list ? list[int.Parse(step)]! : at[step]!);
        Assert.NotNull(holder[place[^1]]);

        holder[place[^1]] = value is null ? new JsonArray() : JsonValue.Create(value);
    }

    private static void Sign(Dictionary<string, byte[]> parts, JournalKey key)
    {
        var manifest = JsonSerializer.Deserialize<FileManifest>(parts["manifest.json"], AdministrativeFile.Json)!;
        var hashes = manifest.Parts.Keys.ToDictionary(name => name, name => Convert.ToHexStringLower(SHA256.HashData(parts[name])), StringComparer.Ordinal);
        parts["manifest.json"] = JsonSerializer.SerializeToUtf8Bytes(manifest with { Parts = hashes }, AdministrativeFile.Json);
        parts["signature.json"] = JsonSerializer.SerializeToUtf8Bytes(new FileSignature(key.Certificate.ToArray(), key.Sign(parts["manifest.json"])), AdministrativeFile.Json);
    }

    private static async Task<AdministrativeFileCheck> CheckAsync(byte[] file)
    {
        using var stream = new MemoryStream(file);

        return await AdministrativeFileCheck.RunAsync(stream, Cancelled);
    }

    private static Dictionary<string, byte[]> Read(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);

        return zip.Entries.ToDictionary(
            entry => entry.FullName,
            entry =>
            {
                using var content = new MemoryStream();
                using var part = entry.Open();
                part.CopyTo(content);
                return content.ToArray();
            },
            StringComparer.Ordinal);
    }

    private static byte[] Write(Dictionary<string, byte[]> parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return file.ToArray();
    }
}
