using Attestation.Shep;
using Attestation.Stubs.TestKit;

namespace Attestation.EgovShlyuz.Tests;

public sealed class RegisterTests : IAsyncLifetime
{
    private const string Dana = "000229599007";
    private const string Other = "000229599811";
    private const string Nobody = "000229599008";

    private Bench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await Bench.StartAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_granted_consent_brings_a_token_that_opens_the_register()
    {
        var consent = await _bench.ConsentAsync(Dana);

        var person = (await PersonAsync(Dana, consent)).PersonWith(Dana)!;

        var teacher = _bench.People.Find(Dana)!;
        Assert.Equal(KdpStatus.Granted, consent.Status);
        Assert.Equal(
            (teacher.Surname, teacher.Name, teacher.Patronymic, teacher.BirthDate, false),
            (person.Surname, person.Name, person.Patronymic, person.BirthDate, person.Removed));
    }

    [Theory]
    [InlineData(Consent.Denied, KdpStatus.Denied)]
    [InlineData(Consent.Expired, KdpStatus.Expired)]
    [InlineData(Consent.Revoked, KdpStatus.Revoked)]
    [InlineData(Consent.Pending, KdpStatus.Pending)]
    public async Task Every_other_consent_is_said_and_brings_no_token(Consent consent, KdpStatus status)
    {
        Put(teacher => teacher with { Consent = consent });

        var answer = await _bench.ConsentAsync(Dana);

        Assert.Equal((status, null, null), (answer.Status, answer.Token, answer.PublicKey));
    }

    [Fact]
    public async Task Tokens_come_in_lines_as_the_real_ones_do()
    {
        await _bench.ConsentAsync(Dana);

        var answer = Bench.Text(_bench.Shlyuz.Journal.All()[0].Answer.ToArray());

        Assert.Matches("<kdp:code[^>]*>[^<]+\n[^<]+</kdp:code>", answer);
    }

    [Fact]
    public async Task A_token_is_good_to_the_end_of_its_time_and_not_a_tick_longer()
    {
        var consent = await _bench.ConsentAsync(Dana, goodFor: TimeSpan.FromMinutes(10));

        _bench.Clock.Now = _bench.Clock.Now.AddMinutes(10).AddTicks(-1);
        var inTime = await PersonAsync(Dana, consent);
        _bench.Clock.Now = _bench.Clock.Now.AddTicks(1);
        var late = await AskPersonAsync(Dana, consent);

        Assert.Equal(AnswerKind.Found, inTime.Kind);
        Assert.Equal((ShepStatusCodes.BusinessError, "Срок действия токена КДП истек"), (late.StatusCode, late.StatusMessage));
        Assert.Null(late.Data);
    }

    [Fact]
    public async Task A_token_opens_one_person_in_one_register_with_its_own_key()
    {
        var danas = await _bench.ConsentAsync(Dana);
        var forAnotherService = await _bench.ConsentAsync(Dana, service: ServiceIds.EpvoDigitalDocs);

        var asOther = await AskPersonAsync(Other, danas);
        var elsewhere = await AskPersonAsync(Dana, forAnotherService);
        var wrongKey = await AskPersonAsync(Dana, danas with { PublicKey = "MIIB" });
        var invented = await AskPersonAsync(Dana, danas with { Token = "AAAA" });

        Assert.Equal("Токен КДП выдан на другой ИИН", asOther.StatusMessage);
        Assert.Equal("Токен КДП выдан для другого сервиса", elsewhere.StatusMessage);
        Assert.Equal("Публичный ключ не соответствует токену КДП", wrongKey.StatusMessage);
        Assert.Equal("Токен КДП не найден", invented.StatusMessage);
        Assert.All([asOther, elsewhere, wrongKey, invented], answer => Assert.Equal(ShepStatusCodes.BusinessError, answer.StatusCode));
    }

    [Fact]
    public async Task A_consent_taken_back_closes_the_register_to_tokens_given_before()
    {
        var consent = await _bench.ConsentAsync(Dana);
        Put(teacher => teacher with { Consent = Consent.Revoked });

        var answer = await AskPersonAsync(Dana, consent);

        Assert.Equal("Согласие на доступ к персональным данным отозвано", answer.StatusMessage);
    }

    [Fact]
    public async Task A_person_who_is_not_in_the_register_is_no_data()
    {
        Put(teacher => teacher with { Identity = Identity.NotFound });

        var answer = await PersonAsync(Dana, await _bench.ConsentAsync(Dana));

        Assert.Equal(AnswerKind.NoData, answer.Kind);
    }

