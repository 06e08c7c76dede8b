using Attestation.Stubs.UstazPlatform.Applications;
using Attestation.Stubs.UstazPlatform.Teachers;

namespace Attestation.Stubs.UstazPlatform.Pages;

/// <summary>Everything that the pages say.</summary>
internal static class Words
{
    public static readonly Said Platform = new("Ұстаз, қосалқы үлгі", "Ұстаз, дублёр", "Ұстаз, a double");
    public static readonly Said Synthetic = new("Барлық адамдар ойдан шығарылған.", "Все люди вымышлены.", "All people are synthetic.");
    public static readonly Said SkipToContent = new("Мазмұнға өту", "К содержанию", "Skip to content");
    public static readonly Said Languages = new("Тіл", "Язык", "Language");
    public static readonly Said Teachers = new("Педагогтер", "Педагоги", "Teachers");
    public static readonly Said FindByIin = new("Педагогті ЖСН бойынша табу", "Найти педагога по ИИН", "Find a teacher by ИИН");
    public static readonly Said Iin = new("ЖСН", "ИИН", "ИИН");
    public static readonly Said Find = new("Табу", "Найти", "Find");
    public static readonly Said WrongIin = new("ЖСН қате: он екі цифр, күні мен бақылау цифры дұрыс болуы керек.", "ИИН неверен: нужны двенадцать цифр с верной датой и контрольной цифрой.", "This is no ИИН: twelve digits with a right date and check digit are needed.");
    public static readonly Said Silent = new("Платформа қазір бұл педагог туралы жауап бере алмайды.", "Платформа сейчас не отвечает об этом педагоге.", "The platform cannot answer about this teacher now.");
    public static readonly Said NothingKnown = new("Платформада бұл педагогтің портфолиосы жоқ. Енгізілген жазба оны ашады.", "У платформы нет портфолио этого педагога. Первая запись его откроет.", "The platform has no portfolio of this teacher. The first entry will open one.");
    public static readonly Said NotFound = new("Мұндай бет жоқ.", "Такой страницы нет.", "There is no such page.");
    public static readonly Said FromElsewhere = new("Сұрау басқа сайттан келді және қабылданбады.", "Запрос пришёл с другого сайта и не принят.", "The request came from another site and was not taken.");

    public static readonly Said Profile = new("Педагог туралы", "О педагоге", "Profile");
    public static readonly Said FullName = new("Тегі, аты, әкесінің аты", "Фамилия, имя, отчество", "Full name");
    public static readonly Said BirthDate = new("Туған күні", "Дата рождения", "Birth date");
    public static readonly Said Position = new("Лауазымы", "Должность", "Position");
    public static readonly Said Workplace = new("Жұмыс орны", "Место работы", "Workplace");
    public static readonly Said Experience = new("Өтілі, жыл", "Стаж, лет", "Experience, years");
    public static readonly Said Categories = new("Біліктілік санаттары", "Квалификационные категории", "Categories");
    public static readonly Said Until = new("мерзімі", "действует до", "valid until");

    public static readonly Said Portfolio = new("Портфолио", "Портфолио", "Portfolio");
    public static readonly Said Version = new("Нұсқа", "Версия", "Version");
    public static readonly Said EarlierVersion = new("Бұл бұрынғы нұсқа, ол өзгермейді.", "Это прежняя версия, она не меняется.", "This is an earlier version; it does not change.");
    public static readonly Said Latest = new("Қазіргі нұсқа", "К нынешней версии", "The latest version");
    public static readonly Said History = new("Нұсқалар тарихы", "История версий", "History of versions");
    public static readonly Said When = new("Қашан", "Когда", "When");
    public static readonly Said Why = new("Не болды", "Что произошло", "What happened");
    public static readonly Said Who = new("Кім", "Кто", "Who");

