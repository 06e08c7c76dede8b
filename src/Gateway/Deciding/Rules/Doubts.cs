using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>What does not fit together, in the words for the person who looks (S2-6, S2-24). None of it refuses anybody by itself.</summary>
internal static class Doubts
{
    public static Shortcoming ConsentRevoked { get; } = Unreliable(
        MainRequirements.Consent, null,
        "Дербес деректерге қол жеткізуге берілген келісім жауап берілгенге дейін кері қайтарылған. Өтініш берушінің ниетін анықтаңыз.",
        "Согласие на доступ к персональным данным отозвано до ответа. Уточните намерение заявителя.");

    public static Shortcoming IdentityUnknown { get; } = Unreliable(
        MainRequirements.Registers, null,
        "Жеке тұлғалар тіркелімі өтініш берушінің жеке басын растамады. Жеке куәлікті тексеріңіз.",
        "Регистр физических лиц не подтвердил личность заявителя. Проверьте документ, удостоверяющий личность.");

    public static Shortcoming NotAlive { get; } = Unreliable(
        MainRequirements.Registers, null,
        "Жеке тұлғалар тіркелімінің деректері бойынша бұл адам қайтыс болған немесе тіркеуден шығарылған. Жеке куәлікті тексеріңіз.",
        "По данным регистра физических лиц этот человек умер или снят с учёта. Проверьте документ, удостоверяющий личность.");

    public static Shortcoming NameDiffers { get; } = Unreliable(
        MainRequirements.Registers, null,
        "Өтініштегі тегі, аты, әкесінің аты жеке тұлғалар тіркеліміндегі деректерге сәйкес келмейді. Оларды жеке куәлікпен салыстырыңыз.",
        "Фамилия, имя, отчество в заявлении не совпадают с данными регистра физических лиц. Сверьте их с документом, удостоверяющим личность.");

    public static Shortcoming BirthDateDiffers { get; } = Unreliable(
        MainRequirements.Registers, null,
        "Тіркелімдегі туған күн ЖСН-ге сәйкес келмейді: деректер басқа адамдікі болуы мүмкін. Жеке куәлікті тексеріңіз.",
        "Дата рождения в регистре не совпадает с ИИН: данные могут быть о другом человеке. Проверьте документ, удостоверяющий личность.");

    public static Shortcoming DiplomaOfSomebodyElse { get; } = Unreliable(
        MainRequirements.Diploma, nameof(DocumentKind.Diploma),
        "Тіркелімдегі диплом басқа тегі мен атына берілген. Дипломның кімге тиесілі екенін тексеріңіз.",
        "Диплом в регистре выдан на другие фамилию и имя. Проверьте, кому он принадлежит.");

    public static Shortcoming NotEmployedNow { get; } = Unreliable(
        MainRequirements.Employment, nameof(DocumentKind.Employment),
        "Тіркелім деректері бойынша қазіргі уақытта күшіндегі еңбек шарты жоқ. Еңбек шартын тексеріңіз.",
        "По данным регистра сейчас нет действующего трудового договора. Проверьте трудовой договор.");

    public static Shortcoming ProviderUnknown { get; } = new(
        Grounds.NotMet, MainRequirements.Provider.Number, null, MainRequirements.Provider.Citation, new(
            "Өтініште көрсетілген ұйым қызмет көрсетушілер тізімінде жоқ. Бұл өтініш берушінің қатесі болмауы мүмкін: тізімді тексеріңіз.",
            "Организации, указанной в заявлении, нет в списке услугодателей. Это может быть не ошибкой заявителя: проверьте список."));

    public static Shortcoming CategorySkipped { get; } = NotByRules(
        "п. 5, 10", null,
        "Өтініште бар санаттан кейінгі санат аттап өтілген. Санаттардың реттілігін және ерекше жағдайларды тексеріңіз.",
        "Заявлена категория не по порядку: следующая за имеющейся пропущена. Проверьте последовательность категорий и исключения из неё.");

    public static Shortcoming CategoryNotAbove { get; } = NotByRules(
        "п. 5", null,
        "Беруге сұралған санат бар санаттан жоғары емес. Беру немесе растау сұралғанын өтініш берушіден анықтаңыз.",
        "Категория, о присвоении которой просят, не выше имеющейся. Уточните у заявителя, просит он присвоения или подтверждения.");

    public static Shortcoming NothingToConfirm { get; } = NotByRules(
        "п. 3", null,
        "Растауға сұралған санат өтініште бар санатқа сәйкес келмейді. Қай санатты растау керек екенін өтініш берушіден анықтаңыз.",
        "Категория, которую просят подтвердить, не та, что имеется по заявлению. Уточните у заявителя, какую категорию нужно подтвердить.");

    public static Shortcoming CategoryExpired { get; } = NotByRules(
        "п. 29, 46", null,
        "Өтініште көрсетілген санаттың мерзімі өтіп кеткен. Мерзімді сақтау негіздерін (29-тармақ) және кеш берілген өтініштің салдарын (46-тармақ) тексеріңіз.",
        "Срок категории, указанной в заявлении, истёк. Проверьте основания для его сохранения (п. 29) и последствия поздней подачи (п. 46).");

    public static Shortcoming CategoryDates { get; } = NotByRules(
        "п. 3", nameof(DocumentKind.CategoryOrder),
        "Санат туралы бұйрықтың күні мен санаттың мерзімі бір-біріне қайшы келеді. Оларды бұйрық бойынша тексеріңіз.",
        "Дата приказа о категории и срок её действия противоречат друг другу. Проверьте их по приказу.");

    public static Shortcoming CategoryNotStated { get; } = new(
        Grounds.NotMet, MainRequirements.Category.Number, nameof(DocumentKind.CategoryCertificate), MainRequirements.Category.Citation, new(
            "Санат туралы құжат қоса берілген, бірақ өтініште бар санат көрсетілмеген. Өтініш берушіден анықтаңыз.",
            "Документ о категории приложен, но в заявлении имеющаяся категория не указана. Уточните у заявителя."));

    public static Shortcoming EarlyTooSoon { get; } = NotByRules(
        "п. 63", null,
        "Мерзімінен бұрын беру сұралған, ал соңғы кезекті аттестаттаудан бері екі жыл өтпеген. Бұйрықтың күнін тексеріңіз.",
        "Запрошено досрочное присвоение, а после последней очередной аттестации не прошло двух лет. Проверьте дату приказа.");

    /// <summary>Takes the place of the sentence for the citizen where a register could not be asked a second time.</summary>
    public static BilingualText SaidOnce { get; } = new(
        "Тіркелім «дерек жоқ» деп бір рет қана жауап берді, мерзім аяқталғанға дейін қайта сұрауға уақыт қалмады. Құжаттың бар-жоғын тексеріңіз: бар болса, өтініш әрі қарай өтсін.",
        "Регистр ответил «нет данных» только один раз, повторно спросить его до конца срока не было времени. Проверьте, есть ли документ: если есть, пропустите заявление дальше.");

    private static Shortcoming Unreliable(Requirement requirement, string? document, string kk, string ru) =>
        new(Grounds.Unreliable, requirement.Number, document, requirement.Citation, new(kk, ru));

    private static Shortcoming NotByRules(string clause, string? document, string kk, string ru) =>
        new(Grounds.NotMet, MainRequirements.NotMet.Number, document, Act.Rules.At(clause), new(kk, ru));
}
