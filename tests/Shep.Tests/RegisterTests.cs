using System.Text;

namespace Attestation.Shep.Tests;

public sealed class RegisterTests
{
    private static readonly KdpRequest Kdp = new()
    {
        Uin = Given.Iin,
        Company = "Шлюз",
        CompanyBin = Given.Bin,
        CompanyResponsible = "Маман",
        EmployeeName = "Жүйе",
        AccessName = ServiceIds.GbdflUniversalToken,
        PersonalDataName = "Аты-жөні",
        ExpiresIn = TimeSpan.FromMinutes(10),
        OmitSms = true,
        Ovt = "a.b.c",
    };

    private static readonly GbdflRequest Gbdfl = new()
    {
        MessageId = "q-1",
        MessageDate = Given.Morning,
        SenderCode = "ATT",
        Iin = Given.Iin,
        KdpToken = "t",
        PublicKey = "k",
    };

    [Fact]
    public void A_request_for_consent_has_the_order_of_the_service()
    {
        Assert.Equal(
            $"<uin>{Given.Iin}</uin><company>Шлюз</company><company_bin>{Given.Bin}</company_bin><company_responsible>Маман</company_responsible>"
            + "<employee_name>Жүйе</employee_name><access_name>GBDFLUniversal_token</access_name><personal_data_name>Аты-жөні</personal_data_name>"
            + "<expiresIn>600000</expiresIn><omit-sms>true</omit-sms><ovt>a.b.c</ovt>",
            Content(Kdp));
        Assert.Equal(Kdp, KdpRequest.Read(Given.Travelled(Kdp)));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("ten")]
    [InlineData("99999999999999999999")]
    public void A_lifetime_that_is_no_number_is_refused(string expiresIn) =>
        Assert.Throws<ShepFormatException>(() => KdpRequest.Read(Given.Data($"<uin>x</uin><expiresIn>{expiresIn}</expiresIn>")));

