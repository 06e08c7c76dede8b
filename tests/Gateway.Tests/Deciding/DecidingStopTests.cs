using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Tests.Cases;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Tests.Deciding;

public class DecidingStopTests
{
    [Theory]
    [InlineData(-60, null, 0)]
    [InlineData(-60, 30, 30)]
    [InlineData(29, 30, 30)]
    [InlineData(31, 30, 31)]
    [InlineData(1, null, 1)]
    public async Task That_somebody_looks_at_an_application_is_told_when_it_has_been_registered(int nowMinutes, int? releasedMinutes, int toldMinutes)
    {
        var registeredAt = Given.ReceivedAt.AddHours(12);
        await using var store = await OpenStore.StartAsync();
        store.Law.Now = registeredAt.AddMinutes(nowMinutes);
        var revoked = store.Arrived() with
        {
            Evidence = Given.Evidence() with { Consent = Given.Consent(ConsentState.Revoked) },
            Terms = new Terms(registeredAt, registeredAt.AddHours(8), registeredAt.AddHours(32)),
            ReleasesAt = releasedMinutes is { } minutes ? registeredAt.AddMinutes(minutes) : null,
        };

        var step = await Stop(store).RunAsync(revoked, TestContext.Current.CancellationToken);

        var told = Assert.Single(step.Messages);
        var stage = JsonSerializer.Deserialize<ServiceStageChanged>(told.Body, ContractJson.Options)!;
        Assert.Equal((CaseState.InReview, ServiceStage.InReview), (step.After.State, stage.Stage));
        Assert.Equal((registeredAt.AddMinutes(toldMinutes), registeredAt.AddMinutes(toldMinutes)), (told.DueAt, stage.OccurredAt));
    }

    private static DecidingStop Stop(OpenStore store) =>
        new(Given.Years(), Options.Create(new RulesOptions()), Options.Create(new SecondQuestionOptions()), store.Clocks);
}
