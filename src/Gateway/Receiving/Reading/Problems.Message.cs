namespace Attestation.Gateway.Receiving;

/// <content>The message as a whole.</content>
internal static partial class Problems
{
    public static readonly ProblemKind JsonUnreadable = new(
        "json.unreadable",
        "Хабарлама оқылмады: {cause}. UTF-8 мәтінімен жазылған бір JSON нысанын жіберіңіз.",
        "Сообщение не прочитано: {cause}. Отправьте один объект JSON в кодировке UTF-8.",
        "The message could not be read: {cause}. Send one JSON object in UTF-8.");

    public static readonly ProblemKind MessageTooLarge = new(
        "message.tooLarge",
        "Хабарлама тым үлкен: ең көбі {limit} МБ болуы мүмкін. Құжаттарды сығып, қайта жіберіңіз.",
        "Сообщение слишком большое: допускается не более {limit} МБ. Сожмите документы и отправьте снова.",
        "The message is too large: at most {limit} MB. Compress the documents and send it again.");

    public static readonly ProblemKind TooMany = new(
        "intake.tooMany",
        "Бір минутта тым көп өтініш жіберілді: ең көбі {limit}. Бұл өтініш сақталған жоқ; бір минуттан кейін оны қайта жіберіңіз.",
        "За минуту отправлено слишком много заявлений: допускается не более {limit}. Это заявление не сохранено; отправьте его снова через минуту.",
        "Too many applications in a minute: at most {limit}. This one is not stored; send it again in a minute.");

    public static readonly ProblemKind MessageUnknown = new(
        "message.unknown",
        "Хабарламаның түрі белгісіз. Оның атауын AMQP «type» қасиетінде немесе «messageType» өрісінде көрсетіңіз, мысалы submit-application.",
        "Тип сообщения неизвестен. Укажите его имя в свойстве AMQP «type» или в поле «messageType», например submit-application.",
        "The kind of message is unknown. Name it in the AMQP property \"type\" or in the field \"messageType\", for example submit-application.");

    public static readonly ProblemKind ChannelWrong = new(
        "channel.wrong",
        "Бұл санатқа өтініш басқа арна арқылы беріледі: {channel}. Бұл бас тарту емес: өтінішті сол арна арқылы беріңіз (аттестаттау қағидаларының 15-тармағы).",
        "Заявление на эту категорию подаётся через другой канал: {channel}. Это не отказ: подайте заявление через него (пункт 15 Правил аттестации).",
        "An application for this category is filed elsewhere: {channel}. This is not a refusal: file it there (Rules of attestation, p. 15).");

    public static readonly ProblemKind ChannelPaperNotEnabled = new(
        "channel.paperNotEnabled",
        "Бұл ұйымда қағаз түріндегі өтініштерді қабылдау қосылмаған. Өтінішті электрондық түрде беріңіз.",
        "Для этой организации приём заявлений на бумаге не включён. Подайте заявление в электронном виде.",
        "Paper applications are not switched on for this provider. File the application electronically.");

    public static readonly ProblemKind ApplicationIdConflict = new(
        "applicationId.conflict",
        "Дәл осы сәйкестендіргішпен мазмұны басқа өтініш бұрын қабылданған. Жаңа өтінішті жаңа сәйкестендіргішпен жіберіңіз.",
        "Заявление с этим идентификатором, но с другим содержанием уже принято. Отправьте новое заявление с новым идентификатором.",
        "An application with this id and other content was taken before. Send a new application under a new id.");

    public static readonly ProblemKind ApplicationErased = new(
        "application.erased",
        "Осы сәйкестендіргішпен өтініш бұрын аяқталған, ал деректері сақтау мерзімі өткен соң жойылған. Жаңа өтінішті жаңа сәйкестендіргішпен жіберіңіз.",
        "Заявление с этим идентификатором завершено давно, его данные уничтожены по истечении срока хранения. Отправьте новое заявление с новым идентификатором.",
        "An application with this id ended long ago, and its data were destroyed after their term. Send a new application under a new id.");

