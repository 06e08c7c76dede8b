namespace Attestation.Stubs.TestKit;

/// <summary>The catalogue of faults: one list for the doubles, the page, the documents and the tests.</summary>
public static class FaultKinds
{
    /// <summary>No answer at all; the connection stays open until the caller gives up.</summary>
    public static FaultKind Silent { get; } = new("silent", FaultLevel.Connection, FaultyDouble.Both,
        "the request is taken and never answered; the connection stays open until the caller gives up",
        "запрос принят, ответа нет; соединение открыто, пока вызывающий не сдастся");

    /// <summary>The connection is closed without a byte.</summary>
    public static FaultKind EmptyAnswer { get; } = new("empty-answer", FaultLevel.Connection, FaultyDouble.Both,
        "the connection is closed without a byte", "соединение закрыто без единого байта");

    /// <summary>The connection is reset before the answer.</summary>
    public static FaultKind Reset { get; } = new("reset", FaultLevel.Connection, FaultyDouble.Both,
        "the connection is reset before anything is said", "соединение сброшено до ответа");

    /// <summary>The connection is reset in the middle of the body.</summary>
    public static FaultKind ResetMidBody { get; } = new("reset-mid-body", FaultLevel.Connection, FaultyDouble.Both,
        "status, headers and half of the body, then the connection is reset", "статус, заголовки и половина тела, затем сброс соединения");

    /// <summary>Half of the body, then an orderly end.</summary>
    public static FaultKind HalfBody { get; } = new("half-body", FaultLevel.Connection, FaultyDouble.Both,
        "half of the announced body, then an orderly end of the connection", "половина обещанного тела, затем обычное закрытие соединения");

    /// <summary>The answer comes a little at a time.</summary>
    public static FaultKind SlowDrip { get; } = new("slow-drip", FaultLevel.Connection, FaultyDouble.Both,
        "the right answer a few bytes at a time, spread over the time given", "верный ответ по несколько байт, растянутый на заданное время", 5);

    /// <summary>Bytes that are no HTTP.</summary>
    public static FaultKind Noise { get; } = new("noise", FaultLevel.Connection, FaultyDouble.Both,
        "bytes that are no HTTP, then the end", "байты, которые не HTTP, затем конец");

    /// <summary>The answer is there twice.</summary>
    public static FaultKind DuplicateAnswer { get; } = new("duplicate-answer", FaultLevel.Connection, FaultyDouble.Both,
        "the same answer twice, one behind the other on the connection", "один и тот же ответ дважды подряд в одном соединении");

    /// <summary>The right answer, slowly.</summary>
    public static FaultKind Slow { get; } = new("slow", FaultLevel.Http, FaultyDouble.Both,
        "the right answer after the time given", "верный ответ через заданное время", 3);

    /// <summary>The answer comes when nobody waits for it any more.</summary>
    public static FaultKind LateAnswer { get; } = new("late-answer", FaultLevel.Http, FaultyDouble.Both,
        "the work is done at once, the answer leaves when nobody waits for it any more", "работа сделана сразу, ответ уходит, когда его уже никто не ждёт", 120);

    /// <summary>A web page instead of an answer.</summary>
    public static FaultKind HtmlPage { get; } = new("html-page", FaultLevel.Http, FaultyDouble.Both,
        "status 200 and a web page of some proxy instead of the answer", "статус 200 и HTML-страница прокси вместо ответа");

    /// <summary>502 from something in between.</summary>
    public static FaultKind BadGateway { get; } = new("bad-gateway", FaultLevel.Http, FaultyDouble.Both,
        "status 502 with a web page; the work is not done", "статус 502 с HTML-страницей; работа не сделана");

    /// <summary>503 with Retry-After.</summary>
    public static FaultKind Unavailable { get; } = new("unavailable", FaultLevel.Http, FaultyDouble.Both,
        "status 503 with Retry-After; the work is not done", "статус 503 с Retry-After; работа не сделана", 2);

    /// <summary>429 with Retry-After.</summary>
    public static FaultKind TooManyRequests { get; } = new("too-many-requests", FaultLevel.Http, FaultyDouble.UstazPlatform,
        "status 429 with Retry-After; the work is not done", "статус 429 с Retry-After; работа не сделана", 2);

    /// <summary>The work is done, and then it fails.</summary>
    public static FaultKind WorkedThenFailed { get; } = new("worked-then-failed", FaultLevel.Http, FaultyDouble.Both,
        "the work is done and recorded, then the answer is status 500 without a word about it", "работа сделана и записана, затем ответ — статус 500 без слова о ней");

    /// <summary>The work is done, and then the connection is reset.</summary>
    public static FaultKind WorkedThenReset { get; } = new("worked-then-reset", FaultLevel.Connection, FaultyDouble.Both,
        "the work is done and recorded, then the connection is reset before the answer", "работа сделана и записана, затем соединение сброшено до ответа");

    /// <summary>An empty body.</summary>
    public static FaultKind EmptyBody { get; } = new("empty-body", FaultLevel.Http, FaultyDouble.Both,
        "status 200 and an empty body", "статус 200 и пустое тело");

    /// <summary>Other bytes than the announced encoding.</summary>
    public static FaultKind WrongEncoding { get; } = new("wrong-encoding", FaultLevel.Http, FaultyDouble.Both,
        "the body is in windows-1251 and says that it is UTF-8", "тело в windows-1251, а объявлено как UTF-8");

    /// <summary>A SOAP fault.</summary>
    public static FaultKind SoapFault { get; } = new("soap-fault", FaultLevel.Soap, FaultyDouble.EgovShlyuz,
        "a signed SOAP fault: internal error of the supplier", "подписанный SOAP fault: внутренняя ошибка поставщика");

