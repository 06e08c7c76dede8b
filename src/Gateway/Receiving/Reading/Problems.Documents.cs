namespace Attestation.Gateway.Receiving;

/// <content>Documents and the essay.</content>
internal static partial class Problems
{
    public static readonly ProblemKind DocumentsTooMany = new(
        "documents.tooMany",
        "Құжаттар тым көп: ең көбі {limit} құжат болуы мүмкін. Артығын алып тастаңыз немесе біріктіріңіз.",
        "Слишком много документов: допускается не более {limit}. Уберите лишние или объедините их.",
        "There are too many documents: at most {limit}. Leave some out or join them.");

    public static readonly ProblemKind DocumentTooLarge = new(
        "document.tooLarge",
        "Құжат тым үлкен: ең көбі {limit} МБ болуы мүмкін. Файлды сығып, қайта тіркеңіз.",
        "Документ слишком большой: допускается не более {limit} МБ. Сожмите файл и приложите снова.",
        "The document is too large: at most {limit} MB. Compress the file and attach it again.");

    public static readonly ProblemKind DocumentBase64 = new(
        "document.base64",
        "Құжаттың мазмұны base64 түрінде дұрыс жазылмаған. Файлды қайта тіркеңіз.",
        "Содержимое документа неверно записано в base64. Приложите файл заново.",
        "The content of the document is not proper base64. Attach the file again.");

    public static readonly ProblemKind DocumentHashFormat = new(
        "document.hashFormat",
        "SHA-256 қосындысы дұрыс жазылмаған. Ол 64 он алтылық цифрдан тұрады.",
        "Сумма SHA-256 записана неверно. Она состоит из 64 шестнадцатеричных цифр.",
        "The SHA-256 is not right. It has 64 hexadecimal digits.");

    public static readonly ProblemKind DocumentHash = new(
        "document.hash",
        "SHA-256 қосындысы құжаттың мазмұнына сәйкес келмейді: файл жолда бүлінген болуы мүмкін. Оны қайта тіркеңіз.",
        "Сумма SHA-256 не совпадает с содержимым документа: файл мог повредиться в пути. Приложите его заново.",
        "The SHA-256 does not fit the content of the document: the file may have been damaged on the way. Attach it again.");

    public static readonly ProblemKind DocumentHours = new(
        "document.hours",
        "Курс сағаттарының саны 1-ден 2000-ға дейінгі бүтін сан болуы керек. Оны құжат бойынша тексеріңіз.",
        "Количество часов курса должно быть целым числом от 1 до 2000. Проверьте его по документу.",
        "The hours of a course are a whole number from 1 to 2000. Check it against the document.");

    public static readonly ProblemKind EssayTooLong = new(
        "essay.tooLong",
        "Эссе тым ұзын: ең көбі {limit} таңба болуы мүмкін. Оны қысқартыңыз: эссе 250–300 сөзден тұрады.",
        "Эссе слишком длинное: допускается не более {limit} знаков. Сократите его: в эссе 250–300 слов.",
        "The essay is too long: at most {limit} characters. Shorten it: an essay has 250 to 300 words.");
}
