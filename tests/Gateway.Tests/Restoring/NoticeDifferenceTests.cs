using System.Security.Cryptography;
using System.Text;
using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Console;
using Attestation.Gateway.Journal;
using Attestation.Gateway.Restoring;
using Attestation.Gateway.Tests.Deciding;
using Attestation.Signatures.Testing;
using Given = Attestation.Gateway.Tests.Deciding.Given;

namespace Attestation.Gateway.Tests.Restoring;

/// <summary>A notice that was published holds, byte for byte; what is none is not taken over.</summary>
public class NoticeDifferenceTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("received")]
    [InlineData("decided")]
    [InlineData("waiting for the school")]
    [InlineData("signed")]
    public async Task A_lost_notice_is_taken_over_byte_for_byte_wherever_the_case_stood(string stood)
    {
        await using var site = await Site.OpenAsync();
        var id = await site.SubmitAsync();
        await using var restored = await LostAfterAsync(site, id, stood);
        var lost = await site.Store.FindAsync(id);

        Assert.Contains(Differences.Notice, await restored.FoundAsync());
        Assert.Contains(Differences.Notice, await restored.MendedAsync());

        var again = await restored.Store.FindAsync(id);
        Assert.Equal((CaseState.Issued, null), (again.State, again.DueAt));
        Assert.Equal((lost.Notice!.Id, lost.Notice.Number, lost.Notice.Kind), (again.Notice!.Id, again.Notice.Number, again.Notice.Kind));
        Assert.Equal((lost.Notice.SignedXml, lost.Notice.Sha256, lost.Notice.IssuedAt), (again.Notice.SignedXml, again.Notice.Sha256, again.Notice.IssuedAt));
        Assert.Equal("Issuing: adopted after a restore", (await restored.JournalAsync(id))[^1]);
    }

    [Fact]
    public async Task What_was_taken_over_is_published_once_more_with_the_same_bytes_and_the_same_id()
    {
        await using var site = await Site.OpenAsync();
        var id = await site.SubmitAsync();
        await using var restored = await LostAfterAsync(site, id, "waiting for the school");
        var published = site.Sent.Single(sent => sent.Type is "notice-issued");

        await restored.ApplyAsync();
        await restored.ApplyAsync();
        await restored.PublishAsync();

        var once = Assert.Single(restored.Sent, sent => sent.Type is "notice-issued");
        Assert.Equal(published.Body, once.Body);
        Assert.Equal((published.MessageId, published.Destination, published.CorrelationId), (once.MessageId, once.Destination, once.CorrelationId));
    }

    [Fact]
    public async Task The_notice_of_an_application_that_was_lost_too_is_taken_over_with_it()
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await site.BackUpAsync();
        var id = await site.SubmitAsync();
        await site.IssueAsync(id);

        Assert.Equal([Differences.Number, Differences.Application, Differences.Notice], await restored.MendedAsync());

        Assert.Equal((await site.Store.FindAsync(id)).Notice!.SignedXml, (await restored.Store.FindAsync(id)).Notice!.SignedXml);
        Assert.Equal(["Receiving: received", "Issuing: adopted after a restore"], await restored.JournalAsync(id));
    }

    [Fact]
    public async Task The_notice_of_an_application_that_must_be_sent_again_waits_for_it()
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await site.BackUpAsync();
        var message = Site.Application(Guid.NewGuid());
        var id = await site.SubmitPastTheLedgerAsync(message);
        await site.IssueAsync(id);

        Assert.Equal([Differences.Number, Differences.SendAgain, Differences.Notice], await restored.MendedAsync());
        await restored.ApplyAsync();
        await restored.SubmitPastTheLedgerAsync(message);

        Assert.Equal((await site.Store.FindAsync(id)).Notice!.SignedXml, (await restored.Store.FindAsync(id)).Notice!.SignedXml);
        var published = site.Sent.Single(sent => sent.Type is "notice-issued");
        Assert.Equal(published.Body, Assert.Single(restored.Sent, sent => sent.Type is "notice-issued").Body);
    }

    [Fact]
    public async Task The_same_notice_a_second_time_is_no_difference()
    {
        await using var site = await Site.OpenAsync();
        await site.IssueAsync(await site.SubmitAsync());
        var issued = site.Ledger.Entries.Single(entry => entry.Message.Type is "notice-issued");

        site.Ledger.Add(issued.Exchange, issued.RoutingKey, "notice-issued", issued.Message.Body.ToArray());

        Assert.Empty(await site.FoundAsync());
    }

    [Fact]
    public async Task Another_notice_than_the_one_that_was_issued_is_listed_once_and_changes_nothing()
    {
        await using var site = await Site.OpenAsync();
        var issued = await site.IssueAsync(await site.SubmitAsync());
        var other = Site.SignedXml(issued.Notice!.Xml.Replace("2026-10-06", "2026-10-05", StringComparison.Ordinal));
        site.Ledger.Publish(Issued(issued, other));

        Assert.Equal([Differences.NoticeDiffers], await site.FoundAsync());
        Assert.StartsWith("the database is older than what was published (notice.differs)", await site.Gate.LookAsync(Cancelled), StringComparison.Ordinal);
        Assert.Equal([Differences.NoticeDiffers], await site.MendedAsync());

        Assert.Equal(issued.Notice, (await site.Store.FindAsync(issued.Id)).Notice);
        Assert.Empty((await site.ApplyAsync()).Found);
    }

    [Theory]
    [InlineData("the hash is another's")]
    [InlineData("a byte was changed after signing")]
    [InlineData("it is not signed")]
    [InlineData("it is no document")]
    [InlineData("another school's head signed")]
    [InlineData("another school signed in its own name")]
    [InlineData("an employee of the school signed")]
    [InlineData("an authority that nobody trusts vouches for the signer")]
    [InlineData("it is the notice of another application")]
    public async Task What_is_no_notice_of_the_school_is_listed_once_and_not_taken_over(string forgery)
    {
        await using var site = await Site.OpenAsync();
        var drawn = await site.SubmitAsync();
        await site.DrawUpAsync(drawn);
        var @case = await site.Store.FindAsync(drawn);
        site.Ledger.Publish(Forged(@case, forgery));

        Assert.Equal([Differences.NoticeNotGenuine], await site.FoundAsync());
        Assert.Equal([Differences.NoticeNotGenuine], await site.MendedAsync());

        var after = await site.Store.FindAsync(drawn);
        Assert.Equal((CaseState.AwaitingSignature, null), (after.State, after.Result));
        Assert.DoesNotContain("Issuing: adopted after a restore", await site.JournalAsync(drawn));
    }

    [Theory]
    [InlineData("another school signed in its own name")]
    [InlineData("it is the notice of another application")]
    public async Task A_forgery_for_an_application_that_must_be_sent_again_is_not_taken_over_when_it_comes(string forgery)
    {
        await using var site = await Site.OpenAsync();
        await using var restored = await site.BackUpAsync();
        var message = Site.Application(Guid.NewGuid());
        var id = await site.SubmitPastTheLedgerAsync(message);
        await site.DrawUpAsync(id);
        site.Ledger.Publish(Forged(await site.Store.FindAsync(id), forgery));

        await restored.ApplyAsync();
        await restored.SubmitPastTheLedgerAsync(message);

        Assert.Equal((CaseState.Collecting, null), ((await restored.Store.FindAsync(id)).State, (await restored.Store.FindAsync(id)).Notice));
    }

    [Theory]
    [InlineData("received")]
    [InlineData("decided")]
    [InlineData("waiting for the school")]
    public async Task The_journal_of_a_notice_that_was_taken_over_is_whole_and_so_is_its_file(string stood)
    {
        await using var site = await Site.OpenAsync();
        var id = await site.SubmitAsync();
        await using var restored = await LostAfterAsync(site, id, stood);

        await restored.ApplyAsync();

        using var key = new JournalKey(new JournalOptions(), Site.Head);
        var mistakes = new List<string>();
        await new JournalVerification(restored.Store.Database, key).RunAsync(mistakes.Add, Cancelled);
        Assert.Empty(mistakes);
        using var file = new MemoryStream();
        Assert.True(await new AdministrativeFileWriter(restored.Store.Cases, restored.Store.Database, restored.Store.Cipher, key, restored.Store.Clocks).WriteAsync(id, file, Cancelled));
        file.Position = 0;
        Assert.Empty((await AdministrativeFileCheck.RunAsync(file, Cancelled)).Mistakes);
    }

    [Theory]
    [InlineData("decided")]
    [InlineData("waiting for the school")]
    [InlineData("signed")]
    public async Task A_case_whose_notice_was_taken_over_replays_to_the_same_decision_and_the_same_notice(string stood)
    {
        await using var site = await Site.OpenAsync();
        var id = await site.SubmitAsync();
        await using var restored = await LostAfterAsync(site, id, stood);
        await restored.ApplyAsync();
        using var output = new StringWriter();

        var code = await new ReplayCommand(output).CaseAsync(restored.Store.Cases, Given.YearsFile(), id, Cancelled);

        Assert.True(code is ReplayCommand.Same, output.ToString());
    }

    [Fact]
    public async Task A_case_that_was_not_decided_in_the_back_up_is_not_replayed_though_its_notice_was_taken_over()
    {
        await using var site = await Site.OpenAsync();
        var id = await site.SubmitAsync();
        await using var restored = await LostAfterAsync(site, id, "received");
        await restored.ApplyAsync();
        using var output = new StringWriter();

        var code = await new ReplayCommand(output).CaseAsync(restored.Store.Cases, Given.YearsFile(), id, Cancelled);

        Assert.Equal(ReplayCommand.WrongArguments, code);
        Assert.Contains("is not decided yet", output.ToString(), StringComparison.Ordinal);
    }

    // Goes on to the end after a back-up was taken.
    private static async Task<Site> LostAfterAsync(Site site, Guid id, string stood)
    {
        if (stood is not "received")
        {
            await site.DecideAsync(id);
        }

        if (stood is "waiting for the school" or "signed")
        {
            await site.RunAsync(id);
            await site.RunAsync(id);
        }

        if (stood is "signed")
        {
            await site.SignAsync(id);
        }

        var restored = await site.BackUpAsync();
        switch (stood)
        {
            case "received":
                await site.IssueAsync(id);
                break;
            case "decided":
                await site.RunAsync(id);
                await site.RunAsync(id);
                await site.SignAndIssueAsync(id);
                break;
            case "waiting for the school":
                await site.SignAndIssueAsync(id);
                break;
            default:
                await site.RunAsync(id);
                break;
        }

        return restored;
    }

    private static NoticeIssued Forged(Case @case, string forgery)
    {
        var xml = @case.Notice!.Xml;
        switch (forgery)
        {
            case "the hash is another's":
                return Issued(@case, Site.SignedXml(xml)) with { Sha256 = Sha256(xml) };
            case "a byte was changed after signing":
                return Issued(@case, Site.SignedXml(xml).Replace("2026-10-06</date>", "2026-10-07</date>", StringComparison.Ordinal));
            case "it is not signed":
                return Issued(@case, xml);
            case "it is no document":
                return Issued(@case, "мұнда хабарлама жоқ");
            case "another school's head signed":
                using (var key = Site.Authority.IssuePerson(Numbers.AnotherIin, "БӨТЕН МЕКТЕП", Numbers.AnotherBin, "басқа мектеп", PersonRole.Head))
                {
                    return Issued(@case, Site.SignedXml(xml, key));
                }

            case "another school signed in its own name":
                using (var key = Site.Authority.IssuePerson(Numbers.AnotherIin, "БӨТЕН МЕКТЕП", Numbers.AnotherBin, "басқа мектеп", PersonRole.Head))
                {
                    return Issued(@case, Site.SignedXml(xml, key)) with { ProviderBin = Numbers.AnotherBin };
                }

            case "an employee of the school signed":
                using (var key = Site.Authority.IssuePerson(Numbers.AnotherIin, "МЕКТЕП ҚЫЗМЕТКЕРІ", @case.Application.Provider.Value, "мектеп", PersonRole.Employee))
                {
                    return Issued(@case, Site.SignedXml(xml, key));
                }

            case "it is the notice of another application":
                return Issued(@case, Site.SignedXml(xml.Replace($"{@case.Id:D}", $"{Guid.NewGuid():D}", StringComparison.Ordinal)));
            default:
                using (var stranger = new TestAuthority())
                using (var key = stranger.IssuePerson(Numbers.AnotherIin, "БЕЙТАНЫС", @case.Application.Provider.Value, "мектеп", PersonRole.Head))
                {
                    return Issued(@case, Site.SignedXml(xml, key));
                }
        }
    }

    private static NoticeIssued Issued(Case @case, string signedXml) => new()
    {
        EventId = Guid.NewGuid(),
        ApplicationId = @case.Id,
        ApplicationNumber = @case.Number,
        Channel = @case.Application.Channel,
        ProviderBin = @case.Application.Provider.Value,
        OccurredAt = @case.ReceivedAt,
        NoticeNumber = @case.Notice!.Number,
        Kind = @case.Notice.Kind,
        IssuedAt = @case.ReceivedAt,
        Reasons = [],
        SignedXml = signedXml,
        Sha256 = Sha256(signedXml),
    };

    private static string Sha256(string xml) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(xml)));
}
