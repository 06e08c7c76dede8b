using Attestation.Contracts;
using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Receiving;

/// <summary>A case as a citizen, or the contact centre, may see it.</summary>
internal static class StatusOf
{
    public static readonly ApplicationStatus Unknown = new() { Found = false };

    public static ApplicationStatus Case(Case @case, DateTimeOffset now)
    {
        var stage = StageOf(@case, now);

        return new ApplicationStatus
        {
            Found = true,
            ApplicationNumber = @case.Number,
            State = stage,
            ReceivedAt = @case.ReceivedAt,
            RegisteredAt = @case.Terms?.RegisteredAt,
            DueBy = @case.Terms?.DueBy,
            NoticeNumber = @case.Result?.Number,
            Next = NextAfter(stage),
        };
    }

    private static ServiceStage StageOf(Case @case, DateTimeOffset now) => @case.State switch
    {
        _ when @case.Result is not null => ServiceStage.Issued,
        CaseState.Withdrawn => ServiceStage.Withdrawn,
        CaseState.InReview => ServiceStage.InReview,
        CaseState.Signing or CaseState.AwaitingSignature or CaseState.Issuing => ServiceStage.AwaitingSignature,
        _ => @case.Terms is { } terms && terms.RegisteredAt <= now ? ServiceStage.Registered : ServiceStage.Received,
    };

    private static TrilingualText NextAfter(ServiceStage stage) => stage switch
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
}
