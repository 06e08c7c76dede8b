using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>The sentences for the citizen, each with its requirement and clause.</summary>
internal static class Texts
{
    private const string Order = "Приказ МОН РК от 27.01.2016 № 83 в редакции приказа от 25.02.2025 № 32";

    public static Reason NoConsent { get; } = new()
    {
        Ground = Grounds.NoConsent,
        Requirement = "S2-26",
        Act = $"{Order}, приложение 1, строка 9, пп. 3); Закон РК от 21.05.2013 № 94-V, ст. 8",
        Text = new(
            "Мемлекеттік қызметті көрсету үшін қажет қолжетімділігі шектеулі дербес деректерге қол жеткізуге келісім жоқ. Келісім беріп, өтінішті қайта жолдаңыз.",
            "Нет согласия на доступ к персональным данным ограниченного доступа, которые требуются для оказания услуги. Дайте согласие и подайте заявление снова."),
    };

    public static Reason OnceAYear { get; } = NotMet(
        "S2-27", null, "строка 10",
        "Аттестаттау оқу жылында бір рет өткізіледі: осы оқу жылында сіздің өтінішіңіз қабылданған.",
        "Аттестация проводится один раз в учебном году: в этом учебном году ваше заявление уже принято.");

    public static Reason OutsideWindow { get; } = NotMet(
        "S2-28", null, "строка 10",
        "Өтініш уәкілетті орган белгілеген мерзімнен тыс берілген. Келесі қабылдау мерзімінде өтініш беріңіз.",
        "Заявление подано вне срока, установленного уполномоченным органом. Подайте заявление в следующий период приёма.");

    public static Reason DiplomaMissing { get; } = NotMet(
        "S2-14", nameof(DocumentKind.Diploma), "строка 8, пп. 2)",
        "Ақпараттық жүйелерде білім туралы диплом жөнінде мәлімет жоқ, ал оның көшірмесі қоса берілмеген. Дипломның көшірмесін қоса беріңіз.",
        "В информационных системах нет сведений о дипломе об образовании, и его копия не приложена. Приложите копию диплома.");

    public static Reason EmploymentMissing { get; } = NotMet(
        "S2-16", nameof(DocumentKind.Employment), "строка 8, пп. 4)",
        "Ақпараттық жүйелерде еңбек қызметі туралы мәлімет жоқ, ал оны растайтын құжат қоса берілмеген. Растайтын құжатты қоса беріңіз.",
        "В информационных системах нет сведений о трудовой деятельности, и подтверждающий документ не приложен. Приложите подтверждающий документ.");

    public static Reason CourseMissing { get; } = NotMet(
        "S2-17", nameof(DocumentKind.CourseCertificate), "строка 8, пп. 5)",
        "Уәкілетті органмен келісілген бағдарлама бойынша біліктілікті арттыру курсының сертификаты жоқ.",
        "Нет сертификата о курсах повышения квалификации по программе, согласованной с уполномоченным органом.");

    public static Reason CourseNotAgreed { get; } = NotMet(
        "S2-17", nameof(DocumentKind.CourseCertificate), "строка 8, пп. 5)",
        "Ұсынылған курс сертификаттарының ешқайсысының бағдарламасы уәкілетті органмен келісілмеген.",
        "Ни одна из программ представленных курсов не согласована с уполномоченным органом.");

    public static Reason CategoryCertificateMissing { get; } = NotMet(
        "S2-18", nameof(DocumentKind.CategoryCertificate), "строка 8, пп. 6)",
        "Бұрын берілген біліктілік санаты туралы куәлік жоқ.",
        "Нет удостоверения о ранее присвоенной квалификационной категории.");

    public static Reason CategoryOrderMissing { get; } = NotMet(
        "S2-18", nameof(DocumentKind.CategoryOrder), "строка 8, пп. 6)",
        "Бұрын берілген біліктілік санаты туралы бұйрық жоқ.",
        "Нет приказа о ранее присвоенной квалификационной категории.");

    public static Reason AchievementMissing { get; } = NotMet(
        "S2-19", nameof(DocumentKind.Achievement), "строка 8, пп. 7)",
        "Кәсіби жетістіктерді және тәжірибені жинақтауды (таратуды) растайтын құжаттар жоқ.",
        "Нет документов, подтверждающих профессиональные достижения и обобщение (трансляцию) опыта.");

    public static Reason LearnerAchievementMissing { get; } = NotMet(
        "S2-20", nameof(DocumentKind.LearnerAchievement), "строка 8, пп. 8)",
        "Білім алушылардың жетістіктерін растайтын құжаттар жоқ.",
        "Нет документов, подтверждающих достижения обучающихся.");

    public static Reason EssayMissing { get; } = NotMet(
        "S2-21", nameof(Essay), "строка 8, пп. 9)",
        "Эссе ұсынылмаған. 250–300 сөзден тұратын эссе қоса беріңіз.",
        "Эссе не представлено. Приложите эссе объёмом 250–300 слов.");

    public static Reason EssayTopic { get; } = NotMet(
        "S2-21", nameof(Essay), "строка 8, пп. 9); Правила, п. 59",
        "Эссе тақырыбы осы оқу жылына уәкілетті орган белгілеген тізімде жоқ.",
        "Темы эссе нет в перечне, установленном уполномоченным органом на этот учебный год.");

    public static Reason ConsentRevoked { get; } = Doubt(
        "S2-26", null, "строка 9, пп. 3)",
        "Дербес деректерге қол жеткізуге берілген келісім жауап берілгенге дейін кері қайтарылған.",
        "Согласие на доступ к персональным данным отозвано до ответа.");

    public static Reason IdentityUnknown { get; } = Doubt(
        "S2-22", null, "строка 8",
        "Жеке тұлғалар тіркелімі өтініш берушінің жеке басын растамады.",
        "Регистр физических лиц не подтвердил личность заявителя.");

    public static Reason NameDiffers { get; } = Doubt(
        "S2-22", null, "строка 8",
        "Өтініштегі тегі, аты, әкесінің аты жеке тұлғалар тіркеліміндегі деректерге сәйкес келмейді.",
        "Фамилия, имя, отчество в заявлении не совпадают с данными регистра физических лиц.");

    public static Reason NotEmployedNow { get; } = Doubt(
        "S2-16", nameof(DocumentKind.Employment), "строка 8, пп. 4)",
        "Тіркелім деректері бойынша қазіргі уақытта күшіндегі еңбек шарты жоқ.",
        "По данным регистра сейчас нет действующего трудового договора.");

    public static Reason EssayLength(int words) => NotMet(
        "S2-21", nameof(Essay), "строка 8, пп. 9)",
        $"Эссе 250–300 сөзден тұруы тиіс, ұсынылғанында {words} сөз бар.",
        $"Эссе должно содержать 250–300 слов, в представленном слов: {words}.");

    /// <summary>A reason in the words of the authorised person who decided.</summary>
    public static Reason ByPerson(string ground, string? document, BilingualText explanation) =>
        Create(ground, ground, document, "строка 9", explanation.Kk, explanation.Ru);

    private static Reason NotMet(string requirement, string? document, string clause, string kk, string ru) =>
        Create(Grounds.NotMet, requirement, document, clause, kk, ru);

    private static Reason Doubt(string requirement, string? document, string clause, string kk, string ru) =>
        Create(Grounds.Unreliable, requirement, document, clause, kk, ru);

    private static Reason Create(string ground, string requirement, string? document, string clause, string kk, string ru) => new()
    {
        Ground = ground,
        Requirement = requirement,
        Document = document,
        Act = $"{Order}, приложение 1, {clause}",
        Text = new(kk, ru),
    };
}
