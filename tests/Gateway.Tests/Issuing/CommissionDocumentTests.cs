using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Tests.Receiving;
using Attestation.Gateway.Tests.Restoring;

namespace Attestation.Gateway.Tests.Issuing;

/// <summary>Documents of a commission's decision, worked on by instances whose clocks differ.</summary>
public class CommissionDocumentTests
{
    private static readonly NoticeKind[] All = [NoticeKind.CommissionOrder, NoticeKind.CommissionDecision, NoticeKind.Acceptance];

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(5)]
    public async Task Each_is_issued_once_by_whatever_clock(int secondsLater)
    {
        await using var site = await Site.OpenAsync();
        var id = await RecordedAsync(site);

        site.Store.Law.Now = site.Store.Law.Now.AddSeconds(secondsLater);
        await site.IssueDocumentAsync(id);
        var last = await site.IssueDocumentAsync(id);

        Assert.Equal(All, last.Notice!.Chain().Select(document => document.Kind));
        Assert.Equal((CaseState.Issued, null), (last.State, last.DueAt));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(5)]
    public async Task A_decision_recorded_anew_has_all_of_its_own_by_whatever_clock(int secondsLater)
    {
        await using var site = await Site.OpenAsync();
        var id = await RecordedAsync(site);
        await site.IssueDocumentAsync(id);
        await site.RunAsync(id);
        var asked = await site.RunAsync(id);
        await site.TakeAsync(BusNames.SignedNotices, "notice-not-signed", Site.NotSigned(asked.Notice!, returnToReview: true));

        site.Store.Law.Now = site.Store.Law.Now.AddSeconds(secondsLater);
        await site.TakeAsync(BusNames.Applications, "record-commission-decision", Site.Commission(id).With("/orderNumber", "15-ж/қ"));
        await site.IssueDocumentAsync(id);
        var last = await site.IssueDocumentAsync(id);

        Assert.Equal([NoticeKind.CommissionOrder, NoticeKind.CommissionDecision, NoticeKind.CommissionDecision, NoticeKind.Acceptance], last.Notice!.Chain().Select(document => document.Kind));
        Assert.Equal(CaseState.Issued, last.State);
    }

    private static async Task<Guid> RecordedAsync(Site site)
    {
        var id = await site.SubmitAsync(Site.OnPaper(Guid.NewGuid()));
        await site.IssueAsync(id);
        site.Store.Law.Now = site.Store.Law.Now.AddMinutes(1);
        await site.TakeAsync(BusNames.Applications, "record-commission-decision", Site.Commission(id));

        return id;
    }
}
