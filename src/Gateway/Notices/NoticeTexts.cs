using Attestation.Contracts;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Notices;

/// <summary>The sentences of a notice (Rules, Annexes 3 and 4). The acts give the Russian forms; the Kazakh ones are our rendering.</summary>
internal static class NoticeTexts
{
    /// <summary>S2-10.</summary>
    public static BilingualText Free { get; } = new("Мемлекеттік қызмет тегін көрсетіледі.", "Государственная услуга оказывается бесплатно.");

    public static BilingualText Title(NoticeKind kind) => kind switch
    {
        NoticeKind.Acceptance => new("Аттестаттаудан өтуге өтінішті қабылдау туралы хабарлама", "Уведомление о приеме заявления на прохождение аттестации"),
        NoticeKind.Refusal => new(
            "Аттестаттаудан өтуге өтінішті одан әрі қараудан бас тарту туралы хабарлама", "Уведомление об отказе в дальнейшем рассмотрении заявления на прохождение аттестации"),
        _ => CommissionTexts.Title(kind),
    };

    public static BilingualText Accepted(Application application)
    {
        var category = CategoryNames.Of(application.Requested);
        var (purposeKk, purposeRu) = PurposeOf(application.Purpose);

        return new(
            $"Сіздің «{category.Kk}» біліктілік санатын {purposeKk} аттестаттаудан өтуге өтінішіңіз қабылданды.",
            $"Ваше заявление на прохождение аттестации для {purposeRu} квалификационной категории «{category.Ru}» принято.");
    }

    /// <summary>Annex 4: not considered "in connection with" the ground, "namely" the documents, which follow one by one.</summary>
    public static BilingualText Refused(Application application, IEnumerable<Reason> reasons)
    {
        var category = CategoryNames.Of(application.Requested);
        var (purposeKk, purposeRu) = PurposeOf(application.Purpose);
        BilingualText[] grounds = [.. reasons.Select(reason => reason.Ground).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(GroundOf)];

        return new(
            $"Сіздің «{category.Kk}» біліктілік санатын {purposeKk} аттестаттаудан өтуге өтінішіңіз {string.Join("; ", grounds.Select(ground => ground.Kk))} байланысты одан әрі қаралмайды, атап айтқанда:",
            $"Ваше заявление на прохождение аттестации для {purposeRu} квалификационной категории «{category.Ru}» не подлежит дальнейшему рассмотрению в связи с {string.Join("; ", grounds.Select(ground => ground.Ru))}, а именно:");
    }

    // Row 9 of the list of main requirements.
    private static BilingualText GroundOf(string ground) => ground switch
    {
        Grounds.Unreliable => new("ұсынылған құжаттардың және (немесе) олардағы деректердің дәйексіздігіне", "недостоверностью представленных документов и (или) содержащихся в них данных"),
        Grounds.NotMet => new("ұсынылған материалдардың, деректер мен мәліметтердің талаптарға сәйкес келмеуіне", "несоответствием представленных материалов, данных и сведений требованиям"),
        _ => new("қолжетімділігі шектеулі дербес деректерге қол жеткізуге келісімнің болмауына", "отсутствием согласия на доступ к персональным данным ограниченного доступа"),
    };

    private static (string Kk, string Ru) PurposeOf(Purpose purpose) => purpose is Purpose.Award ? ("беруге", "присвоения") : ("растауға", "подтверждения");
}
