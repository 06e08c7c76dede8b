using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Restoring;
using Attestation.Gateway.Signing;
using Attestation.Gateway.Tests.Deciding;
using Attestation.Gateway.Tests.Receiving;
using Attestation.Signatures.Testing;

namespace Attestation.Gateway.Tests.Restoring;

/// <summary>What the commission decided on a paper application, and the documents that carry it.</summary>
public class CommissionDifferenceTests
{
    [Fact]
    public async Task A_decision_that_was_recorded_is_taken_over_and_its_documents_follow()
    {
        await using var site = await Site.OpenAsync();
        var id = await AcceptedAsync(site);
        await using var restored = await site.BackUpAsync();
        await RecordAsync(site, id);

        Assert.Equal([Differences.Commission], await restored.FoundAsync());
        Assert.Equal([Differences.Commission], await restored.MendedAsync());

        restored.Store.Law.Now = site.Store.Law.Now;
        var (lost, again) = (await site.Store.FindAsync(id), await restored.Store.FindAsync(id));
        Assert.Equal((lost.Commission, CaseState.Notices), (again.Commission, again.State));
        Assert.Equal("Commission: Award, adopted after a restore", (await restored.JournalAsync(id))[^1]);
        Assert.Equal(NoticeKind.CommissionDecision, (await restored.IssueDocumentAsync(id)).Notice!.Kind);
    }

    [Fact]
    public async Task A_decision_that_has_no_answer_yet_goes_through_its_door()
    {
        await using var site = await Site.OpenAsync();
        var id = await AcceptedAsync(site);
        site.Ledger.HandOver(BusNames.Applications, "record-commission-decision", Site.Commission(id));

        Assert.Equal([Differences.Commission], await site.MendedAsync());

        Assert.Equal((CommissionDecision.Award, CaseState.Notices), ((await site.Store.FindAsync(id)).Commission!.Decision, (await site.Store.FindAsync(id)).State));
    }

    [Fact]
    public async Task One_for_a_case_that_has_no_result_is_no_difference()
    {
        await using var site = await Site.OpenAsync();
        var id = await site.SubmitAsync(Site.OnPaper(Guid.NewGuid()));
        await site.DrawUpAsync(id);

        site.Ledger.HandOver(BusNames.Applications, "record-commission-decision", Site.Commission(id));

        Assert.Empty(await site.FoundAsync());
    }

