using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>The sentences for the citizen: what is wrong, and what to do. Each has its requirement and its place in the act.</summary>
internal static class Texts
{
    public static Shortcoming NoConsent { get; } = new(
        Grounds.NoConsent, MainRequirements.Consent.Number, null, MainRequirements.Consent.Citation, new(
            "Мемлекеттік қызметті көрсету үшін қажет қолжетімділігі шектеулі дербес деректерге қол жеткізуге келісім жоқ. Келісім беріп, өтінішті қайта жолдаңыз.",
            "Нет согласия на доступ к персональным данным ограниченного доступа, которые требуются для оказания услуги. Дайте согласие и подайте заявление снова."));

    public static Shortcoming OnceAYear { get; } = NotMet(
        MainRequirements.OnceAYear, null,
        "Аттестаттау оқу жылында бір рет өткізіледі: осы оқу жылында сіздің өтінішіңіз қабылданған. Келесі оқу жылында өтініш беріңіз.",
        "Аттестация проводится один раз в учебном году: в этом учебном году ваше заявление уже принято. Подайте заявление в следующем учебном году.");

    public static Shortcoming OutsideWindow { get; } = NotMet(
        MainRequirements.Periods, null,
        "Өтініш уәкілетті орган белгілеген мерзімнен тыс берілген. Келесі қабылдау мерзімінде өтініш беріңіз.",
        "Заявление подано вне срока, установленного уполномоченным органом. Подайте заявление в следующий период приёма.");

    public static Shortcoming DiplomaMissing { get; } = NotMet(
        MainRequirements.Diploma, nameof(DocumentKind.Diploma),
        "Ақпараттық жүйелерде білім туралы диплом жөнінде мәлімет жоқ, ал оның көшірмесі қоса берілмеген. Дипломның көшірмесін қоса беріңіз.",
        "В информационных системах нет сведений о дипломе об образовании, и его копия не приложена. Приложите копию диплома.");

    public static Shortcoming EmploymentMissing { get; } = NotMet(
        MainRequirements.Employment, nameof(DocumentKind.Employment),
        "Ақпараттық жүйелерде еңбек қызметі туралы мәлімет жоқ, ал оны растайтын құжат қоса берілмеген. Растайтын құжатты қоса беріңіз.",
        "В информационных системах нет сведений о трудовой деятельности, и подтверждающий документ не приложен. Приложите подтверждающий документ.");

    public static Shortcoming CourseMissing { get; } = NotMet(
        MainRequirements.Course, nameof(DocumentKind.CourseCertificate),
        "Уәкілетті органмен келісілген бағдарлама бойынша біліктілікті арттыру курсының сертификаты жоқ. Осындай курстың сертификатын ұсыныңыз.",
        "Нет сертификата о курсах повышения квалификации по программе, согласованной с уполномоченным органом. Представьте сертификат такого курса.");

    public static Shortcoming CourseNotAgreed { get; } = NotMet(
        MainRequirements.Course, nameof(DocumentKind.CourseCertificate),
        "Ұсынылған курс сертификаттарының ешқайсысының бағдарламасы уәкілетті органмен келісілмеген. Келісілген бағдарлама бойынша курстың сертификатын ұсыныңыз.",
        "Ни одна из программ представленных курсов не согласована с уполномоченным органом. Представьте сертификат курса по согласованной программе.");

    public static Shortcoming CategoryCertificateMissing { get; } = NotMet(
        MainRequirements.Category, nameof(DocumentKind.CategoryCertificate),
        "Бұрын берілген біліктілік санаты туралы куәлік жоқ. Куәлікті ұсыныңыз.",
        "Нет удостоверения о ранее присвоенной квалификационной категории. Представьте удостоверение.");

    public static Shortcoming CategoryOrderMissing { get; } = NotMet(
        MainRequirements.Category, nameof(DocumentKind.CategoryOrder),
        "Бұрын берілген біліктілік санаты туралы бұйрық жоқ. Бұйрықты ұсыныңыз.",
        "Нет приказа о ранее присвоенной квалификационной категории. Представьте приказ.");

    public static Shortcoming AchievementMissing { get; } = NotMet(
        MainRequirements.Achievements, nameof(DocumentKind.Achievement),
        "Кәсіби жетістіктерді және тәжірибені жинақтауды (таратуды) растайтын құжаттар жоқ. Осындай құжаттарды ұсыныңыз.",
        "Нет документов, подтверждающих профессиональные достижения и обобщение (трансляцию) опыта. Представьте такие документы.");

    public static Shortcoming LearnerAchievementMissing { get; } = NotMet(
        MainRequirements.LearnersAchievements, nameof(DocumentKind.LearnerAchievement),
        "Білім алушылардың жетістіктерін растайтын құжаттар жоқ. Осындай құжаттарды ұсыныңыз.",
        "Нет документов, подтверждающих достижения обучающихся. Представьте такие документы.");

    public static Shortcoming EssayMissing { get; } = NotMet(
        MainRequirements.Essay, nameof(Essay),
        "Эссе ұсынылмаған. 250–300 сөзден тұратын эссе қоса беріңіз.",
        "Эссе не представлено. Приложите эссе объёмом 250–300 слов.");

    public static Shortcoming EssayTopic { get; } = NotMet(
        MainRequirements.Essay, nameof(Essay),
        "Эссе тақырыбы осы оқу жылына уәкілетті орган белгілеген тізімде жоқ (Қағидалардың 59-тармағы). Тізімдегі тақырыпқа эссе жазыңыз.",
        "Темы эссе нет в перечне, установленном уполномоченным органом на этот учебный год (пункт 59 Правил). Напишите эссе на тему из перечня.");

    public static Shortcoming EssayLength(int words) => NotMet(
        MainRequirements.Essay, nameof(Essay),
        $"Эссе 250–300 сөзден тұруы тиіс, ұсынылғанында {words} сөз бар. Эссенің көлемін түзетіңіз.",
        $"Эссе должно содержать 250–300 слов, в представленном слов: {words}. Исправьте объём эссе.");

    /// <summary>A reason in the words of the authorised person who decided.</summary>
    public static Reason ByPerson(string ground, string? document, BilingualText explanation) =>
        new Shortcoming(ground, ground, document, Grounds.CitationOf(ground), explanation).ToReason();

    private static Shortcoming NotMet(Requirement requirement, string? document, string kk, string ru) =>
        new(Grounds.NotMet, requirement.Number, document, requirement.Citation, new(kk, ru));
}
