using Attestation.Contracts;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Notices;

/// <summary>The fixed sentences of a notice. The acts give the Russian forms; the Kazakh ones are our rendering.</summary>
internal static class NoticeTexts
{
    public static BilingualText Service { get; } = new(
        "Педагогтердің аттестаттаудан өтуі үшін құжаттарды қабылдау",
        "Прием документов для прохождения аттестации педагогов");

    /// <summary>S2-10.</summary>
    public static BilingualText Free { get; } = new("Мемлекеттік қызмет тегін көрсетіледі.", "Государственная услуга оказывается бесплатно.");

    public static BilingualText Body(NoticeKind kind, Application application)
    {
        var category = CategoryNames.Of(application.Requested);
        var (purposeKk, purposeRu) = application.Purpose is Purpose.Award ? ("беруге", "присвоения") : ("растауға", "подтверждения");

        return kind is NoticeKind.Acceptance
            ? new(
                $"Сіздің «{category.Kk}» біліктілік санатын {purposeKk} аттестаттаудан өтуге өтінішіңіз қабылданды.",
                $"Ваше заявление на прохождение аттестации для {purposeRu} квалификационной категории «{category.Ru}» принято.")
            : new(
                $"Сіздің «{category.Kk}» біліктілік санатын {purposeKk} аттестаттаудан өтуге өтінішіңізді одан әрі қараудан төмендегі негіздер бойынша бас тартылды.",
                $"В дальнейшем рассмотрении Вашего заявления на прохождение аттестации для {purposeRu} квалификационной категории «{category.Ru}» отказано по следующим основаниям.");
    }
}
