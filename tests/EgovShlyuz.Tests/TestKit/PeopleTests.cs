using System.Text;
using Attestation.Stubs.TestKit;

namespace Attestation.EgovShlyuz.Tests;

public sealed class PeopleTests
{
    private const string Iin1 = "000229599007";
    private const string Iin2 = "000229599811";

    private static readonly StoppedClock Clock = new(new DateTimeOffset(2026, 10, 6, 10, 0, 0, TimeSpan.FromHours(5)));

    [Fact]
    public void A_full_entry_is_read_as_it_stands()
    {
        var people = Parse($$"""
            { "people": [ { "iin": "{{Iin1}}", "surname": "ҚАЛИЕВА", "name": "ДАНА", "patronymic": null, "birthDate": "2000-03-01",
              "consent": "pending", "identity": "notFound",
              "diploma": { "institution": "Университет", "number": "0012345", "series": "ЖБ-Б", "date": "2021-06-30", "qualification": "Учитель" },
              "employment": [ { "employerBin": "111140999014", "position": "мұғалім", "from": "2021-09-01", "to": null } ],
              "platform": { "items": [ { "item": 5, "title": "Курс", "date": "2025-03-01", "hours": 80, "agreed": false, "level": "Oblast" },
                                       { "item": 6, "kind": "CategoryOrder", "title": "Бұйрық", "date": "2023-05-01" } ] } } ] }
            """);

        var teacher = people.Find(Iin1)!;

        Assert.Equal("ҚАЛИЕВА ДАНА", teacher.FullName);
        Assert.Equal(new DateOnly(2000, 3, 1), teacher.BirthDate);
        Assert.Equal((Consent.Pending, Identity.NotFound), (teacher.Consent, teacher.Identity));
        Assert.Equal(new Diploma("Университет", "0012345", "ЖБ-Б", new(2021, 6, 30), "Учитель"), Held(teacher.Diploma));
        Assert.Equal([new Employment("111140999014", "мұғалім", new(2021, 9, 1), null)], Held(teacher.Employment));
        Assert.Equal(
            [
                new PortfolioItem(5, PortfolioKind.CourseCertificate, "Курс", new(2025, 3, 1), 80, false, AchievementLevel.Oblast),
                new PortfolioItem(6, PortfolioKind.CategoryOrder, "Бұйрық", new(2023, 5, 1)),
            ],
            Held(teacher.Platform));
    }

    [Theory]
    [InlineData("null", false)]
    [InlineData("\"unavailable\"", true)]
    public void Null_is_no_data_and_unavailable_is_not(string said, bool unavailable)
    {
        var people = Parse($$"""{ "people": [ { "iin": "{{Iin1}}", "diploma": {{said}}, "employment": {{said}}, "platform": {{said}} } ] }""");

        var teacher = people.Find(Iin1)!;

        Assert.Equal(unavailable, teacher.Diploma is Knowledge<Diploma>.Unavailable);
        Assert.Equal(!unavailable, teacher.Diploma is Knowledge<Diploma>.NoData);
        Assert.Equal(unavailable, teacher.Employment is Knowledge<IReadOnlyList<Employment>>.Unavailable);
        Assert.Equal(!unavailable, teacher.Employment is Knowledge<IReadOnlyList<Employment>>.NoData);
        Assert.Equal(unavailable, teacher.Platform is Knowledge<IReadOnlyList<PortfolioItem>>.Unavailable);
        Assert.Equal(!unavailable, teacher.Platform is Knowledge<IReadOnlyList<PortfolioItem>>.NoData);
    }

    [Fact]
    public void An_empty_list_is_no_data()
    {
        var people = Parse($$"""{ "people": [ { "iin": "{{Iin1}}", "employment": [], "platform": { "items": [] } } ] }""");

        var teacher = people.Find(Iin1)!;

        Assert.IsType<Knowledge<IReadOnlyList<Employment>>.NoData>(teacher.Employment);
        Assert.IsType<Knowledge<IReadOnlyList<PortfolioItem>>.NoData>(teacher.Platform);
    }

    [Fact]
    public void What_an_entry_leaves_out_is_as_for_a_person_who_is_not_listed()
    {
        var unlisted = new People(Clock).Find(Iin1)!;

        var teacher = Parse($$"""{ "people": [ { "iin": "{{Iin1}}", "consent": "denied" } ] }""").Find(Iin1)!;

        Assert.Equal(Consent.Denied, teacher.Consent);
        Assert.Equal(unlisted.FullName, teacher.FullName);
        Assert.Equal(Held(unlisted.Diploma), Held(teacher.Diploma));
    }

