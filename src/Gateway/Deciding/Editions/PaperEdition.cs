using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>
/// The paper service 00803020 (S1). The order it rests on was repealed in 2016; where a provider is switched on for it, its edition stays
/// in force for new paper applications (docs/decisions/0030).
/// </summary>
internal sealed class PaperEdition : Edition
{
    /// <summary>S1-1.</summary>
    public const string ServiceCode = "00803020";

    public override string Name => "2013";

    public override DateOnly From { get; } = new(2013, 8, 7);

    public override DateOnly? To => null;

    public override BilingualText Service { get; } = new(
        $"{ServiceCode} «Мектепке дейінгі, бастауыш, негізгі орта, жалпы орта, техникалық және кәсіптік, орта білімнен кейінгі білімнің білім беретін оқу бағдарламаларын іске асыратын білім беру ұйымдарында жұмыс істейтін педагог қызметкерлер мен оларға теңестірілген тұлғалардың біліктілік санаттарын тағайындау және бекіту үшін аттестаттаудан өткізуге құжаттар қабылдау»",
        $"{ServiceCode} «Прием документов на аттестацию для присвоения и подтверждения квалификационных категорий педагогическим работникам и приравненным к ним лицам, работающим в организациях образования, реализующих образовательные учебные программы дошкольного, начального, основного среднего, общего среднего, технического и профессионального, послесреднего образования»");

    /// <summary>The applicant brings copies: nothing is fetched, so no consent to fetch it is needed.</summary>
    public override bool AsksRegisters => false;

    public override bool Governs(Channel channel) => channel is Channel.Paper;

    public override IEnumerable<Finding> Shortcomings(CaseFile file, SchoolYears.Year year) => PaperDocumentRules.Shortcomings(file);

    public override IEnumerable<Finding> Doubts(CaseFile file) => PaperDocumentRules.Doubts(file);

    public override IReadOnlyList<Check> Checks(CaseFile file) =>
    [
        Check.NotChecked("conditions of the category", Act.PaperService.At("Правила аттестации"), "experience, sequence and points are the commission's business, whose decision is recorded later"),
        Check.NotChecked("contents of the copies", Act.PaperService.At("раздел «Необходимые документы»"), "the clerk compares copies with originals; no register is asked"),
    ];
}