    /// <summary>A business error.</summary>
    public static FaultKind BusinessError { get; } = new("business-error", FaultLevel.Business, FaultyDouble.EgovShlyuz,
        "a signed answer that says the register's business error, without data", "подписанный ответ с ошибкой бизнес-логики регистра, без данных");

    /// <summary>An answer for another message.</summary>
    public static FaultKind OtherMessage { get; } = new("other-message", FaultLevel.Soap, FaultyDouble.EgovShlyuz,
        "an answer that was made for another message: other numbers, another person", "ответ на чужое сообщение: другие номера, другой человек");

    /// <summary>Two answers change places.</summary>
    public static FaultKind OutOfOrder { get; } = new("out-of-order", FaultLevel.Http, FaultyDouble.Both,
        "the answer waits until a request that came later has been answered, or for the time given", "ответ ждёт, пока не будет отвечен более поздний запрос, или заданное время", 2);

    /// <summary>The clock of the other side is off.</summary>
    public static FaultKind ClockSkew { get; } = new("clock-skew", FaultLevel.Soap, FaultyDouble.Both,
        "everything in the answer is dated by a clock that is off by the time given", "все даты ответа — по часам, ушедшим на заданное время", -86_400);

    /// <summary>The signature does not fit.</summary>
    public static FaultKind BadSignature { get; } = new("bad-signature", FaultLevel.Soap, FaultyDouble.EgovShlyuz,
        "a character of the answer is changed after it was signed", "знак ответа изменён после подписания");

    /// <summary>No signature.</summary>
    public static FaultKind Unsigned { get; } = new("unsigned", FaultLevel.Soap, FaultyDouble.EgovShlyuz,
        "the answer is not signed", "ответ не подписан");

    /// <summary>Signed with an expired certificate.</summary>
    public static FaultKind ExpiredCertificate { get; } = new("expired-certificate", FaultLevel.Soap, FaultyDouble.EgovShlyuz,
        "the answer is signed with a certificate that has expired", "ответ подписан просроченным сертификатом");

    /// <summary>Signed by somebody whom nobody knows.</summary>
    public static FaultKind UnknownAuthority { get; } = new("unknown-authority", FaultLevel.Soap, FaultyDouble.EgovShlyuz,
        "the answer is signed with a certificate of an authority that nobody trusts", "ответ подписан сертификатом неизвестного удостоверяющего центра");

    /// <summary>Nobody tells about revocation.</summary>
    public static FaultKind RevocationDown { get; } = new("revocation-down", FaultLevel.Http, FaultyDouble.EgovShlyuz,
        "lists and OCSP of the test authority answer with status 503", "списки отзыва и OCSP тестового центра отвечают статусом 503");

    /// <summary>The register says that it has nothing, although it has.</summary>
    public static FaultKind NoDataYet { get; } = new("no-data-yet", FaultLevel.Business, FaultyDouble.Both,
        "the register says that it has no data, and has them when it is asked again", "регистр отвечает «нет данных», а при повторном запросе они есть");

    /// <summary>The register does not answer.</summary>
    public static FaultKind RegisterSilent { get; } = new("register-silent", FaultLevel.Business, FaultyDouble.Both,
        "the gateway answers, the register behind it does not", "шлюз отвечает, регистр за ним — нет");

    /// <summary>The callback comes before the acknowledgement.</summary>
    public static FaultKind CallbackFirst { get; } = new("callback-first", FaultLevel.Business, FaultyDouble.EgovShlyuz,
        "asynchronous channel: the receiver has the message before its sender has the acknowledgement", "асинхронный канал: получатель получает сообщение раньше, чем отправитель — квитанцию", 10);

    /// <summary>Not delivered after it was accepted.</summary>
    public static FaultKind NotDelivered { get; } = new("not-delivered", FaultLevel.Business, FaultyDouble.EgovShlyuz,
        "asynchronous channel: the message is accepted, and then becomes NOT_DELIVERED", "асинхронный канал: сообщение принято, затем NOT_DELIVERED");

    /// <summary>A message is delivered twice.</summary>
    public static FaultKind DuplicateMessage { get; } = new("duplicate-message", FaultLevel.Business, FaultyDouble.EgovShlyuz,
        "asynchronous channel: the message is brought twice; one that was fetched is given out again although it was confirmed", "асинхронный канал: сообщение доставлено дважды; полученное по запросу выдаётся снова, хотя приём подтверждён");

    /// <summary>Messages of a chain change places.</summary>
    public static FaultKind MessagesReversed { get; } = new("messages-reversed", FaultLevel.Business, FaultyDouble.EgovShlyuz,
        "asynchronous channel: getMessages gives the newest first", "асинхронный канал: getMessages отдаёт сначала новые");

    /// <summary>All of them, in the order of the documents.</summary>
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        Silent, EmptyAnswer, Reset, ResetMidBody, HalfBody, SlowDrip, Noise, DuplicateAnswer, WorkedThenReset,
        Slow, LateAnswer, OutOfOrder, HtmlPage, BadGateway, Unavailable, TooManyRequests, WorkedThenFailed, EmptyBody, WrongEncoding, RevocationDown,
        SoapFault, OtherMessage, ClockSkew, BadSignature, Unsigned, ExpiredCertificate, UnknownAuthority,
        BusinessError, NoDataYet, RegisterSilent, CallbackFirst, NotDelivered, DuplicateMessage, MessagesReversed,
    ];

    /// <summary>A fault by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The fault; <see langword="null"/> when there is none.</returns>
    public static FaultKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
