namespace Attestation.Gateway.Deciding;

/// <summary>The document of the paper service 00803020, requirement by requirement (S1). Its rows have no numbers: they are cited by name.</summary>
internal static class PaperRequirements
{
    private const string Documents = "раздел «Необходимые документы»";
    private const string Result = "раздел «Результат оказания услуги»";

    public static readonly Requirement Service = Row(
        "S1-1", "раздел «Название услуги»", "The service 00803020: accepting documents for attestation, to award and confirm categories",
        "the edition of 2013 names the service and its code in every document", "Gateway/Deciding/Editions/PaperEdition.cs", "Gateway/Notices/NoticeXml.cs");

    public static readonly Requirement Provider = Row(
        "S1-2", "раздел «Государственный орган, оказывающий услугу»", "The provider is one concrete school",
        "paper is taken for providers that are switched on for it, one by one", "Gateway/Receiving/Reading/ChannelRule.cs", "Gateway/Deciding/RulesOptions.cs");

    public static readonly Requirement Recipients = Row(
        "S1-3", "раздел «Потребители услуги»", "Recipients are natural persons",
        "the applicant is a person with an ИИН; the number of an organisation is refused", "Gateway/Deciding/People/Iin.cs");

    public static readonly Requirement OnPaper = Row(
        "S1-4", "раздел «Форма оказания услуги»", "The service is delivered on paper",
        "a clerk registers the application with channel Paper; no register is asked", "Gateway/Receiving/Reading/ChannelRule.cs", "Gateway/Collecting/CollectingStop.cs");

    public static readonly Requirement Procedure = Row(
        "S1-5", "раздел «Порядок оказания услуги»", "The procedure follows the standard of the service",
        "an edition of the rules of its own, which a case keeps for ever", "Gateway/Deciding/Editions/PaperEdition.cs", "Gateway/Deciding/Editions/Editions.cs");

    public static readonly Requirement Application = Row(
        "S1-6", $"{Documents}, пп. 1)", "Application for attestation",
        "the message is the application: each field of it is required", "Gateway/Receiving/Reading/SubmitApplicationReader.cs");

    public static readonly Requirement Identity = Row(
        "S1-7", $"{Documents}, пп. 2)", "Copy of the identity document", "rule", "Gateway/Deciding/Editions/PaperDocumentRules.cs");

    public static readonly Requirement Diploma = Row(
        "S1-8", $"{Documents}, пп. 3)", "Copy of the diploma of education", "rule", "Gateway/Deciding/Editions/PaperDocumentRules.cs");

    public static readonly Requirement Course = Row(
        "S1-9", $"{Documents}, пп. 4)", "Copy of a document on professional development", "rule", "Gateway/Deciding/Editions/PaperDocumentRules.cs");

    public static readonly Requirement Employment = Row(
        "S1-10", $"{Documents}, пп. 5)", "Copy of the employment record book", "rule", "Gateway/Deciding/Editions/PaperDocumentRules.cs");

    public static readonly Requirement Category = Row(
        "S1-11", $"{Documents}, пп. 6)", "Copy of the certificate of the category held before, except for staff who moved from higher education and hold no category",
        "rule; where the letter of the law asks for a paper that cannot exist, a person decides", "Gateway/Deciding/Editions/PaperDocumentRules.cs");

    public static readonly Requirement Achievements = Row(
        "S1-12", $"{Documents}, пп. 7)", "Information on professional achievements, if any", "rule: never missing", "Gateway/Deciding/Editions/PaperDocumentRules.cs");

    public static readonly Requirement Decision = Row(
        "S1-13", $"{Result}, решение комиссии", "Result: the commission's decision to award, to confirm or not to award",
        "recorded, drawn up, signed and issued after the acceptance", "Gateway/Receiving/CommissionDesk.cs", "Gateway/Notices/CommissionTexts.cs");

    public static readonly Requirement Order = Row(
        "S1-14", $"{Result}, приказ", "Result: the order on award or confirmation",
        "drawn up, signed and issued after the decision; none when nothing is awarded", "Gateway/Receiving/CommissionDesk.cs", "Gateway/Notices/CommissionTexts.cs");

    public static IReadOnlyList<Requirement> All { get; } =
    [
        Service, Provider, Recipients, OnPaper, Procedure, Application, Identity, Diploma, Course, Employment, Category, Achievements, Decision, Order,
    ];

    private static Requirement Row(string number, string clause, string says, string metBy, params IReadOnlyList<string> files) =>
        new(number, Act.PaperService.At(clause), says, metBy, files);
}
