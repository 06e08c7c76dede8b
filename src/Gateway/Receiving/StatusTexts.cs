using Attestation.Contracts;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Receiving;

/// <summary>What the cabinet and the contact centre read out (S2-9, S2-29, S2-31, S2-32).</summary>
internal static class StatusTexts
{
    public static TrilingualText NameOf(ServiceStage stage, NoticeKind? outcome) => (stage, outcome) switch
    {
        (ServiceStage.Received, _) => new("Қабылданды, тіркеуді күтуде", "Принято, ожидает регистрации", "Received, awaits registration"),
        (ServiceStage.Registered, _) => new("Өңдеуде", "В обработке", "In progress"),
        (ServiceStage.InReview, _) => new("Қаралуда", "На рассмотрении", "In review"),
        (ServiceStage.AwaitingSignature, _) => new("Қол қоюды күтуде", "Ожидает подписи", "Awaits signature"),
        (ServiceStage.Issued, NoticeKind.Refusal) => new("Бас тартылды", "Отказано", "Refused"),
        (ServiceStage.Issued, _) => new("Орындалды", "Исполнено", "Accepted"),
        _ => new("Кері қайтарылды", "Отозвано", "Withdrawn"),
    };

    public static TrilingualText NextAfter(ServiceStage stage) => stage switch
    {
        ServiceStage.Received => new(
            "Өтініш қабылданды, жұмыс уақытында тіркеледі.",
            "Заявление принято и будет зарегистрировано в рабочее время.",
            "The application is received and will be registered in working time."),
        ServiceStage.Registered => new(
            "Өтініш тіркелді, мәліметтер тексерілуде.",
            "Заявление зарегистрировано, сведения проверяются.",
            "The application is registered; its data are being checked."),
        ServiceStage.InReview => new(
            "Өтінішті білім беру ұйымының қызметкері қарап жатыр.",
            "Заявление рассматривает сотрудник организации образования.",
            "A person of the education organisation is looking at the application."),
        ServiceStage.AwaitingSignature => new(
            "Хабарлама дайын, уәкілетті тұлғаның қолтаңбасын күтуде.",
            "Уведомление готово и ждёт подписи уполномоченного лица.",
            "The notice is ready and waits for the authorised person's signature."),
        ServiceStage.Issued => new(
            "Хабарлама берілді, ол жеке кабинетте.",
            "Уведомление выдано, оно в личном кабинете.",
            "The notice was issued; it is in the personal cabinet."),
        _ => new("Өтініш кері қайтарылды.", "Заявление отозвано.", "The application was withdrawn."),
    };

    /// <summary>S2-29.</summary>
    public static SummaryPeriod Summary(SchoolYears.Year year)
    {
        var (from, to) = year.Summary;

        return new SummaryPeriod
        {
            From = from,
            To = to,
            Text = new(
                $"Қызмет нәтижелерін кешенді талдамалық жинақтау: {from.Year} жылғы қаңтар–тамыз.",
                $"Комплексное аналитическое обобщение результатов деятельности: январь–август {from.Year} года.",
                $"Comprehensive analytical summary of results: January–August {from.Year}."),
        };
    }
}
