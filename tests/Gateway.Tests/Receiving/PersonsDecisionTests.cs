using System.Text.Json.Nodes;
using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Tests.Cases;

namespace Attestation.Gateway.Tests.Receiving;

/// <summary>S2-6, S2-24: what an authorised person decides on a case in review, once.</summary>
public class PersonsDecisionTests
{
    [Requirement("S2-24")]
    [Fact]
    public async Task A_refusal_names_the_documents_and_the_post_of_who_decided()
    {
        await using var store = await OpenStore.StartAsync();
        var (desks, @case) = await InReviewAsync(store);

        await desks.ReviewAsync(Decision(@case));

        var decided = await store.FindAsync(@case.Id);
        Assert.Equal(CaseState.Deciding, decided.State);
        Assert.Equal(["Achievement", "Diploma"], decided.Review!.Reasons.Select(reason => reason.Document));
        Assert.All(decided.Review.Reasons, reason => Assert.Equal("S2-24", reason.Ground));
        Assert.All(decided.Review.Reasons, reason => Assert.Equal("Документ недостоверен. Решение принял(а): Әдіскер.", reason.Text.Ru));
        Assert.All(decided.Review.Reasons, reason => Assert.Equal("Құжат дәйексіз. Шешімді қабылдаған: Әдіскер.", reason.Text.Kk));
    }

    [Fact]
    public async Task Who_decided_and_why_is_in_the_journal_encrypted_and_nowhere_in_clear()
    {
        await using var store = await OpenStore.StartAsync();
        var (desks, @case) = await InReviewAsync(store);

        await desks.ReviewAsync(Decision(@case));

        var lines = await new CaseOverview(store.Database, store.Cipher).JournalAsync(@case.Id, TestContext.Current.CancellationToken);
        var line = lines.Single(line => line.Stop is "Review");
        Assert.Contains(Given.Iin, line.Personal, StringComparison.Ordinal);
        Assert.Contains("Документ недостоверен.", line.Personal, StringComparison.Ordinal);
        Assert.All(lines, any => Assert.DoesNotContain(Given.Iin, any.Details, StringComparison.Ordinal));
        Assert.All(lines, any => Assert.DoesNotContain("Әдіскер", any.Details, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_decision_again_is_harmless_at_every_later_stop()
    {
        await using var store = await OpenStore.StartAsync();
        var (desks, @case) = await InReviewAsync(store);
        await desks.ReviewAsync(Decision(@case));

        foreach (var state in new[] { CaseState.Deciding, CaseState.AwaitingSignature, CaseState.InReview })
        {
            await store.SaveAsync(await store.FindAsync(@case.Id) with { State = state });
            await desks.ReviewAsync(Decision(@case));
            Assert.Equal(state, (await store.FindAsync(@case.Id)).State);
        }

        Assert.Empty(await desks.AnsweredAsync());
        Assert.Equal(1, Assert.Single(await store.QueryAsync<long>("select count(*) from journal where stop = 'Review'")));
    }

    [Fact]
    public async Task Another_decision_after_the_first_is_answered_and_the_first_stands()
    {
        await using var store = await OpenStore.StartAsync();
        var (desks, @case) = await InReviewAsync(store);
        await desks.ReviewAsync(Decision(@case));

        await desks.ReviewAsync(Proceed(@case));

        Assert.Equal(["review.decided"], await desks.AnsweredAsync());
        Assert.Equal(ReviewDecision.Refuse, (await store.FindAsync(@case.Id)).Review!.Decision);
    }

    [Fact]
    public async Task A_case_that_came_back_to_review_takes_a_new_decision()
    {
        await using var store = await OpenStore.StartAsync();
        var (desks, @case) = await InReviewAsync(store);
        await desks.ReviewAsync(Decision(@case));
        await store.SaveAsync(await store.FindAsync(@case.Id) with { State = CaseState.InReview });

        await desks.ReviewAsync(Proceed(@case));

        Assert.Empty(await desks.AnsweredAsync());
        Assert.Equal(ReviewDecision.Proceed, (await store.FindAsync(@case.Id)).Review!.Decision);
    }

    [Theory]
    [InlineData(nameof(CaseState.Collecting))]
    [InlineData(nameof(CaseState.AwaitingSignature))]
    [InlineData(nameof(CaseState.Issuing))]
    [InlineData(nameof(CaseState.Parked))]
    [InlineData(nameof(CaseState.Withdrawn))]
    public async Task A_decision_about_a_case_that_is_not_in_review_is_answered(string state)
    {
        await using var store = await OpenStore.StartAsync();
        var desks = new OpenDesks(store);
        var @case = await store.ReceiveAsync(store.Arrived() with { State = Enum.Parse<CaseState>(state) });

        await desks.ReviewAsync(Proceed(@case));

        Assert.Equal(["review.notOpen"], await desks.AnsweredAsync());
        Assert.Null((await store.FindAsync(@case.Id)).Review);
    }

    [Fact]
    public async Task A_decision_about_an_unknown_application_is_answered()
    {
        await using var store = await OpenStore.StartAsync();
        var desks = new OpenDesks(store);

        await desks.ReviewAsync(Given.ReviewDecision());

        Assert.Equal(["application.unknown"], await desks.AnsweredAsync());
    }

    private static async Task<(OpenDesks Desks, Case Case)> InReviewAsync(OpenStore store) =>
        (new OpenDesks(store), await store.ReceiveAsync(store.Arrived() with { State = CaseState.InReview, DueAt = null }));

    private static JsonObject Decision(Case @case) => Given.ReviewDecision().With("/applicationId", @case.Id.ToString());

    private static JsonObject Proceed(Case @case) => Decision(@case).With("/decision", "Proceed").Without("/ground").Without("/documents").Without("/explanation");
}
