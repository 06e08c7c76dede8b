using Attestation.Contracts;

namespace Attestation.Gateway.Cabinet;

/// <summary>
/// Statuses as the portal shows them. Codes are each service's own; of the known services only <c>001</c>, "created", is public, and it means
/// the same here. A code is never renamed (docs/portal.md).
/// </summary>
internal static class CabinetCodes
{
    public const string Accepted = "010";
    public const string Refused = "020";
    public const string Withdrawn = "030";
    public const string Rejected = "040";

    /// <returns>Null for a stage that is not told by itself: the notice tells that it is issued.</returns>
    public static string? Of(ServiceStage stage) => stage switch
    {
        ServiceStage.Received => "001",
        ServiceStage.Registered => "002",
        ServiceStage.InReview => "003",
        ServiceStage.AwaitingSignature => "004",
        ServiceStage.Withdrawn => Withdrawn,
        _ => null,
    };

    public static string Of(NoticeKind kind) => kind is NoticeKind.Acceptance ? Accepted : Refused;

    /// <summary>The status for the citizen, in the language of the application.</summary>
    public static string TextOf(string code, Language language)
    {
        var text = TextOf(code);

        return language is Language.Russian ? text.Ru : text.Kk;
    }

    /// <summary>Said in a chain in which the same application came again.</summary>
    public static string GoesOnElsewhere(Language language) => language is Language.Russian
        ? "Это заявление поступило раньше: о нём сообщается по первому запросу."
        : "Бұл өтініш бұрын түскен: ол туралы бірінші сұрау салу бойынша хабарланады.";

    public static BilingualText TextOf(string code) => code switch
    {
        "001" => new("Өтініш түсті", "Заявление получено"),
        "002" => new("Өтініш тіркелді", "Заявление зарегистрировано"),
        "003" => new("Өтінішті қызметті беруші қарап жатыр", "Заявление рассматривает услугодатель"),
        "004" => new("Хабарламаға қол қойылып жатыр", "Уведомление на подписании"),
        Accepted => new("Құжаттар қабылданды", "Документы приняты"),
        Refused => new("Дәлелді бас тарту", "Мотивированный отказ"),
        Withdrawn => new("Өтініш кері қайтарып алынды", "Заявление отозвано"),
        _ => new("Өтініш қабылданбады", "Заявление не принято"),
    };
}