    public static readonly ProblemKind ReviewGround = new(
        "review.ground",
        "Бас тарту кезінде (Refuse) негіз ретінде S2-24, S2-25 немесе S2-26 көрсетіледі, жалғастыру кезінде (Proceed) негіз көрсетілмейді.",
        "При отказе (Refuse) укажите основание S2-24, S2-25 или S2-26; при продолжении (Proceed) основание не указывается.",
        "With Refuse, give the ground: S2-24, S2-25 or S2-26. With Proceed, leave it out.");

    public static readonly ProblemKind ReviewExplanation = new(
        "review.explanation",
        "Бас тарту кезінде өтініш берушіге түсіндірме қажет. Оны қазақша және орысша жазыңыз.",
        "При отказе нужно пояснение для заявителя. Напишите его на казахском и русском языках.",
        "A refusal needs an explanation for the applicant. Write it in Kazakh and in Russian.");

    public static readonly ProblemKind StatusKey = new(
        "status.key",
        "Қай өтініш екені көрсетілмеген. Өтініштің сәйкестендіргішін (applicationId) немесе нөмірін (applicationNumber) ЖСН-мен (iin) бірге жіберіңіз.",
        "Не указано, о каком заявлении речь. Отправьте его идентификатор (applicationId) или номер (applicationNumber) вместе с ИИН (iin).",
        "It is not said which application is meant. Send its applicationId, or its applicationNumber together with the iin.");

    public static readonly ProblemKind ApplicationUnknown = new(
        "application.unknown",
        "Мұндай өтініш жоқ. Өтініштің идентификаторын тексеріңіз.",
        "Такого заявления нет. Проверьте идентификатор заявления.",
        "There is no such application. Check its id.");

    public static readonly ProblemKind WithdrawalKept = new(
        "application.notHereYet",
        "Мұндай өтініш әлі келген жоқ. Кері қайтару сақталды: өтініш келсе, ол бірден кері қайтарылған болып есептеледі. Идентификаторды тексеріңіз.",
        "Такого заявления ещё нет. Отзыв сохранён: если заявление поступит, оно сразу будет считаться отозванным. Проверьте идентификатор.",
        "There is no such application yet. The withdrawal is kept: should the application arrive, it is withdrawn at once. Check the id.");

    public static readonly ProblemKind NotWithdrawable = new(
        "application.notWithdrawable",
        "Хабарлама берілгеннен кейін өтінішті кері қайтаруға болмайды.",
        "После выдачи уведомления заявление отозвать нельзя.",
        "An application cannot be withdrawn after its notice was issued.");

    public static readonly ProblemKind NotInReview = new(
        "review.notOpen",
        "Өтініш қарауда емес, сондықтан шешім қабылданбайды.",
        "Заявление не находится на рассмотрении, поэтому решение не принимается.",
        "The application is not in review, so no decision is taken.");

    public static readonly ProblemKind ReviewDecided = new(
        "review.decided",
        "Бұл өтініш бойынша шешім бұрын қабылданған, ол өзгермейді.",
        "По этому заявлению решение уже принято, и оно не меняется.",
        "A decision on this application was recorded before, and it stands.");

    public static readonly ProblemKind NoticeUnknown = new(
        "notice.unknown",
        "Мұндай хабарлама жоқ. Хабарламаның идентификаторын тексеріңіз.",
        "Такого уведомления нет. Проверьте идентификатор уведомления.",
        "There is no such notice. Check its id.");

    public static readonly ProblemKind NoticeRefused = new(
        "notice.refused",
        "Қол қойылған хабарлама қабылданбады. {reason} Жіберілген хабарламаға өзгеріссіз қол қойыңыз.",
        "Подписанное уведомление не принято. {reason} Подпишите присланное уведомление без изменений.",
        "The signed notice is not taken. {reason} Sign the notice that was sent, unchanged.");
}
