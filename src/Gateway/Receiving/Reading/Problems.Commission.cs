namespace Attestation.Gateway.Receiving;

/// <content>The commission's result (S1-13, S1-14).</content>
internal static partial class Problems
{
    public static readonly ProblemKind CommissionNotPaper = new(
        "commission.notPaper",
        "Комиссияның шешімі тек қағаз түрінде берілген өтініш бойынша тіркеледі. Бұл өтініш электрондық түрде берілген: қызмет хабарламамен аяқталады.",
        "Решение комиссии вносится только по заявлению на бумаге. Это заявление электронное: услуга завершается уведомлением.",
        "A commission's decision is recorded for paper applications only. This one is electronic: the service ends with its notice.");

    public static readonly ProblemKind CommissionTooEarly = new(
        "commission.tooEarly",
        "Өтінішті қабылдау туралы хабарлама әлі берілмеген. Комиссияның шешімін содан кейін жіберіңіз.",
        "Уведомление о приёме заявления ещё не выдано. Отправьте решение комиссии после него.",
        "The notice of acceptance is not issued yet. Send the commission's decision after it.");

    public static readonly ProblemKind CommissionNotAccepted = new(
        "commission.notAccepted",
        "Өтініш қабылданбаған немесе кері қайтарылған, сондықтан комиссия ол бойынша шешім шығармайды. Өтініштің идентификаторын тексеріңіз.",
        "Заявление отказано или отозвано, поэтому комиссия по нему не решает. Проверьте идентификатор заявления.",
        "The application was refused or withdrawn, so the commission decides nothing on it. Check the id.");

    public static readonly ProblemKind CommissionConflict = new(
        "commission.conflict",
        "Бұл өтініш бойынша комиссияның басқа шешімі тіркелген. Түзету үшін алдымен қол қойылмаған құжатты қайтарыңыз.",
        "По этому заявлению уже внесено другое решение комиссии. Чтобы исправить его, сначала верните неподписанный документ.",
        "Another decision of the commission is recorded for this application. To correct it, first return its unsigned document.");

    public static readonly ProblemKind CommissionCategory = new(
        "commission.category",
        "Шешімдегі санат өтініштегіге сәйкес келмейді: ол сол лауазым түріне жатуы және сұралғаннан жоғары болмауы керек. Санатты тексеріңіз.",
        "Категория в решении не соответствует заявлению: она должна быть той же должности и не выше запрошенной. Проверьте категорию.",
        "The category does not fit the application: it must be for the same kind of post and not above the one asked for. Check it.");

    public static readonly ProblemKind CommissionPurpose = new(
        "commission.purpose",
        "Шешім өтініштегі сұрауға жауап емес: беру сұралса расталмайды, растау сұралса сол санат берілмейді. Шешімді тексеріңіз.",
        "Решение не отвечает на заявление: о присвоении не подтверждают, о подтверждении ту же категорию не присваивают. Проверьте решение.",
        "The decision does not answer the application: an award is not confirmed, and the category to be confirmed is not awarded. Check it.");

    public static readonly ProblemKind CommissionDates = new(
        "commission.dates",
        "Күндер қайшы келеді: комиссия өтініш қабылданғаннан кейін шешеді, бұйрық шешімнен кейін шығады, екеуі де болашақта емес. Күндерді тексеріңіз.",
        "Даты противоречат друг другу: комиссия решает после приёма заявления, приказ выходит после решения, и обе даты не в будущем. Проверьте их.",
        "The dates contradict each other: the commission decides after the acceptance, the order follows the decision, and neither is in the future. Check them.");
}
