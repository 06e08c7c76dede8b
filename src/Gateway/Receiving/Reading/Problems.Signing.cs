namespace Attestation.Gateway.Receiving;

/// <content>Answers of signing steps.</content>
internal static partial class Problems
{
    public static readonly ProblemKind NoticeAlreadySigned = new(
        "notice.alreadySigned",
        "Бұл хабарламаға бұрын қол қойылған: бірінші қолтаңба сақталады, басқасы қабылданбайды.",
        "Это уведомление уже подписано: остаётся первая подпись, другая не принимается.",
        "This notice was signed before: the first signature stays, another is not taken.");

    public static readonly ProblemKind NoticeNotAwaited = new(
        "notice.notAwaited",
        "Бұл хабарламаға қол қою енді күтілмейді: өтініш қарауға қайтарылған, кері қайтарып алынған, тоқтатылған немесе хабарлама берілген.",
        "Подпись этого уведомления больше не ожидается: заявление возвращено на рассмотрение, отозвано, приостановлено или уведомление выдано.",
        "A signature of this notice is not awaited any more: the application was returned to review, withdrawn or parked, or the notice was issued.");
}