    [Fact]
    public async Task Consent_for_a_number_that_nobody_can_have_is_a_business_error()
    {
        var answer = Assert.IsType<ShepReply.Answered>(await _bench.AskAsync(ServiceIds.Kdp, Payloads.Kdp(Nobody))).Response;

        Assert.Equal(ShepStatusCodes.BusinessError, answer.StatusCode);
    }

    [Fact]
    public async Task A_diploma_is_that_of_the_person()
    {
        var answer = EpvoAnswer.Read(await _bench.DataAsync(ServiceIds.EpvoDigitalDocs, Payloads.Epvo(Dana)));

        var teacher = _bench.People.Find(Dana)!;
        var diploma = Assert.IsType<Knowledge<Diploma>.Held>(teacher.Diploma).Value;
        var sent = Assert.Single(answer.Diplomas);
        Assert.Equal((AnswerKind.Found, Dana), (answer.Kind, answer.Iin));
        Assert.Equal(
            (diploma.Institution, diploma.Number, diploma.Series, diploma.Date, diploma.Qualification, teacher.Surname),
            (sent.UniversityNameRu, sent.DiplomaNumber, sent.DiplomaSeries, sent.FinishDateDiploma, sent.AwardedQualificationKz, sent.LastName));
    }

    [Fact]
    public async Task Contracts_are_those_of_the_person()
    {
        var ended = new Employment(Keys.GatewayBin, "мұғалім", new(2020, 9, 1), new(2022, 5, 31));
        Put(teacher => teacher with { Employment = new Knowledge<IReadOnlyList<Employment>>.Held([ended]) });

        var answer = EmploymentAnswer.Read(await _bench.DataAsync(ServiceIds.EmploymentContracts, Payloads.Employment(Dana)));

        Assert.Equal((AnswerKind.Found, Dana), (answer.Kind, answer.Iin));
        Assert.Equal(
            new EmploymentContract { EmployerBin = ended.EmployerBin, Position = ended.Position, BeginDate = ended.From, EndDate = ended.To },
            Assert.Single(answer.Contracts));
    }

