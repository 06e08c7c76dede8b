using Attestation.Shep;

namespace Attestation.Stubs.EgovShlyuz.Receiving;

/// <summary>Faults in the words that participants know; what exactly is wrong stands in <c>errorData</c>.</summary>
internal static class Faults
{
    public static ShepFault Of(string code, DateTimeOffset now, string? details = null, string? sessionId = null) => new()
    {
        ErrorCode = code,
        ErrorMessage = WordsFor(code),
        ErrorData = details,
        ErrorDate = now,
        SessionId = sessionId ?? SessionId.New(),
    };

    private static string WordsFor(string code) => code switch
    {
        FaultCodes.MessageFormat => "Сообщение не соответствует формату",
        FaultCodes.SenderRefused => "Отправитель не опознан",
        FaultCodes.UnknownService => "Сервис не существует или недоступен",
        FaultCodes.TransportSignatureNotCurrent => "Транспортная ЭЦП не действительна на текущий момент",
        FaultCodes.TransportSignatureWrong => "Транспортная ЭЦП неверна",
        FaultCodes.NotSigned => "Сообщение не подписано",
        FaultCodes.DataSignatureNotCurrent => "ЭЦП бизнес-данных не действительна на текущий момент",
        FaultCodes.DataSignatureWrong => "ЭЦП бизнес-данных неверна",
        FaultCodes.DataNotSigned => "Бизнес-данные не подписаны",
        FaultCodes.InternalError => "Внутренняя ошибка системы поставщика",
        _ => code,
    };
}