    [Fact]
    public async Task One_that_was_given_back_unsigned_is_no_difference()
    {
        await using var site = await Site.OpenAsync();
        var id = await AcceptedAsync(site);
        await RecordAsync(site, id);
        await site.RunAsync(id);
        var asked = await site.RunAsync(id);
        await site.TakeAsync(BusNames.SignedNotices, "notice-not-signed", Site.NotSigned(asked.Notice!, returnToReview: true));
        Assert.Null((await site.Store.FindAsync(id)).Commission);

        Assert.Empty(await site.FoundAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_that_was_recorded_anew_takes_the_place_of_the_one_in_the_back_up(bool isDrawnUp)
    {
        await using var site = await Site.OpenAsync();
        var id = await AcceptedAsync(site);
        await RecordAsync(site, id);
        if (isDrawnUp)
        {
            await site.RunAsync(id);
        }

        await using var restored = await site.BackUpAsync();
        var asked = isDrawnUp ? await site.RunAsync(id) : await DrawnUpAsync(site, id);
        await site.TakeAsync(BusNames.SignedNotices, "notice-not-signed", Site.NotSigned(asked.Notice!, returnToReview: true));
        await RecordAsync(site, id, "15-ж/қ");
        await site.IssueDocumentAsync(id);

        Assert.Equal([Differences.Commission, Differences.Notice], await restored.MendedAsync());

        var (lost, again) = (await site.Store.FindAsync(id), await restored.Store.FindAsync(id));
        Assert.Equal((lost.Commission, "15-ж/қ"), (again.Commission, again.Commission!.OrderNumber));
        Assert.Equal(lost.Notice!.Chain().Select(document => document.SignedXml), again.Notice!.Chain().Select(document => document.SignedXml));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Documents_that_were_published_are_taken_over_byte_for_byte_and_none_is_issued_twice(int published)
    {
        await using var site = await Site.OpenAsync();
        var id = await AcceptedAsync(site);
        await using var restored = await site.BackUpAsync();
        await RecordAsync(site, id);
        for (var i = 0; i < published; i++)
        {
            await site.IssueDocumentAsync(id);
        }

        string[] expected = [Differences.Commission, .. Enumerable.Repeat(Differences.Notice, published)];
        Assert.Equal(expected, await restored.MendedAsync());
        restored.Store.Law.Now = site.Store.Law.Now;
        for (var i = published; i < 2; i++)
        {
            await restored.IssueDocumentAsync(id);
        }

        var (lost, again) = (await site.Store.FindAsync(id), await restored.Store.FindAsync(id));
        Assert.Equal([NoticeKind.CommissionOrder, NoticeKind.CommissionDecision, NoticeKind.Acceptance], again.Notice!.Chain().Select(document => document.Kind));
        Assert.Equal(
            lost.Notice!.Chain().Reverse().Select(document => document.SignedXml),
            again.Notice!.Chain().Reverse().Take(published + 1).Select(document => document.SignedXml));
    }

    [Fact]
    public async Task A_document_whose_decision_is_not_in_the_ledger_brings_the_decision_with_it()
    {
        await using var site = await Site.OpenAsync();
        var id = await AcceptedAsync(site);
        await using var restored = await site.BackUpAsync(new ListedLedger());
        await RecordAsync(site, id);
        await site.IssueDocumentAsync(id);
        var document = site.Sent.Single(sent => sent.Type is "commission-document-issued");
        restored.Ledger.Add(BusNames.Events, document.Destination.RoutingKey, document.Type, document.Body, $"{document.MessageId:D}");

        Assert.Equal([Differences.Notice], await restored.MendedAsync());

        var again = await restored.Store.FindAsync(id);
        Assert.Equal((CommissionDecision.Award, CaseState.Notices), (again.Commission!.Decision, again.State));
        Assert.Equal(NoticeKind.CommissionOrder, (await restored.IssueDocumentAsync(id)).Notice!.Kind);
    }

    [Fact]
    public async Task Another_document_under_the_same_number_is_listed_once_and_changes_nothing()
    {
        await using var site = await Site.OpenAsync();
        var id = await AcceptedAsync(site);
        await RecordAsync(site, id);
        var issued = await site.IssueDocumentAsync(id);
        var other = Site.SignedXml(issued.Notice!.Xml.Replace("2026-10-06</date>", "2026-10-05</date>", StringComparison.Ordinal));
        site.Ledger.Publish(Document(site) with { SignedXml = other, Sha256 = SigningSteps.Sha256(other) });

        Assert.Equal([Differences.NoticeDiffers], await site.MendedAsync());

        Assert.Equal(issued.Notice, (await site.Store.FindAsync(id)).Notice);
    }

    [Theory]
    [InlineData("the hash is another's")]
    [InlineData("another school's head signed")]
    [InlineData("another school signed in its own name")]
    [InlineData("it is the document of another application")]
    public async Task What_is_no_document_of_the_school_is_listed_once_and_not_taken_over(string forgery)
    {
        await using var site = await Site.OpenAsync();
        var id = await AcceptedAsync(site);
        await using var restored = await site.BackUpAsync(new ListedLedger());
        await RecordAsync(site, id);
        var issued = await site.IssueDocumentAsync(id);
        using var foreign = Site.Authority.IssuePerson(Numbers.AnotherIin, "БӨТЕН МЕКТЕП", Numbers.AnotherBin, "басқа мектеп", PersonRole.Head);
        var signed = forgery switch
        {
            "the hash is another's" => issued.Notice!.Xml,
            "it is the document of another application" => Site.SignedXml(issued.Notice!.Xml.Replace($"{id:D}", $"{Guid.NewGuid():D}", StringComparison.Ordinal)),
            _ => Site.SignedXml(issued.Notice!.Xml, foreign),
        };
        var document = Document(site);
        restored.Ledger.Publish(document with
        {
            SignedXml = forgery is "the hash is another's" ? document.SignedXml : signed,
            Sha256 = SigningSteps.Sha256(signed),
            ProviderBin = forgery is "another school signed in its own name" ? Numbers.AnotherBin : document.ProviderBin,
        });

        Assert.Equal([Differences.NoticeNotGenuine], await restored.FoundAsync());
        Assert.Equal([Differences.NoticeNotGenuine], await restored.MendedAsync());

        Assert.Equal((CaseState.Issued, null), ((await restored.Store.FindAsync(id)).State, (await restored.Store.FindAsync(id)).Commission));
    }

    private static async Task<Guid> AcceptedAsync(Site site)
    {
        var id = await site.SubmitAsync(Site.OnPaper(Guid.NewGuid()));
        Assert.Equal(NoticeKind.Acceptance, (await site.IssueAsync(id)).Result!.Kind);

        return id;
    }

    private static async Task<Case> DrawnUpAsync(Site site, Guid id)
    {
        await site.RunAsync(id);

        return await site.RunAsync(id);
    }

    private static async Task RecordAsync(Site site, Guid id, string order = "14-ж/қ")
    {
        // A document counts for the decision only when it was issued after it.
        site.Store.Law.Now = site.Store.Law.Now.AddMinutes(1);
        await site.TakeAsync(BusNames.Applications, "record-commission-decision", Site.Commission(id).With("/orderNumber", order));
        Assert.NotNull((await site.Store.FindAsync(id)).Commission);
    }

    private static CommissionDocumentIssued Document(Site site) =>
        JsonSerializer.Deserialize<CommissionDocumentIssued>(site.Sent.Last(sent => sent.Type is "commission-document-issued").Body, ContractJson.Options)!;
}
