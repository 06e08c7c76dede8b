namespace Attestation.Stubs.TestKit;

/// <summary>
/// People whom no file lists: made from the ИИН alone, with everything in order, the same for ever.
/// The lists are common Kazakh names; whoever bears such a combination is not meant.
/// </summary>
internal static class MadePeople
{
    private static readonly string[] Surnames =
    [
        "АБАЕВ", "АХМЕТОВ", "БАЙМҰХАНОВ", "БЕКОВ", "ДОСАНОВ", "ЕРМЕКОВ", "ЖАҚСЫБЕКОВ", "ЖҰМАБАЕВ", "ИБРАЕВ", "КЕНЖЕБЕКОВ", "ҚАЛИЕВ",
        "ҚАСЫМОВ", "МАҚСҰТОВ", "МҰҚАНОВ", "НҰРЛАНОВ", "ОМАРОВ", "ӨМІРБЕКОВ", "САПАРОВ", "СӘРСЕНОВ", "СЕЙІТОВ", "ТӨЛЕГЕНОВ", "ШӘРІПОВ",
    ];

    private static readonly string[] MenNames =
        ["АЙДОС", "АСҚАР", "БАУЫРЖАН", "ДАНИЯР", "ДӘУРЕН", "ЕРЛАН", "ЖАНДОС", "ЖӘНІБЕК", "ҚАНАТ", "МАРАТ", "НҰРЛАН", "РУСЛАН", "САМАТ", "ТАЛҒАТ"];

    private static readonly string[] WomenNames =
        ["АЙГҮЛ", "АЙНҰР", "АСЕЛ", "БАҚЫТГҮЛ", "ГҮЛНАРА", "ДАНА", "ЖАНАР", "ЖҰЛДЫЗ", "ҚАРЛЫҒАШ", "ЛӘЗЗАТ", "МАРЖАН", "НҰРГҮЛ", "САЛТАНАТ", "ШЫНАР"];

    private static readonly string[] FatherNames =
        ["АМАНГЕЛДІ", "БОЛАТ", "ЕРМЕК", "ЖҰМАҒАЛИ", "ҚАЙРАТ", "МҰРАТ", "ОРАЗ", "САБЫР", "СЕРІК", "ТӨЛЕУ"];

    private static readonly string[] Subjects = ["қазақ тілі", "математика", "физика", "химия", "биология", "тарих", "география", "информатика"];

    private static readonly AchievementLevel[] Levels = [AchievementLevel.District, AchievementLevel.Oblast, AchievementLevel.Republic];

    // Before the first windows of 2026, so that nothing is dated after an application.
    private const int LastYear = 2025;

    public static Teacher Make(string iin)
    {
        var chance = Chance.Of(iin);
        var male = Iin.IsMale(iin);
        var birthDate = Iin.BirthDateOf(iin)!.Value;
        var subject = chance.Pick<string>(Subjects);
        var graduated = new DateOnly(Math.Min(birthDate.Year + 22, LastYear - 2), 6, 1 + chance.Below(30));

        return new Teacher
        {
            Iin = iin,
            Surname = chance.Pick<string>(Surnames) + (male ? "" : "А"),
            Name = chance.Pick<string>(male ? MenNames : WomenNames),
            Patronymic = chance.Pick<string>(FatherNames) + (male ? "ҰЛЫ" : "ҚЫЗЫ"),
            BirthDate = birthDate,
            Consent = Consent.Granted,
            Identity = Identity.Found,
            Diploma = new Knowledge<Diploma>.Held(MakeDiploma(ref chance, subject, graduated)),
            Employment = new Knowledge<IReadOnlyList<Employment>>.Held([MakeEmployment(ref chance, subject, graduated)]),
            Platform = new Knowledge<IReadOnlyList<PortfolioItem>>.Held(MakePortfolio(ref chance, subject)),
        };
    }

    private static Diploma MakeDiploma(ref Chance chance, string subject, DateOnly graduated) =>
        new($"№ {1 + chance.Below(20)} педагогикалық университет", $"{1 + chance.Below(9_999_999):D7}", "ЖБ-Б", graduated, $"Бакалавр, {subject} мұғалімі");

    private static Employment MakeEmployment(ref Chance chance, string subject, DateOnly graduated) =>
        new(Bin.Make(1995 + chance.Below(25), 1 + chance.Below(12), chance.Below(100_000)), $"{subject} мұғалімі", new DateOnly(graduated.Year, 9, 1), null);

    private static PortfolioItem[] MakePortfolio(ref Chance chance, string subject)
    {
        var awarded = new DateOnly(LastYear - 3, 5, 1 + chance.Below(28));
        var spring = new DateOnly(LastYear, 3, 1 + chance.Below(28));
        var level = chance.Pick<AchievementLevel>(Levels);

        return
        [
            new(3, PortfolioKind.Retraining, "Қайта даярлау туралы сертификат", spring.AddYears(-2), Hours: 320),
            new(5, PortfolioKind.CourseCertificate, $"Біліктілікті арттыру курсы: {subject}", spring, Hours: 80, Agreed: true),
            new(6, PortfolioKind.CategoryCertificate, "Біліктілік санаты туралы куәлік", awarded),
            new(6, PortfolioKind.CategoryOrder, "Біліктілік санатын беру туралы бұйрық", awarded),
            new(7, PortfolioKind.Achievement, "Педагогтер байқауының дипломы", spring.AddMonths(1), Level: level),
            new(8, PortfolioKind.LearnerAchievement, $"Пәндік олимпиада дипломы: {subject}", spring.AddMonths(-1), Level: level),
        ];
    }
}