    [Fact]
    public void Every_mistake_is_named_with_its_place()
    {
        var failure = Assert.Throws<PeopleFormatException>(() => Parse($$"""
            { "people": [
                { "iin": "{{Iin1}}", "consent": "Granted", "birthDate": "01.02.2000", "diplom": null, "employment": [ { "employerBin": "12", "position": "" } ] },
                { "iin": "000229599008" },
                { "surname": "ҚАЛИЕВА" },
                { "iin": "{{Iin1}}" },
                { "iin": "{{Iin2}}", "platform": { "items": [ { "item": 4, "title": "x", "date": "2025-01-01" },
                  { "item": 5, "kind": "CategoryOrder", "title": "x", "date": "2025-01-01", "hours": 0, "agreed": "yes", "level": "Village" } ] },
                  "outage": { "until": "2026-10-06T10:30:00" } }
            ], "comment": 1 }
            """));

        Assert.Equal(
            [
                "/comment",
                "/people/0/diplom",
                "/people/0/birthDate",
                "/people/0/consent",
                "/people/0/employment/0/employerBin",
                "/people/0/employment/0/position",
                "/people/0/employment/0/from",
                "/people/1/iin",
                "/people/2/iin",
                "/people/3/iin",
                "/people/4/platform/items/0/item",
                "/people/4/platform/items/1/kind",
                "/people/4/platform/items/1/hours",
                "/people/4/platform/items/1/agreed",
                "/people/4/platform/items/1/level",
                "/people/4/outage/until",
            ],
            failure.Problems.Select(problem => problem.Pointer));
        Assert.Contains("must be one of \"granted\", \"denied\"", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Iin1, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_listed_twice_is_a_mistake()
    {
        var failure = Assert.Throws<PeopleFormatException>(() => Parse($$"""{ "people": [ { "iin": "{{Iin1}}" }, { "iin": "{{Iin1}}" } ] }"""));

        Assert.Equal(new PeopleProblem("/people/1/iin", "is listed twice"), Assert.Single(failure.Problems));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "people": {} }""")]
    [InlineData("""{ "people": [ null ] }""")]
    [InlineData("""{ "people": [], "people": [] }""")]
    public void What_is_not_a_people_file_is_refused(string json) => Assert.Throws<PeopleFormatException>(() => Parse(json));

    [Fact]
    public void A_byte_order_mark_does_no_harm()
    {
        byte[] json = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($$"""{ "people": [ { "iin": "{{Iin1}}" } ] }""")];

        Assert.Single(People.Parse(json, Clock).Listed);
    }

    [Fact]
    public void An_outage_ends_at_its_instant()
    {
        var clock = new StoppedClock(Clock.Now);
        var people = People.Parse(
            Encoding.UTF8.GetBytes($$"""{ "people": [ { "iin": "{{Iin1}}", "outage": { "until": "2026-10-06T11:00:00+05:00" } } ] }"""), clock);
        var end = new DateTimeOffset(2026, 10, 6, 6, 0, 0, TimeSpan.Zero);

        clock.Now = end.AddTicks(-1);
        var before = people.Find(Iin1)!;
        clock.Now = end;
        var after = people.Find(Iin1)!;

        Assert.Equal((Consent.Unavailable, Identity.Unavailable), (before.Consent, before.Identity));
        Assert.IsType<Knowledge<Diploma>.Unavailable>(before.Diploma);
        Assert.IsType<Knowledge<IReadOnlyList<Employment>>.Unavailable>(before.Employment);
        Assert.IsType<Knowledge<IReadOnlyList<PortfolioItem>>.Unavailable>(before.Platform);
        Assert.Equal((Consent.Granted, Identity.Found), (after.Consent, after.Identity));
        Assert.IsType<Knowledge<Diploma>.Held>(after.Diploma);
    }

    [Fact]
    public void Somebody_who_is_not_listed_has_everything_in_order()
    {
        var people = new People(Clock);
        var iins = Enumerable.Range(0, 300).Select(serial => Iin.Make(new DateOnly(1960 + (serial % 40), 1 + (serial % 12), 1 + (serial % 28)), serial % 3 is 0, serial));

        Assert.All(iins, iin =>
        {
            var teacher = people.Find(iin)!;
            Assert.Equal(Iin.BirthDateOf(iin), teacher.BirthDate);
            Assert.Equal((Consent.Granted, Identity.Found), (teacher.Consent, teacher.Identity));
            Assert.EndsWith(Iin.IsMale(iin) ? "ҰЛЫ" : "ҚЫЗЫ", teacher.Patronymic, StringComparison.Ordinal);
            Assert.Equal(teacher.FullName.ToUpperInvariant(), teacher.FullName);
            Assert.True(Held(teacher.Diploma).Date > teacher.BirthDate);
            Assert.True(Bin.IsValid(Assert.Single(Held(teacher.Employment)).EmployerBin));
            Assert.Null(Held(teacher.Employment)[0].To);
            Assert.Equal([3, 5, 6, 6, 7, 8], Held(teacher.Platform).Select(item => item.Item));
            Assert.True(Held(teacher.Platform)[1].Agreed);
        });
    }

    [Fact]
    public void The_same_number_makes_the_same_person_in_every_process()
    {
        var teacher = new People(Clock).Find(Iin1)!;

        // Written down once: a change here changes every sample that relies on people who are not listed.
        Assert.Equal("ШӘРІПОВ САМАТ ҚАЙРАТҰЛЫ", teacher.FullName);
        Assert.Equal(Held(teacher.Platform), Held(new People(Clock).Find(Iin1)!.Platform));
    }

    [Fact]
    public void A_number_that_cannot_be_an_iin_is_nobody() => Assert.Null(new People(Clock).Find("000229599008"));

    [Fact]
    public void A_person_may_be_put_in_by_a_test()
    {
        var people = new People(Clock);

        people.Put(people.Find(Iin1)! with { Consent = Consent.Revoked });

        Assert.Equal(Consent.Revoked, people.Find(Iin1)!.Consent);
        Assert.Single(people.Listed);
    }

    private static People Parse(string json) => People.Parse(Encoding.UTF8.GetBytes(json), Clock);

    private static T Held<T>(Knowledge<T> knowledge) => Assert.IsType<Knowledge<T>.Held>(knowledge).Value;
}
