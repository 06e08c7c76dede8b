using Attestation.Contracts;
using Attestation.Contracts.Samples;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

/// <summary>A case in which everything is in order; a test changes what it is about. Nobody in it exists.</summary>
internal static class Given
{
    public const string FullName = "ҮЛГІЛІ ӘЛИЯ СЫНАҚҚЫЗЫ";

    /// <summary>A Tuesday morning, half a minute after the portal sent the application.</summary>
    public static readonly DateTimeOffset ReceivedAt = Kazakhstan.At(new DateOnly(2026, 10, 6), new TimeOnly(10, 30, 30));

    public static Iin Iin(string digits = "000229599007")
    {
        Assert.Equal(IinFault.None, Attestation.Gateway.Deciding.Iin.TryParse(digits, out var iin));

        return iin!;
    }

    public static Bin Bin(string digits = "111140999014")
    {
        Assert.True(Attestation.Gateway.Deciding.Bin.TryParse(digits, out var bin));

        return bin!;
    }

    public static Application Application(Category requested = Category.Researcher) => new()
    {
        Id = new Guid("7b0f3a51-24c2-4a55-93b4-5f8d3f1c6a10"),
        Channel = Categories.ChannelOf(requested),
        PortalRequestNumber = "10109001292987",
        SubmittedAt = ReceivedAt.AddSeconds(-30),
        Provider = Bin(),
        Applicant = new(Iin(), FullName, "aliya@example.kz", "+77010000000", Language.Kazakh),
        Position = "Математика мұғалімі",
        Workplace = "№1 кешкі мектебі",
        Purpose = Purpose.Award,
        Requested = requested,
        Held = new HeldCategory { Category = Before(requested) },
        Consent = new Consent { Given = true },
        Documents = Categories.IsOnPlatform(requested) ? [] : Documents(),
        Essay = Essay(275),
    };

    /// <summary>The category from which one goes on to another (Rules, p. 5).</summary>
    public static HeldCategoryName Before(Category requested) => requested switch
    {
        Category.Expert => HeldCategoryName.Moderator,
        Category.Researcher => HeldCategoryName.Expert,
        Category.Master => HeldCategoryName.Researcher,
        Category.Head2 => HeldCategoryName.Head3,
        Category.Head1 => HeldCategoryName.Head2,
        Category.Deputy2 => HeldCategoryName.Deputy3,
        Category.Deputy1 => HeldCategoryName.Deputy2,
        _ => HeldCategoryName.Teacher,
    };

    /// <summary>A paper application with all seven documents (S1-6…S1-12).</summary>
    public static CaseFile PaperFile(Category requested = Category.Expert) => new(
        Application(requested) with
        {
            Channel = Channel.Paper,
            Essay = null,
            Documents =
            [
                Document(DocumentKind.IdentityCopy),
                Document(DocumentKind.Diploma),
                Document(DocumentKind.CourseCertificate),
                Document(DocumentKind.Employment),
                Document(DocumentKind.CategoryCertificate),
                Document(DocumentKind.Achievement),
            ],
        },
        Attestation.Gateway.Deciding.Evidence.None with { FiledBefore = FiledBefore.Nothing },
        ReceivedAt,
        Review: null);

    /// <summary>Items 5 to 8 as attachments.</summary>
    public static IReadOnlyList<Application.Document> Documents() =>
    [
        Document(DocumentKind.CourseCertificate) with { Agreed = true, Hours = 80 },
        Document(DocumentKind.CategoryCertificate),
        Document(DocumentKind.CategoryOrder),
        Document(DocumentKind.Achievement),
        Document(DocumentKind.LearnerAchievement),
    ];

    public static Application.Document Document(DocumentKind kind) => new(kind, $"{kind}.pdf", "application/pdf", new string('0', 64), 1024, null, null, null, null);

    public static Essay Essay(int words, string topic = "Заманауи сабақ") => new(topic, string.Join(' ', Enumerable.Repeat("сөз", words)));

    public static Evidence Evidence(Category requested = Category.Researcher) => new()
    {
        Consent = Consent(ConsentState.Granted),
        Identity = Found(new IdentityRecord(FullName, new DateOnly(2000, 2, 29), Alive: true)),
        Diploma = Found(new DiplomaRecord(FullName, "Үлгі университеті", "0000001", new DateOnly(2021, 6, 30))),
        Employment = Found(new EmploymentRecord([new EmploymentContract("111140999014", "мұғалім", new DateOnly(2021, 9, 1), To: null)])),
        Portfolio = Categories.IsOnPlatform(requested) ? Found(new Portfolio(PlatformItems(), "snapshot-1", new string('0', 64))) : null,
        FiledBefore = FiledBefore.Nothing,
    };

    /// <summary>Items 5 to 8 as the platform keeps them.</summary>
    public static IReadOnlyList<PortfolioItem> PlatformItems() =>
    [
        Item(5) with { Agreed = true, Hours = 80 },
        Item(6) with { Kind = DocumentKind.CategoryCertificate },
        Item(6) with { Kind = DocumentKind.CategoryOrder },
        Item(7),
        Item(8),
    ];

    public static PortfolioItem Item(int item) => new(item, null, $"item {item}", "manual", null, null, null, null);

    public static ConsentAnswer Consent(ConsentState state) => new(state, null, null, "message-of-consent", ReceivedAt);

    public static RegisterAnswer<T> Found<T>(T value)
        where T : class => new(AnswerKind.Found, value, $"message-of-{typeof(T).Name}", ReceivedAt);

    public static RegisterAnswer<T> Answer<T>(AnswerKind kind)
        where T : class => new(kind, null, $"message-of-{typeof(T).Name}", ReceivedAt);

    public static CaseFile CaseFile(Category requested = Category.Researcher) => new(Application(requested), Evidence(requested), ReceivedAt, Review: null);

    /// <summary>One year, one window open through October 2026, any topic.</summary>
    public static SchoolYears Years(params string[] topics) => SchoolYears.From(YearsFile(topics));

    public static SchoolYearsFile YearsFile(params string[] topics) => new()
    {
        SchoolYears = [Year("2026-2027", "2026-09-01", "2027-08-31", Window("2026-10-01", "2026-10-31")) with { EssayTopics = topics }],
    };

    public static SchoolYear Year(string name, string from, string to, params ApplicationWindow[] windows) =>
        new() { Name = name, From = DateOnly.Parse(from), To = DateOnly.Parse(to), Windows = windows };

    public static ApplicationWindow Window(string opens, string closes, params Category[] categories) => new() { Opens = opens, Closes = closes, Categories = categories };
}
