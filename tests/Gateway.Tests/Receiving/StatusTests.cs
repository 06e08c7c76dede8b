using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Receiving;
using Attestation.Gateway.Retention;
using Attestation.Gateway.Tests.Cases;
using Attestation.Gateway.Tests.Deciding;
using Microsoft.Extensions.Options;
using DecidingGiven = Attestation.Gateway.Tests.Deciding.Given;

namespace Attestation.Gateway.Tests.Receiving;

/// <summary>S2-31, S2-32: the status for the cabinet, the provider and an operator of 1414.</summary>
public class StatusTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Requirement("S2-31")]
    [Fact]
    public async Task The_cabinet_hears_nothing_of_the_person()
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await store.ReceiveAsync();

        var status = await Desk(store).FindAsync(new GetApplicationStatus { ApplicationId = @case.Id }, Cancelled);

        Assert.Equal((@case.Number, ServiceStage.Registered, null, null), (status.ApplicationNumber, status.State, status.Applicant, status.ProviderBin));
        var text = JsonSerializer.Serialize(status, ContractJson.Options);
        Assert.DoesNotContain(DecidingGiven.Iin().Value, text, StringComparison.Ordinal);
        Assert.DoesNotContain("ҮЛГІЛІ", text, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("S2-32")]
    public async Task The_contact_centre_hears_masked_whose_it_is()
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await store.ReceiveAsync();

        var status = await Desk(store).FindAsync(new GetApplicationStatus { ApplicationNumber = @case.Number, Iin = DecidingGiven.Iin().Value, Asker = StatusAsker.ContactCentre }, Cancelled);

        Assert.Equal(new MaskedApplicant { Iin = "0002*****007", FullName = "Ү*** Ә*** С***" }, status.Applicant);
        Assert.Equal("111140999014", status.ProviderBin);
    }

    [Fact]
    public async Task A_provider_sees_its_own_by_number_and_nobody_elses()
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await store.ReceiveAsync();

        var own = await Desk(store).FindAsync(new GetApplicationStatus { ApplicationNumber = @case.Number, ProviderBin = "111140999014", Asker = StatusAsker.Provider }, Cancelled);
        var others = await Desk(store).FindAsync(new GetApplicationStatus { ApplicationNumber = @case.Number, ProviderBin = Numbers.AnotherBin, Asker = StatusAsker.Provider }, Cancelled);
        var othersById = await Desk(store).FindAsync(new GetApplicationStatus { ApplicationId = @case.Id, ProviderBin = Numbers.AnotherBin }, Cancelled);

        Assert.Equal((true, null), (own.Found, own.Applicant));
        Assert.Equal(new ApplicationStatus { Found = false }, others);
        Assert.Equal(others, othersById);
    }

    [Fact]
    public async Task A_provider_that_asks_for_an_erased_application_hears_that_there_is_none()
    {
        await using var store = await OpenStore.StartAsync();
        var issued = (await store.IssueAsync(await store.ReceiveAsync(), NoticeKind.Acceptance))!;
        await new CaseEraser(store.Database, store.Clocks).EraseAsync(issued.ReceivedAt.AddSeconds(1), Cancelled);

        var status = await Desk(store).FindAsync(new GetApplicationStatus { ApplicationNumber = issued.Number, ProviderBin = "111140999014", Asker = StatusAsker.Provider }, Cancelled);

        Assert.Equal(new ApplicationStatus { Found = false }, status);
    }

    [Fact]
    [Requirement("S2-29")]
    public async Task The_summary_of_the_school_year_is_told_in_three_languages()
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await store.ReceiveAsync();

        var summary = (await Desk(store).FindAsync(new GetApplicationStatus { ApplicationId = @case.Id }, Cancelled)).SummaryPeriod!;

        Assert.Equal((new DateOnly(2027, 1, 1), new DateOnly(2027, 8, 31)), (summary.From, summary.To));
        Assert.Contains("қаңтар–тамыз", summary.Text.Kk, StringComparison.Ordinal);
        Assert.Contains("январь–август 2027", summary.Text.Ru, StringComparison.Ordinal);
        Assert.Contains("January–August 2027", summary.Text.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(CaseState.Collecting), "В обработке")]
    [InlineData(nameof(CaseState.Parked), "В обработке")]
    [InlineData(nameof(CaseState.InReview), "На рассмотрении")]
    [InlineData(nameof(CaseState.AwaitingSignature), "Ожидает подписи")]
    [InlineData(nameof(CaseState.Withdrawn), "Отозвано")]
    public async Task Each_stage_has_its_name(string state, string name)
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await store.ReceiveAsync(store.Arrived() with { State = Enum.Parse<CaseState>(state) });

        var status = await Desk(store).FindAsync(new GetApplicationStatus { ApplicationId = @case.Id }, Cancelled);

        Assert.Equal((name, null), (status.StateName!.Ru, status.Outcome));
        Assert.All(new[] { status.StateName.Kk, status.StateName.En, status.Next!.Kk, status.Next.Ru, status.Next.En }, Assert.NotEmpty);
    }

    [Theory]
    [Requirement("S2-9")]
    [InlineData(NoticeKind.Acceptance, "Орындалды")]
    [InlineData(NoticeKind.Refusal, "Бас тартылды")]
    public async Task An_issued_notice_says_whether_it_accepts(NoticeKind kind, string name)
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await store.ReceiveAsync();
        await store.IssueAsync(@case, kind);

        var status = await Desk(store).FindAsync(new GetApplicationStatus { ApplicationId = @case.Id }, Cancelled);

        Assert.Equal((kind, name), (status.Outcome!.Value, status.StateName!.Kk));
    }

    [Fact]
    [Requirement("S2-31", "S2-32")]
    public async Task Whoever_asks_hears_how_the_service_works_even_of_an_unknown_application()
    {
        await using var store = await OpenStore.StartAsync();

        var status = await Desk(store).FindAsync(new GetApplicationStatus { ApplicationId = Guid.NewGuid(), WithProcedure = true }, Cancelled);

        Assert.False(status.Found);
        Assert.Equal(["1414", "8 800 080 77777", "+7 717 2"], status.Procedure!.Phones);
        Assert.Equal(9, status.Procedure.Documents.Count);
        Assert.Equal("https://www.edu.gov.kz", status.Procedure.AddressesAt);
    }

    [Fact]
    [Requirement("S2-30", "S2-33")]
    public async Task The_address_and_the_help_line_are_those_of_the_applications_provider()
    {
        await using var store = await OpenStore.StartAsync();
        var @case = await store.ReceiveAsync();

        var status = await Desk(store).FindAsync(new GetApplicationStatus { ApplicationId = @case.Id, WithProcedure = true }, Cancelled);

        var point = Assert.Single(status.Procedure!.Points!);
        Assert.Equal(("111140999014", "Қостанай, Абай 1", "+7 7142 000000", "FiveDays 09:00–18:30"), (point.ProviderBin, point.Address, point.Phone, point.Hours));
    }

    [Theory]
    [InlineData("""{"applicationNumber":"AT-26-00000001-3"}""", "/iin field.missing")]
    [InlineData("""{"applicationNumber":"AT-26-00000001-3","asker":"Provider","iin":"000229599007"}""", "/providerBin field.missing")]
    [InlineData("""{"applicationNumber":"AT-26-00000001-3","providerBin":"1"}""", "/providerBin bin.invalid")]
    [InlineData("""{"providerBin":"111140999014"}""", "/applicationNumber field.missing")]
    [InlineData("""{"applicationId":"7b0f3a51-24c2-4a55-93b4-5f8d3f1c6a10","asker":"1"}""", "/asker value.unknown")]
    [InlineData("""{"applicationId":"7b0f3a51-24c2-4a55-93b4-5f8d3f1c6a10","withProcedure":"yes"}""", "/withProcedure field.type")]
    public void A_question_that_cannot_be_meant_is_sent_back(string question, string wrong) =>
        Assert.Equal([wrong], GetApplicationStatusReader.Read(Given.Parsed(question)).Wrongs());

    private static StatusDesk Desk(OpenStore store)
    {
        var times = new WorkingTimes(Provider.Calendar(), Provider.UsualSchedule, new Dictionary<string, ProviderSchedule>(StringComparer.Ordinal));
        var service = new ServiceOptions
        {
            Phones = ["+7 717 2"],
            Points = new()
            {
                ["111140999014"] = new ServicePointOptions { Address = "Қостанай, Абай 1", Phone = "+7 7142 000000" },
                [Numbers.AnotherBin] = new ServicePointOptions { Address = "elsewhere" },
            },
        };

        return new StatusDesk(store.Cases, null!, new NoPublisher(), DecidingGiven.Years(), new ProcedurePage(Options.Create(service), times), store.Clocks);
    }

    private sealed class NoPublisher : IPublisher
    {
        public Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task PublishAsync(OutgoingMessage message, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task ReconnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
