namespace Attestation.Gateway.Receiving;

/// <content>One field.</content>
internal static partial class Problems
{
    public static readonly ProblemKind FieldMissing = new(
        "field.missing",
        "Міндетті өріс жоқ. Оны толтырып, қайта жіберіңіз.",
        "Нет обязательного поля. Заполните его и отправьте снова.",
        "A required field is missing. Fill it in and send again.");

    public static readonly ProblemKind FieldType = new(
        "field.type",
        "Мәннің түрі дұрыс емес: мұнда {expected} болуы керек.",
        "Неверный тип значения: здесь ожидается {expected}.",
        "The value has the wrong type: {expected} belongs here.");

    public static readonly ProblemKind UuidFormat = new(
        "uuid.format",
        "Сәйкестендіргіш дұрыс емес. Оны UUID түрінде, дефистермен жазыңыз; ол тек нөлдерден тұрмауы керек.",
        "Идентификатор записан неверно. Укажите UUID с дефисами, не состоящий из одних нулей.",
        "The id is not right. Write a UUID with hyphens that is not all zeros.");

    public static readonly ProblemKind InstantFormat = new(
        "instant.format",
        "Уақыт дұрыс жазылмаған. Оны ISO 8601 бойынша, UTC-дан айырмасымен жазыңыз, мысалы 2026-10-06T10:30:00+05:00.",
        "Время записано неверно. Укажите его по ISO 8601 со смещением от UTC, например 2026-10-06T10:30:00+05:00.",
        "The instant is not right. Write it in ISO 8601 with its offset from UTC, for example 2026-10-06T10:30:00+05:00.");

    public static readonly ProblemKind DateFormat = new(
        "date.format",
        "Күн дұрыс жазылмаған немесе ондай күн жоқ. Оны жыл-ай-күн түрінде жазыңыз, мысалы 2026-10-06.",
        "Дата записана неверно, или такого дня нет. Укажите её в виде год-месяц-день, например 2026-10-06.",
        "The date is not right, or there is no such day. Write year-month-day, for example 2026-10-06.");

    public static readonly ProblemKind ValueUnknown = new(
        "value.unknown",
        "Мұндай мән тізімде жоқ. Мына мәндердің бірін дәл осылай жазыңыз: {allowed}.",
        "Такого значения нет в списке. Укажите одно из следующих значений в точности так: {allowed}.",
        "There is no such value. Write one of these, exactly so: {allowed}.");

    public static readonly ProblemKind TextEmpty = new(
        "text.empty",
        "Өріс бос. Оны толтырыңыз, ал міндетті болмаса, жібермеңіз.",
        "Поле пустое. Заполните его, а если оно необязательное, не передавайте.",
        "The field is empty. Fill it in or, if it is optional, leave it out.");

    public static readonly ProblemKind TextTooLong = new(
        "text.tooLong",
        "Мәтін тым ұзын: ең көбі {limit} таңба болуы мүмкін. Оны қысқартыңыз.",
        "Текст слишком длинный: допускается не более {limit} знаков. Сократите его.",
        "The text is too long: at most {limit} characters. Shorten it.");

    public static readonly ProblemKind TextCharacters = new(
        "text.characters",
        "Мәтінде рұқсат етілмеген немесе бүлінген таңбалар бар. Оларды алып тастаңыз.",
        "В тексте есть недопустимые или повреждённые символы. Удалите их.",
        "The text has forbidden or damaged characters. Remove them.");

    public static readonly ProblemKind EmailFormat = new(
        "email.format",
        "Электрондық пошта мекенжайы дұрыс жазылмаған. Оны тексеріңіз, үлгісі: teacher@example.kz.",
        "Адрес электронной почты записан неверно. Проверьте его, образец: teacher@example.kz.",
        "The e-mail address is not right. Check it; it looks like teacher@example.kz.");

    public static readonly ProblemKind PhoneFormat = new(
        "phone.format",
        "Телефон нөмірі дұрыс жазылмаған. Оны халықаралық түрде жазыңыз: «+» белгісі және бос орынсыз 10–15 цифр.",
        "Номер телефона записан неверно. Укажите его в международном виде: «+» и от 10 до 15 цифр без пробелов.",
        "The phone number is not right. Write it in international form: \"+\" and 10 to 15 digits without spaces.");

    public static readonly ProblemKind ChainIdFormat = new(
        "chainId.format",
        "Хабарламалар тізбегінің нөмірі тек цифрлардан тұрады, ең көбі 20 цифр. Оны тексеріңіз.",
        "Номер цепочки сообщений состоит только из цифр, не более 20. Проверьте его.",
        "The number of the message chain has digits only, at most 20. Check it.");

    public static readonly ProblemKind IinFormat = new(
        "iin.format",
        "ЖСН 12 цифрдан тұруы керек. Оны жеке куәлік бойынша тексеріңіз.",
        "ИИН должен состоять из 12 цифр. Проверьте его по удостоверению личности.",
        "An IIN has 12 digits. Check it against the identity card.");

    public static readonly ProblemKind IinBirthDate = new(
        "iin.birthDate",
        "ЖСН туған күннен басталады, ал мұндай күн жоқ. Алғашқы алты цифрды жеке куәлік бойынша тексеріңіз.",
        "ИИН начинается с даты рождения, но такого дня нет. Проверьте первые шесть цифр по удостоверению личности.",
        "An IIN begins with the date of birth, but there is no such day. Check the first six digits against the identity card.");

    public static readonly ProblemKind IinCentury = new(
        "iin.century",
        "ЖСН-нің жетінші цифры 1-ден 6-ға дейін болады. Оны жеке куәлік бойынша тексеріңіз.",
        "Седьмая цифра ИИН бывает от 1 до 6. Проверьте её по удостоверению личности.",
        "The seventh digit of an IIN is 1 to 6. Check it against the identity card.");

    public static readonly ProblemKind IinChecksum = new(
        "iin.checksum",
        "ЖСН-нің бақылау цифры сәйкес келмейді: нөмірде қате бар. Оны жеке куәлік бойынша тексеріңіз.",
        "Контрольная цифра ИИН не сходится: в номере ошибка. Проверьте его по удостоверению личности.",
        "The check digit of the IIN does not fit: there is a mistake in the number. Check it against the identity card.");

    public static readonly ProblemKind BinInvalid = new(
        "bin.invalid",
        "Ұйымның БСН-і дұрыс емес. Барлық 12 цифрды тексеріңіз.",
        "БИН организации неверен. Проверьте все 12 цифр.",
        "The BIN of the organisation is not right. Check all 12 digits.");
}
