using Attestation.Contracts;
using Attestation.Gateway.Deciding;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Receiving;

/// <summary>How the service works, for the cabinet and for the contact centre to read out (S2-30 to S2-33).</summary>
internal sealed class ProcedurePage(IOptions<ServiceOptions> options, WorkingTimes workingTimes)
{
    // S2-32.
    private static readonly string[] ContactCentre = ["1414", "8 800 080 77777"];

    private static readonly TrilingualText[] Documents =
    [
        new("1) өтініш", "1) заявление", "1) application"),
        new("2) диплом, ақпараттық жүйелерде мәлімет болмаған жағдайда", "2) диплом, если сведений нет в информационных системах", "2) diploma, only if the information systems hold no data"),
        new("3) қайта даярлау курсынан өткені туралы құжат (бар болса)", "3) документ о прохождении курсов переподготовки (при наличии)", "3) document on a retraining course, if any"),
        new("4) еңбек қызметін растайтын құжат, ақпараттық жүйелерде мәлімет болмаған жағдайда", "4) документ, подтверждающий трудовую деятельность, если сведений нет в информационных системах", "4) proof of employment, only if the information systems hold no data"),
        new("5) бағдарламасы уәкілетті органмен келісілген біліктілікті арттыру курсының сертификаты", "5) сертификат курсов повышения квалификации по программам, согласованным с уполномоченным органом", "5) certificate of a course whose programme is agreed with the authorised body"),
        new("6) бұрын берілген санат туралы куәлік пен бұйрық (санаты болғандар үшін)", "6) удостоверение и приказ о ранее присвоенной категории (для имевших категорию)", "6) certificate and order of the category held, for those who hold one"),
        new("7) кәсіби жетістіктер мен тәжірибені жинақтауды растайтын құжаттар", "7) документы, подтверждающие профессиональные достижения и обобщение опыта", "7) proof of professional achievements and disseminated experience"),
        new("8) білім алушылардың жетістіктерін растайтын құжаттар", "8) документы, подтверждающие достижения обучающихся", "8) proof of learners' achievements"),
        new("9) 250–300 сөзден тұратын эссе", "9) эссе (250–300 слов)", "9) essay of 250–300 words"),
    ];

    // Rules, p. 15; S2-23: what the platform accumulates need not be brought.
    private static readonly TrilingualText[] Channels =
    [
        new(
            "«Ұстаз» платформасы: педагог-модератор, педагог-сарапшы; 3), 5), 6), 7), 8) тармақтар платформада жинақталады",
            "Платформа «Ұстаз»: педагог-модератор, педагог-эксперт; пункты 3), 5), 6), 7), 8) накапливаются на платформе",
            "The platform «Ұстаз»: moderator, expert; items 3, 5, 6, 7 and 8 are accumulated there"),
        new(
            "egov.kz порталы: педагог-зерттеуші, педагог-шебер, басшылар және олардың орынбасарлары",
            "Портал egov.kz: педагог-исследователь, педагог-мастер, руководители и их заместители",
            "The portal egov.kz: researcher, master, heads and deputy heads"),
    ];

    public ServiceProcedure For(Bin? provider) => new()
    {
        Service = new(
            "Педагогтердің аттестаттаудан өтуі үшін құжаттарды қабылдау",
            "Прием документов для прохождения аттестации педагогов",
            "Acceptance of documents for the attestation of teachers"),
        Documents = Documents,
        Channels = Channels,
        Term = new(
            "Бір жұмыс күні. Жұмыс уақыты аяқталғаннан кейін, демалыс және мереке күндері берілген өтініш келесі жұмыс күні тіркеледі.",
            "Один рабочий день. Заявление, поданное после окончания рабочего времени, в выходные и праздничные дни, регистрируется следующим рабочим днём.",
            "One working day. An application filed after hours, on days off or holidays is registered on the next working day."),
        Result = new(
            "Құжаттарды қабылдау туралы хабарлама немесе дәлелді бас тарту, жеке кабинетте, ЭЦҚ қойылған.",
            "Уведомление о приёме документов либо мотивированный отказ, в личном кабинете, подписанные ЭЦП.",
            "A notice of acceptance or a reasoned refusal, digitally signed, in the personal cabinet."),
        Fee = new("Тегін.", "Бесплатно.", "Free of charge."),
        Phones = [.. ContactCentre, .. options.Value.Phones],
        AddressesAt = options.Value.AddressesAt,
        Points = Points(provider) is { Count: > 0 } points ? points : null,
    };

    private List<ServicePoint> Points(Bin? provider) =>
    [
        .. options.Value.Points
            .Where(point => provider is null || point.Key == provider.Value)
            .OrderBy(point => point.Key, StringComparer.Ordinal)
            .Select(point => new ServicePoint
            {
                ProviderBin = point.Key,
                Name = point.Value.Name,
                Address = point.Value.Address,
                Phone = point.Value.Phone,
                Hours = Bin.TryParse(point.Key, out var bin) ? Hours(workingTimes.Of(bin!).Schedule) : null,
            }),
    ];

    private static string Hours(ProviderSchedule schedule) =>
        $"{schedule.Week} {schedule.Opens:HH\\:mm}–{schedule.Closes:HH\\:mm}{(schedule.Lunch is { } lunch ? $", {lunch.From:HH\\:mm}–{lunch.To:HH\\:mm}" : "")}";
}