    public static readonly Said Item = new("Тармақ", "Пункт", "Item");
    public static readonly Said Kind = new("6-тармақтың құжаты", "Документ пункта 6", "Document of item 6");
    public static readonly Said Title = new("Атауы", "Название", "Title");
    public static readonly Said TitleRu = new("Орысша атауы", "Название по-русски", "Title in Russian");
    public static readonly Said Number = new("Құжат нөмірі", "Номер документа", "Number of the document");
    public static readonly Said Category = new("Санаты", "Категория", "Category");
    public static readonly Said Issuer = new("Кім берді", "Кем выдан", "Issuer");
    public static readonly Said IssuedOn = new("Берілген күні", "Дата выдачи", "Issued on");
    public static readonly Said PeriodFrom = new("Кезеңнің басы", "Начало периода", "Period from");
    public static readonly Said PeriodTo = new("Кезеңнің соңы", "Конец периода", "Period to");
    public static readonly Said Hours = new("Сағат", "Часы", "Hours");
    public static readonly Said Programme = new("Бағдарлама", "Программа", "Programme");
    public static readonly Said Agreed = new("Бағдарлама уәкілетті органмен келісілген", "Программа согласована с уполномоченным органом", "Programme agreed with the authorised body");
    public static readonly Said Level = new("Деңгейі", "Уровень", "Level");
    public static readonly Said Source = new("Көзі", "Источник", "Source");
    public static readonly Said EnteredBy = new("Кім енгізді (жауапты адамның тегі, аты)", "Кто внёс (фамилия, имя ответственного лица)", "Entered by (name of the responsible person)");
    public static readonly Said Verified = new("Тексерілді", "Проверено", "Verified");
    public static readonly Said VerifiedBy = new("Кім тексерді", "Кто проверил", "Verified by");
    public static readonly Said File = new("Файл (PDF, JPEG, PNG, 5 МБ дейін)", "Файл (PDF, JPEG, PNG, до 5 МБ)", "File (PDF, JPEG, PNG, up to 5 MB)");
    public static readonly Said Download = new("Жүктеп алу", "Скачать", "Download");
    public static readonly Said Actions = new("Әрекеттер", "Действия", "Actions");
    public static readonly Said Edit = new("Өзгерту", "Изменить", "Edit");
    public static readonly Said Remove = new("Алып тастау", "Убрать", "Remove");
    public static readonly Said Verify = new("Тексерілді деп белгілеу", "Отметить проверенным", "Mark as verified");
    public static readonly Said AddEntry = new("Жазба қосу", "Добавить запись", "Add an entry");
    public static readonly Said ChangeEntry = new("Жазбаны өзгерту", "Изменить запись", "Change an entry");
    public static readonly Said Save = new("Сақтау", "Сохранить", "Save");
    public static readonly Said Yes = new("иә", "да", "yes");
    public static readonly Said No = new("жоқ", "нет", "no");
    public static readonly Said Mistakes = new("Қателер бар, ештеңе сақталған жоқ:", "Есть ошибки, ничего не сохранено:", "There are mistakes, nothing was saved:");

    public static readonly Said Applications = new("Өтініштер", "Заявления", "Applications");
    public static readonly Said Apply = new("Аттестаттауға өтініш беру", "Подать заявление на аттестацию", "Apply for attestation");
    public static readonly Said Send = new("Жіберу", "Отправить", "Send");
    public static readonly Said NoBus = new(
        "Өтінішті тапсыратын жер жоқ: платформа шинаға қосылмаған (Bus:Host).", "Заявление некуда передать: платформа не подключена к шине (Bus:Host).", "There is nowhere to hand an application to: this platform is on no bus (Bus:Host).");
    public static readonly Said ProviderBin = new("Қызмет көрсетушінің БСН-і", "БИН услугодателя", "БИН of the provider");
    public static readonly Said Email = new("Электрондық пошта", "Электронная почта", "E-mail");
    public static readonly Said Phone = new("Телефон", "Телефон", "Phone");
    public static readonly Said AnswerLanguage = new("Жауап тілі", "Язык ответа", "Language of the answer");
    public static readonly Said Purpose = new("Мақсаты", "Цель", "Purpose");
    public static readonly Said RequestedCategory = new("Сұралатын санат", "Запрашиваемая категория", "Category applied for");
    public static readonly Said Consent = new("Дербес деректерді пайдалануға келісемін", "Согласие на использование персональных данных", "I consent to the use of my personal data");
    public static readonly Said EssayTopic = new("Эссе тақырыбы", "Тема эссе", "Topic of the essay");
    public static readonly Said EssayText = new("Эссе мәтіні (250–300 сөз)", "Текст эссе (250–300 слов)", "Text of the essay (250–300 words)");
    public static readonly Said State = new("Күйі", "Состояние", "State");
    public static readonly Said FiledAt = new("Берілген уақыты", "Подано", "Filed at");
    public static readonly Said Snapshot = new("Портфолио нұсқасы", "Версия портфолио", "Version of the portfolio");
    public static readonly Said Notice = new("Хабарлама", "Уведомление", "Notice");
    public static readonly Said Reasons = new("Себептері", "Причины", "Reasons");
    public static readonly Said LookAgain = new("Қайта қарау", "Обновить", "Look again");