    [Fact]
    public void A_consents_answer_is_in_the_services_namespace()
    {
        var answer = new KdpAnswer { Status = KdpStatus.Granted, Token = "t", PublicKey = "k" };

        var written = Encoding.UTF8.GetString(Given.Response(answer).Write());

        Assert.Contains(
            """<data xmlns:kdp="http://service.2fa-chain.kz/ns/kdp"><kdp:status>GRANTED</kdp:status><kdp:code>t</kdp:code><kdp:public-key>k</kdp:public-key></data>""",
            written,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(KdpStatus.Granted)]
    [InlineData(KdpStatus.Denied)]
    [InlineData(KdpStatus.Expired)]
    [InlineData(KdpStatus.Revoked)]
    [InlineData(KdpStatus.Pending)]
    public void Every_state_of_a_consent_comes_back(KdpStatus status)
    {
        var answer = status is KdpStatus.Granted
            ? new KdpAnswer { Status = status, Token = "t", PublicKey = "k" }
            : new KdpAnswer { Status = status };

        Assert.Equal(answer, KdpAnswer.Read(Given.Travelled(answer)));
    }

    [Fact]
    public void Line_breaks_in_a_token_are_stripped()
    {
        var answer = KdpAnswer.Read(Given.Data("<status>GRANTED</status><code>ab\n cd\r\n</code><public-key>\tMIIB\nAAAA</public-key>"));

        Assert.Equal(("abcd", "MIIBAAAA"), (answer.Token, answer.PublicKey));
    }

    [Theory]
    [InlineData("<status>granted</status><code>t</code><public-key>k</public-key>")]
    [InlineData("<status>GRANTED</status><public-key>k</public-key>")]
    [InlineData("<status>GRANTED</status><code>t</code>")]
    [InlineData("<status>GRANTED</status><code> \n </code><public-key>k</public-key>")]
    [InlineData("<code>t</code><public-key>k</public-key>")]
    public void A_consents_answer_that_says_nothing_is_refused(string data) =>
        Assert.Throws<ShepFormatException>(() => KdpAnswer.Read(Given.Data(data)));

    [Fact]
    public void A_request_to_the_register_of_persons_has_the_order_of_the_schema()
    {
        Assert.Equal(
            $"<messageId>q-1</messageId><messageDate>2026-10-06T10:30:00+05:00</messageDate><senderCode>ATT</senderCode><iin>{Given.Iin}</iin>"
            + "<kdpToken>t</kdpToken><publicKey>k</publicKey>",
            Content(Gbdfl));
        Assert.Equal(Gbdfl, GbdflRequest.Read(Given.Travelled(Gbdfl)));
    }

    [Fact]
    public void A_person_has_the_order_of_the_schema_with_all_that_it_demands()
    {
        var content = Content(Given.Gbdfl(Given.Person() with { DeathDate = new DateOnly(2026, 1, 2) }));

        Assert.Equal(
            "<messageId>a-1</messageId><messageDate>2026-10-06T10:30:00+05:00</messageDate><requestId>q-1</requestId>"
            + "<sender><code>GBDFL</code><nameRu>ГБД ФЛ</nameRu><nameKz>ЖТ МДҚ</nameKz></sender>"
            + "<receiver><code>ATT</code><nameRu>Шлюз</nameRu><nameKz>Шлюз</nameKz></receiver>"
            + "<messageResult><code>00000</code><nameRu>Сообщение успешно обработано</nameRu><nameKz>Хабарлама сәтті өңделді</nameKz></messageResult>"
            + $"<persons><person><iin>{Given.Iin}</iin><surname>ҚАЛИЕВА</surname><name>ДАНА</name><patronymic>ОРАЗҚЫЗЫ</patronymic>"
            + "<birthDate>2000-02-29</birthDate><deathDate>2026-01-02</deathDate>"
            + "<gender><code>1</code><nameRu>Мужской</nameRu><nameKz>Ер</nameKz></gender>"
            + "<nationality><code>005</code><nameRu>Казах</nameRu><nameKz>Қазақ</nameKz></nationality>"
            + "<citizenship><code>398</code><nameRu>КАЗАХСТАН</nameRu><nameKz>ҚАЗАҚСТАН</nameKz></citizenship>"
            + "<lifeStatus><code>0</code><nameRu>Нормальный</nameRu><nameKz>Қалыпты</nameKz></lifeStatus>"
            + "<birthPlace><country><code>398</code><nameRu>КАЗАХСТАН</nameRu><nameKz>ҚАЗАҚСТАН</nameKz></country></birthPlace>"
            + "<removed>false</removed></person></persons>",
            content);
    }

    [Fact]
    public void A_person_comes_back_as_written()
    {
        var sent = Given.Gbdfl(Given.Person());

        var read = GbdflAnswer.Read(Given.Travelled(sent));

        Assert.Equal(AnswerKind.Found, read.Kind);
        Assert.Equal(Given.Person(), read.PersonWith(Given.Iin));
        Assert.Equal(sent with { Persons = [] }, read with { Persons = [] });
    }

    [Fact]
    public void An_answer_about_someone_else_is_not_the_person_asked_for()
    {
        var read = GbdflAnswer.Read(Given.Travelled(Given.Gbdfl(Given.Person() with { Iin = Given.OtherIin })));

        Assert.Equal(AnswerKind.Found, read.Kind);
        Assert.Null(read.PersonWith(Given.Iin));
    }

    [Fact]
    public void What_real_answers_add_is_ignored()
    {
        const string Value = "<code>0</code><nameRu>х</nameRu><nameKz>х</nameKz>"
            + """<changeDate xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>""";
        var read = GbdflAnswer.Read(Given.Data(
            "<messageId>1</messageId><messageDate>2023-03-01T10:00:00.000+06:00</messageDate><requestId>2</requestId>"
            + $"<sender>{Value}</sender><receiver>{Value}</receiver><messageResult><code>00000</code></messageResult>"
            + $"<persons><person><iin>{Given.Iin}</iin><surname>А</surname><birthDate>2000-02-29+06:00</birthDate><engFirstName>A</engFirstName><engSurname>B</engSurname>"
            + $"<lifeStatus>{Value}</lifeStatus><documents><document><surname>OLD</surname><birthDate>1999-01-01</birthDate></document></documents><addresses/></person></persons>"));

        var person = Assert.Single(read.Persons);

        Assert.Equal(("А", null, new DateOnly(2000, 2, 29)), (person.Surname, person.Name, person.BirthDate));
        Assert.Null(person.Removed);
        Assert.Equal(Person.NormalLifeStatusCode, person.LifeStatus.Code);
    }

    [Theory]
    [InlineData("00000", 1, AnswerKind.Found)]
    [InlineData("00000", 0, AnswerKind.Unrecognised)]
    [InlineData("00404", 0, AnswerKind.NoData)]
    [InlineData("00404", 1, AnswerKind.Unrecognised)]
    [InlineData("00500", 0, AnswerKind.Unrecognised)]
    [InlineData("00500", 1, AnswerKind.Unrecognised)]
    public void Only_the_code_for_it_with_nobody_is_no_data(string code, int persons, AnswerKind kind)
    {
        var answer = Given.Gbdfl([.. Enumerable.Repeat(Given.Person(), persons)]) with { MessageResult = new DictionaryValue(code, "", "") };

        Assert.Equal(kind, GbdflAnswer.Read(Given.Travelled(answer)).Kind);
    }

    [Fact]
    public void A_diploma_comes_back_as_written()
    {
        var diploma = new HigherEducation
        {
            TemplateCode = "002",
            UniversityNameRu = "Университет",
            UniversityNameKz = "Университет",
            FirstName = "ДАНА",
            LastName = "ҚАЛИЕВА",
            Patronymic = "ОРАЗҚЫЗЫ",
            HonoursDiploma = true,
            AwardedDegreeRu = "Бакалавр",
            AwardedDegreeKz = "Бакалавр",
            AwardedQualificationRu = "Учитель",
            AwardedQualificationKz = "Мұғалім",
            ProtocolNumber = "5",
            DiplomaSeries = "ЖБ-Б",
            DiplomaNumber = "0012345",
            FinishDateDiploma = new DateOnly(2021, 6, 30),
            KatoNameRu = "Алматы",
            KatoNameKz = "Алматы",
            RegistrationNumber = "77",
            DateDissertationDefense = new DateOnly(2021, 6, 1),
        };

        var read = EpvoAnswer.Read(Given.Travelled(new EpvoAnswer { Status = EpvoAnswer.Found, Iin = Given.Iin, Diplomas = [diploma] }));

        Assert.Equal((AnswerKind.Found, Given.Iin), (read.Kind, read.Iin));
        Assert.Equal(diploma, Assert.Single(read.Diplomas));
    }

    [Fact]
    public void Midnight_in_another_zone_is_the_day_in_Kazakhstan()
    {
        var read = EpvoAnswer.Read(Given.Data(
            "<status><code>001</code></status><mgovHighEducations><finishDateDiploma>2021-06-29T19:00:00Z</finishDateDiploma></mgovHighEducations>"));

        Assert.Equal(new DateOnly(2021, 6, 30), read.Diplomas[0].FinishDateDiploma);
    }

    [Theory]
    [InlineData("001", 1, AnswerKind.Found)]
    [InlineData("001", 0, AnswerKind.Unrecognised)]
    [InlineData("002", 0, AnswerKind.NoData)]
    [InlineData("002", 1, AnswerKind.Unrecognised)]
    [InlineData("003", 0, AnswerKind.Unrecognised)]
    public void No_diplomas_and_no_contracts_are_no_data_only_when_said_so(string code, int count, AnswerKind kind)
    {
        var status = new DictionaryValue(code, "", "");

        var diplomas = new EpvoAnswer { Status = status, Diplomas = [.. Enumerable.Repeat(new HigherEducation(), count)] };
        var contracts = new EmploymentAnswer { Status = status, Contracts = [.. Enumerable.Repeat(Contract(), count)] };

        Assert.Equal(kind, EpvoAnswer.Read(Given.Travelled(diplomas)).Kind);
        Assert.Equal(kind, EmploymentAnswer.Read(Given.Travelled(contracts)).Kind);
    }

    [Fact]
    public void A_contract_comes_back_as_written()
    {
        var running = Contract() with { ContractNumber = "15-Ш", ContractDate = new DateOnly(2021, 8, 25), EmployerNameRu = "Школа", EmployerNameKz = "Мектеп" };
        var ended = Contract() with { EndDate = new DateOnly(2022, 5, 31) };

        var read = EmploymentAnswer.Read(Given.Travelled(new EmploymentAnswer
        {
            Status = EmploymentAnswer.Found,
            Iin = Given.OtherIin,
            Contracts = [running, ended],
        }));

        Assert.Equal([running, ended], read.Contracts);
        Assert.Equal(Given.OtherIin, read.Iin);
    }

    [Theory]
    [InlineData("2021-08-31", false)]
    [InlineData("2021-09-01", true)]
    [InlineData("2022-05-31", true)]
    [InlineData("2022-06-01", false)]
    public void A_contract_runs_from_its_first_day_to_its_last(string day, bool runs)
    {
        var contract = Contract() with { EndDate = new DateOnly(2022, 5, 31) };

        Assert.Equal(runs, contract.RunsOn(DateOnly.Parse(day)));
    }

    [Fact]
    public void Requests_for_diplomas_and_contracts_come_back_as_written()
    {
        var diplomas = new EpvoRequest { RequestorBin = Given.Bin, Iin = Given.Iin };
        var contracts = new EmploymentRequest { RequestorBin = Given.Bin, Iin = Given.Iin };

        Assert.Equal($"<RequestorBIN>{Given.Bin}</RequestorBIN><IIN>{Given.Iin}</IIN>", Content(diplomas));
        Assert.Equal(diplomas, EpvoRequest.Read(Given.Travelled(diplomas)));
        Assert.Equal(contracts, EmploymentRequest.Read(Given.Travelled(contracts)));
    }

    [Fact]
    public void Payloads_in_words_name_no_one()
    {
        object[] payloads =
        [
            Kdp,
            Gbdfl,
            new EpvoRequest { RequestorBin = Given.Bin, Iin = Given.Iin },
            new EmploymentRequest { RequestorBin = Given.Bin, Iin = Given.Iin },
            Given.Gbdfl(Given.Person()),
            Given.Person(),
            new EpvoAnswer { Status = EpvoAnswer.Found, Iin = Given.Iin },
            new EmploymentAnswer { Status = EmploymentAnswer.Found, Iin = Given.Iin },
            new HigherEducation { LastName = "ҚАЛИЕВА" },
            Given.Request(Kdp),
        ];

        Assert.All(payloads, payload => Assert.DoesNotContain(Given.Iin, payload.ToString(), StringComparison.Ordinal));
        Assert.All(payloads, payload => Assert.DoesNotContain("ҚАЛИЕВА", payload.ToString(), StringComparison.Ordinal));
    }

    private static EmploymentContract Contract() => new() { EmployerBin = Given.Bin, Position = "мұғалім", BeginDate = new DateOnly(2021, 9, 1) };

    private static string Content(IPayload payload) => Given.Travelled(payload).InnerXml;
}
