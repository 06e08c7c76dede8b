using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Notices;
using Attestation.Gateway.Tests.Deciding;

namespace Attestation.Gateway.Tests.Notices;

/// <summary>
/// Each document as its reader sees it (Rules, Annexes 3 and 4; S1-13, S1-14), compared byte for byte with a file.
/// ATTESTATION_UPDATE_DOCS=1 writes the files anew: read the difference before it is committed.
/// </summary>
public class NoticeXmlTests
{
    private const string KazakhLetters = "әғқңөұүһіӘҒҚҢӨҰҮҺІ";

    private static readonly DateOnly Day = new(2026, 10, 6);

    public static TheoryData<string> Golden =>
    [
        "acceptance-egov", "acceptance-ustaz", "acceptance-paper", "refusal-egov", "refusal-ustaz", "refusal-paper", "refusal-consent", "refusal-by-a-person",
        "commission-award", "commission-award-order", "commission-confirm", "commission-confirm-order", "commission-not-award",
    ];

    [Theory]
    [Requirement("S2-7", "S2-10", "S1-1", "S1-13", "S1-14")]
    [MemberData(nameof(Golden))]
    public void A_document_is_that_of_the_file(string name)
    {
        var file = Path.Combine(Folder(), $"{name}.xml");
        var written = Write(name);
        if (Environment.GetEnvironmentVariable("ATTESTATION_UPDATE_DOCS") == "1")
        {
            Directory.CreateDirectory(Folder());
            File.WriteAllText(file, written);
        }

        Assert.Equal(File.ReadAllText(file), written);
    }

    [Theory]
    [MemberData(nameof(Golden))]
    public void Every_sentence_is_in_Kazakh_with_Kazakh_letters_and_in_Russian_without(string name)
    {
        var both = XDocument.Parse(Write(name)).Descendants().Where(element => element.Attribute(XNamespace.Xml + "lang") is not null).ToArray();

        Assert.NotEmpty(both);
        Assert.All(both, element =>
        {
            var isKazakh = element.Attribute(XNamespace.Xml + "lang")!.Value == "kk";
            var text = WithoutWhatTheApplicantWrote(element.Value);
            Assert.Equal(isKazakh, text.Any(letter => KazakhLetters.Contains(letter, StringComparison.Ordinal)));
            Assert.DoesNotMatch("[A-Za-z]", text);
        });
    }

    [Fact]
    public void A_refusal_names_each_ground_once_and_every_document()
    {
        var file = Given.CaseFile().Consenting(ConsentState.Denied).Without(DocumentKind.Achievement).Without(DocumentKind.LearnerAchievement);

        var xml = XDocument.Parse(Write(Of(file), NoticeKind.Refusal));
        var russian = xml.Root!.Elements(Name("text")).Single(text => text.Attribute(XNamespace.Xml + "lang")!.Value == "ru").Value;

        Assert.Equal(3, xml.Descendants(Name("reason")).Count());
        Assert.Single(Occurrences(russian, "несоответствием"));
        Assert.Single(Occurrences(russian, "отсутствием согласия"));
        Assert.EndsWith("а именно:", russian, StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_is_drawn_up_with_its_number_and_a_decision_without()
    {
        var decision = XDocument.Parse(Write("commission-award")).Descendants(Name("commission")).Single();
        var order = XDocument.Parse(Write("commission-award-order")).Descendants(Name("commission")).Single();

        Assert.Null(decision.Element(Name("orderNumber")));
        Assert.Equal("14-ж/қ", order.Element(Name("orderNumber"))!.Value);
    }

    private static string Write(string name) => name switch
    {
        "acceptance-egov" => Write(Of(Given.CaseFile()), NoticeKind.Acceptance),
        "acceptance-ustaz" => Write(
            Of(Given.CaseFile(Category.Expert).Holding(HeldCategoryName.Expert).Applying(application => application with { Purpose = Purpose.Confirm })), NoticeKind.Acceptance),
        "acceptance-paper" => Write(Of(Given.PaperFile()), NoticeKind.Acceptance),
        "refusal-egov" => Write(Of(Nothing(Given.CaseFile())), NoticeKind.Refusal),
        "refusal-ustaz" => Write(Of(Nothing(Given.CaseFile(Category.Moderator)).OnPlatform()), NoticeKind.Refusal),
        "refusal-paper" => Write(Of(Nothing(Given.PaperFile())), NoticeKind.Refusal),
        "refusal-consent" => Write(Of(Given.CaseFile(Category.Head3).Consenting(ConsentState.Denied)), NoticeKind.Refusal),
        "refusal-by-a-person" => Write(Of(ByAPerson()), NoticeKind.Refusal),
        "commission-award" => Write(Decided(CommissionDecision.Award), NoticeKind.CommissionDecision),
        "commission-award-order" => Write(Decided(CommissionDecision.Award), NoticeKind.CommissionOrder),
        "commission-confirm" => Write(Decided(CommissionDecision.Confirm), NoticeKind.CommissionDecision),
        "commission-confirm-order" => Write(Decided(CommissionDecision.Confirm), NoticeKind.CommissionOrder),
        "commission-not-award" => Write(Decided(CommissionDecision.NotAward), NoticeKind.CommissionDecision),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private static string Write(Case @case, NoticeKind kind) => NoticeXml.Write(@case, $"{@case.Number}/1", kind, Day);

    private static CaseFile Nothing(CaseFile file) => file.Applying(application => application with { Documents = [], Essay = null });

    private static CaseFile ByAPerson()
    {
        var theirs = Texts.ByPerson("S2-24", nameof(DocumentKind.Achievement), new("Мақтау қағазы расталмады. Түпнұсқаны ұсыныңыз.", "Грамота не подтверждена. Представьте подлинник."));

        return Given.CaseFile() with { Review = new PersonsDecision(ReviewDecision.Refuse, [theirs], Given.ReceivedAt) };
    }

    private static Case Decided(CommissionDecision decision) => Of(Given.PaperFile()) with
    {
        Commission = new CommissionResult(decision, Category.Expert, "14-ж/қ", new(2026, 11, 5), new(2026, 11, 4), Given.ReceivedAt, Given.ReceivedAt),
    };

    private static Case Of(CaseFile file) => new()
    {
        Application = file.Application,
        Number = "AT-26-00000001-3",
        ContentHash = "",
        ReceivedAt = file.ReceivedAt,
        Terms = new Terms(file.ReceivedAt, file.ReceivedAt.AddHours(8), file.ReceivedAt.AddHours(32)),
        SchoolYear = "2026-2027",
        State = CaseState.Notices,
        DueAt = null,
        Evidence = file.Evidence,
        Decision = file.Decide(),
        Review = file.Review,
    };

    private static string WithoutWhatTheApplicantWrote(string text) => text.Replace("14-ж/қ", "", StringComparison.Ordinal);

    private static IEnumerable<int> Occurrences(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            yield return at;
        }
    }

    private static XName Name(string local) => XName.Get(local, NoticeXml.Namespace);

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "golden");
}