    public static Said Of(EntrySource source) => source switch
    {
        EntrySource.Automatic => new("тіркелімнен", "из реестра", "register"),
        EntrySource.Manual => new("жауапты адам енгізген", "внесено ответственным лицом", "manual entry"),
        _ => new("педагог жүктеген", "загружено педагогом", "upload"),
    };

    public static Said Of(VersionCause cause) => cause switch
    {
        VersionCause.Gathered => new("мемлекеттік жүйелерден жиналды", "собрано из госсистем", "gathered from state systems"),
        VersionCause.EntryAdded => new("жазба қосылды", "запись добавлена", "entry added"),
        VersionCause.EntryChanged => new("жазба өзгертілді", "запись изменена", "entry changed"),
        VersionCause.EntryVerified => new("жазба тексерілді", "запись проверена", "entry verified"),
        VersionCause.EntryRemoved => new("жазба алынды", "запись убрана", "entry removed"),
        _ => new("деректер түзетілді", "сведения исправлены", "profile corrected"),
    };

    public static Said Of(ApplicationState state, bool isRefused) => state switch
    {
        ApplicationState.Filed => new("Берілді, тапсырылуын күтуде", "Подано, ожидает передачи", "Filed, waiting to be handed over"),
        ApplicationState.HandedOver => new("Тапсырылды", "Передано", "Handed over"),
        ApplicationState.Received => new("Қабылданды, тіркеуді күтуде", "Принято, ожидает регистрации", "Received, awaiting registration"),
        ApplicationState.Registered or ApplicationState.InReview or ApplicationState.AwaitingSignature => new("Өңдеуде", "В обработке", "In progress"),
        ApplicationState.Issued when isRefused => new("Бас тартылды", "Отказано", "Refused"),
        ApplicationState.Issued => new("Орындалды", "Исполнено", "Accepted"),
        ApplicationState.Rejected => new("Шлюз қабылдамады", "Не принято шлюзом", "Not taken by the gateway"),
        _ => new("Кері қайтарылды", "Отозвано", "Withdrawn"),
    };

    public static Said OfName(string name) => name switch
    {
        "CategoryCertificate" => new("куәлік", "удостоверение", "certificate"),
        "CategoryOrder" => new("бұйрық", "приказ", "order"),
        "Teacher" => new("педагог", "педагог", "teacher"),
        "Moderator" => new("педагог-модератор", "педагог-модератор", "teacher-moderator"),
        "Expert" => new("педагог-сарапшы", "педагог-эксперт", "teacher-expert"),
        "Researcher" => new("педагог-зерттеуші", "педагог-исследователь", "teacher-researcher"),
        "Master" => new("педагог-шебер", "педагог-мастер", "teacher-master"),
        "Second" => new("екінші санат", "вторая категория", "second category"),
        "First" => new("бірінші санат", "первая категория", "first category"),
        "Highest" => new("жоғары санат", "высшая категория", "highest category"),
        "School" => new("мектеп", "школа", "school"),
        "District" => new("аудан", "район", "district"),
        "Oblast" => new("облыс", "область", "oblast"),
        "Republic" => new("республика", "республика", "republic"),
        "International" => new("халықаралық", "международный", "international"),
        "Manual" => Of(EntrySource.Manual),
        "Upload" => Of(EntrySource.Upload),
        "Award" => new("беру", "присвоение", "award"),
        "Confirm" => new("растау", "подтверждение", "confirmation"),
        "true" => Yes,
        "false" => No,
        _ => new(name, name, name),
    };
}
