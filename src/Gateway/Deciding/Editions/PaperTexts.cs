using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>The sentences of the paper service. It names no grounds of refusal of its own: what is missing falls under S2-25, as everywhere.</summary>
internal static class PaperTexts
{
    public static Shortcoming IdentityMissing { get; } = Missing(
        PaperRequirements.Identity, DocumentKind.IdentityCopy,
        "Жеке басын куәландыратын құжаттың көшірмесі жоқ. Көшірмені қоса беріңіз.",
        "Нет копии документа, удостоверяющего личность. Приложите копию.");

    public static Shortcoming DiplomaMissing { get; } = Missing(
        PaperRequirements.Diploma, DocumentKind.Diploma,
        "Білімі туралы дипломның көшірмесі жоқ. Көшірмені қоса беріңіз.",
        "Нет копии диплома об образовании. Приложите копию.");

    public static Shortcoming CourseMissing { get; } = Missing(
        PaperRequirements.Course, DocumentKind.CourseCertificate,
        "Біліктілікті арттыру туралы құжаттың көшірмесі жоқ. Көшірмені қоса беріңіз.",
        "Нет копии документа о повышении квалификации. Приложите копию.");

    public static Shortcoming EmploymentMissing { get; } = Missing(
        PaperRequirements.Employment, DocumentKind.Employment,
        "Еңбек кітапшасының көшірмесі жоқ. Көшірмені қоса беріңіз.",
        "Нет копии трудовой книжки. Приложите копию.");

    public static Shortcoming CategoryMissing { get; } = Missing(
        PaperRequirements.Category, DocumentKind.CategoryCertificate,
        "Бұрын берілген біліктілік санаты туралы куәліктің көшірмесі жоқ. Көшірмені қоса беріңіз.",
        "Нет копии удостоверения о ранее присвоенной квалификационной категории. Приложите копию.");

    public static Shortcoming NoCategoryEver { get; } = Missing(
        PaperRequirements.Category, DocumentKind.CategoryCertificate,
        "Өтініш берушінің санаты жоқ және ол жоғары білім беру ұйымынан ауыспаған: бұл жағдайды талап тікелей қарастырмайды. Құжаттарды қабылдау туралы шешім шығарыңыз.",
        "У заявителя нет категории, и из высшего учебного заведения он не переходил: такого случая требование прямо не предусматривает. Решите, принять ли документы.");

    public static Shortcoming CategoryNotStated { get; } = Missing(
        PaperRequirements.Category, DocumentKind.CategoryCertificate,
        "Санат туралы куәлік қоса берілген, бірақ өтініште бар санат көрсетілмеген. Өтініш берушіден анықтаңыз.",
        "Приложено удостоверение о категории, но в заявлении имеющаяся категория не указана. Уточните у заявителя.");

    public static Shortcoming CategoryExpired { get; } = Missing(
        PaperRequirements.Category, DocumentKind.CategoryCertificate,
        "Өтініште көрсетілген санаттың мерзімі өтіп кеткен. Мерзімді сақтау негіздерін тексеріңіз.",
        "Срок категории, указанной в заявлении, истёк. Проверьте основания для его сохранения.");

    public static Shortcoming AcceptedBefore { get; } = new(
        Grounds.NotMet, PaperRequirements.Procedure.Number, null, PaperRequirements.Procedure.Citation, new(
            "Осы оқу жылында сол лауазым түрі бойынша өтініш қабылданған. Қайталанған өтінішті қабылдау-қабылдамауды шешіңіз.",
            "В этом учебном году заявление по тому же виду должности уже принято. Решите, принимать ли повторное."));

    private static Shortcoming Missing(Requirement requirement, DocumentKind document, string kk, string ru) =>
        new(Grounds.NotMet, requirement.Number, document.ToString(), requirement.Citation, new(kk, ru));
}