    [Fact]
    public async Task Employment_says_its_own_codes_in_both_languages()
    {
        await using var bench = await Bench.StartAsync();

        var other = Assert.IsType<ShepReply.Answered>(await bench.AskAsync(
            ServiceIds.EmploymentContracts, Payloads.Employment("000229599007") with { RequestorBin = Stubs.TestKit.Bin.Make(2018, 1, 1) })).Response;
        var large = Assert.IsType<ShepReply.Answered>(await bench.AskAsync(
            ServiceIds.EmploymentContracts, Payloads.Employment("000229599007") with { RequestorBin = new string('1', 100 * 1024) })).Response;

        Assert.Equal(("SCSE046", "SCSE999"), (other.StatusCode, large.StatusCode));
        Assert.Contains("сертификате / Сұраудағы БСН", other.StatusMessage, StringComparison.Ordinal);
        Assert.Contains("100 КБ", large.StatusMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_diploma_and_no_contract_are_no_data_and_say_whose()
    {
        Put(teacher => teacher with
        {
            Diploma = new Knowledge<Diploma>.NoData(),
            Employment = new Knowledge<IReadOnlyList<Employment>>.NoData(),
        });

        var diploma = EpvoAnswer.Read(await _bench.DataAsync(ServiceIds.EpvoDigitalDocs, Payloads.Epvo(Dana)));
        var contracts = EmploymentAnswer.Read(await _bench.DataAsync(ServiceIds.EmploymentContracts, Payloads.Employment(Dana)));
        var nobody = EpvoAnswer.Read(await _bench.DataAsync(ServiceIds.EpvoDigitalDocs, Payloads.Epvo(Nobody)));

        Assert.Equal((AnswerKind.NoData, Dana), (diploma.Kind, diploma.Iin));
        Assert.Equal((AnswerKind.NoData, Dana), (contracts.Kind, contracts.Iin));
        Assert.Equal(AnswerKind.NoData, nobody.Kind);
    }

    [Fact]
    public async Task A_register_that_is_down_for_someone_is_SCE909_and_up_for_everyone_else()
    {
        var consent = await _bench.ConsentAsync(Dana);
        Put(teacher => teacher with
        {
            Consent = Consent.Unavailable,
            Identity = Identity.Unavailable,
            Diploma = new Knowledge<Diploma>.Unavailable(),
            Employment = new Knowledge<IReadOnlyList<Employment>>.Unavailable(),
        });

        foreach (var (service, data) in EveryService(Dana, consent))
        {
            var fault = Assert.IsType<ShepReply.Refused>(await _bench.AskAsync(service, data)).Fault;
            Assert.Equal(FaultCodes.InternalError, fault.ErrorCode);
        }

        Assert.Equal(KdpStatus.Granted, (await _bench.ConsentAsync(Other)).Status);
    }

    [Fact]
    public async Task An_outage_ends_at_its_instant()
    {
        var consent = await _bench.ConsentAsync(Dana);
        var end = _bench.Clock.Now.AddMinutes(1);
        Put(teacher => teacher with { OutageUntil = end });

        _bench.Clock.Now = end.AddTicks(-1);
        foreach (var (service, data) in EveryService(Dana, consent))
        {
            Assert.IsType<ShepReply.Refused>(await _bench.AskAsync(service, data));
        }

        _bench.Clock.Now = end;
        foreach (var (service, data) in EveryService(Dana, consent))
        {
            Assert.IsType<ShepReply.Answered>(await _bench.AskAsync(service, data));
        }
    }

    [Fact]
    public async Task The_journal_knows_each_call_about_a_person()
    {
        var consent = await _bench.ConsentAsync(Dana);
        await PersonAsync(Dana, consent);
        await _bench.ConsentAsync(Other);

        var calls = _bench.Shlyuz.Journal.Find(Dana);

        Assert.Equal([ServiceIds.Kdp, ServiceIds.GbdflUniversalToken], calls.Select(call => call.Operation));
        Assert.Equal(["granted", "found"], calls.Select(call => call.Outcome));
        Assert.All(calls, call => Assert.True(call.SignatureIsValid));
        Assert.All(calls, call => Assert.Equal(("gateway", 200, _bench.Clock.Now), (call.Caller, call.HttpStatus, call.At)));
        Assert.Equal(calls[0].MessageId, SyncRequest.Read(calls[0].Request).MessageId);
        Assert.Equal(consent, KdpAnswer.Read(SyncResponse.Read(calls[0].Answer).ReceivedData));
    }

    [Fact]
    public async Task The_listing_of_requests_is_newest_first_and_says_of_each_what_the_double_knows()
    {
        await _bench.ConsentAsync(Dana);
        await _bench.ConsentAsync(Other);

        var listing = await _bench.GetAsync("/__admin/requests");
        var newest = await _bench.GetAsync("/__admin/requests?limit=1");

        Assert.Contains("\"iin\": \"0002*****007\"", listing, StringComparison.Ordinal);
        Assert.Contains("\"signature\": \"Valid\"", listing, StringComparison.Ordinal);
        Assert.Contains("\"total\": 2", listing, StringComparison.Ordinal);
        Assert.DoesNotContain("0002*****007", newest, StringComparison.Ordinal);
        Assert.Contains("0002*****811", newest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_front_page_and_its_health_say_that_it_is_a_double()
    {
        Assert.Contains("healthy", await _bench.GetAsync("/__admin/health"), StringComparison.Ordinal);
        Assert.Contains("Nobody it knows exists", await _bench.GetAsync("/"), StringComparison.Ordinal);
    }

    private void Put(Func<Teacher, Teacher> change) => _bench.People.Put(change(_bench.People.Find(Dana)!));

    private (string Service, IPayload Data)[] EveryService(string iin, KdpAnswer consent) =>
    [
        (ServiceIds.Kdp, Payloads.Kdp(iin)),
        (ServiceIds.GbdflUniversalToken, Payloads.Gbdfl(iin, consent.Token, consent.PublicKey, _bench.Clock.Now)),
        (ServiceIds.EpvoDigitalDocs, Payloads.Epvo(iin)),
        (ServiceIds.EmploymentContracts, Payloads.Employment(iin)),
    ];

    private async Task<GbdflAnswer> PersonAsync(string iin, KdpAnswer consent) => GbdflAnswer.Read((await AskPersonAsync(iin, consent)).ReceivedData);

    private async Task<SyncResponse> AskPersonAsync(string iin, KdpAnswer consent)
    {
        var data = Payloads.Gbdfl(iin, consent.Token, consent.PublicKey, _bench.Clock.Now);
        return Assert.IsType<ShepReply.Answered>(await _bench.AskAsync(ServiceIds.GbdflUniversalToken, data)).Response;
    }
}
