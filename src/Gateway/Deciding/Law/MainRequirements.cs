namespace Attestation.Gateway.Deciding;

/// <summary>The list of main requirements of the service, row by row (S2): Annex 1 of the Rules.</summary>
internal static class MainRequirements
{
    private const string Documents = "Gateway/Deciding/Rules/DocumentRules.cs";

    public static readonly Requirement Service = Row(
        "S2-1", "название", "The service is accepting documents for attestation; a list of ten rows governs it",
        "the edition of 2025 and this register", "Gateway/Deciding/Editions/ElectronicEdition.cs", "Gateway/Deciding/Law/MainRequirements.cs");

    public static readonly Requirement Provider = Row(
        "S2-2", "строка 1", "The list is made out for each provider",
        "an application names its provider; queue, hours, key and signer are the provider's own", "Gateway/Deciding/People/Bin.cs", "Gateway/Signing/NoticeVerdict.cs");

    public static readonly Requirement Portal = Row(
        "S2-3", "строка 2", "Channel: the portal egov.kz", "routing by category (Rules, p. 15)", "Gateway/Receiving/Reading/ChannelRule.cs");

    public static readonly Requirement Platform = Row(
        "S2-4", "строка 2, «Ұстаз»", "Channel: the platform «Ұстаз»", "routing by category (Rules, p. 15)", "Gateway/Receiving/Reading/ChannelRule.cs");

    public static readonly Requirement Term = Row(
        "S2-5", "строка 3", "The term is one working day", "terms of each case, with a warning and a breach", "Gateway/Deciding/Time/WorkingTime.cs", "Gateway/Cases/TermAlarms.cs");

    public static readonly Requirement PartlyAutomated = Row(
        "S2-6", "строка 4", "Electronic, partially automated: a person decides",
        "the machine proposes; review and refusals belong to persons", "Gateway/Deciding/Rules/DecisionRules.cs", "Gateway/Receiving/DecisionDesk.cs");

    public static readonly Requirement Result = Row(
        "S2-7", "строка 5", "The result is a notice of acceptance or a reasoned refusal", "exactly one of the two", "Gateway/Notices/NoticesStop.cs");

    public static readonly Requirement Signature = Row(
        "S2-8", "строка 5, ЭЦП", "The notice carries the provider's digital signature", "signed once, by somebody entitled", "Gateway/Signing/NoticeVerdict.cs");

    public static readonly Requirement Cabinet = Row(
        "S2-9", "строка 5, личный кабинет", "The result is shown in the personal cabinet",
        "the notice goes to whoever keeps the cabinet, with number, kind and signed bytes; its number and outcome are told on asking", "Gateway/Issuing/IssuingStop.cs", "Gateway/Receiving/StatusOf.cs");

    public static readonly Requirement Free = Row("S2-10", "строка 6", "Free for natural persons", "said in every notice; nothing asks for money", "Gateway/Notices/NoticeTexts.cs");

    public static readonly Requirement RoundTheClock = Row(
        "S2-11", "строка 7", "Both channels work round the clock, except technical breaks",
        "an application is taken at any hour; a break is planned and told, and what comes in it waits", "Gateway/Receiving/SubmissionDesk.cs", "Gateway/Maintenance/TechnicalBreaks.cs");

    public static readonly Requirement NextWorkingDay = Row(
        "S2-12", "строка 7, в скобках", "After hours, on days off and holidays both acceptance and result follow on the next working day",
        "registration, notice and issue happen in working time", "Gateway/Deciding/Time/WorkingTime.cs", "Gateway/Issuing/IssuingStop.cs");

    public static readonly Requirement Application = Row(
        "S2-13", "строка 8, пп. 1)", "Application", "the message is the application: each field of it is required", "Gateway/Receiving/Reading/SubmitApplicationReader.cs");

    public static readonly Requirement Diploma = Row("S2-14", "строка 8, пп. 2)", "Diploma, only if the information systems hold no data", "rule", Documents);

    public static readonly Requirement Retraining = Row("S2-15", "строка 8, пп. 3)", "Document on a retraining course, if any", "rule: never missing", Documents);

    public static readonly Requirement Employment = Row("S2-16", "строка 8, пп. 4)", "Proof of employment, only if the information systems hold no data", "rule", Documents);

    public static readonly Requirement Course = Row("S2-17", "строка 8, пп. 5)", "Certificate of courses whose programme is agreed with the authorised body", "rule", Documents);

    public static readonly Requirement Category = Row("S2-18", "строка 8, пп. 6)", "Certificate and order of the category held, for those who held one", "rule", Documents);

    public static readonly Requirement Achievements = Row("S2-19", "строка 8, пп. 7)", "Professional achievements and generalised experience", "rule", Documents);

    public static readonly Requirement LearnersAchievements = Row("S2-20", "строка 8, пп. 8)", "Learners' achievements", "rule", Documents);

    public static readonly Requirement Essay = Row(
        "S2-21", "строка 8, пп. 9)", "Essay of 250–300 words", "rule, and a counter of words", "Gateway/Deciding/Rules/EssayRule.cs", "Gateway/Deciding/Rules/EssayWords.cs");

    public static readonly Requirement Registers = Row(
        "S2-22", "строка 8", "Identity, education and employment are fetched through the e-government gateway",
        "signed SOAP to four services", "Gateway/EgovShlyuz/EgovShlyuzClient.cs", "Gateway/Collecting/Sources.cs");

    public static readonly Requirement OnPlatform = Row(
        "S2-23", "строка 8, последний абзац", "For moderators and experts items 3, 5, 6, 7 and 8 are accumulated on the platform",
        "their portfolio is asked there, frozen with its hash, and alone counts", "Gateway/Deciding/Rules/Held.cs", "Gateway/UstazPlatform/UstazPlatformClient.cs");

    public static readonly Requirement Unreliable = Row(
        "S2-24", "строка 9, пп. 1)", "Ground of refusal: unreliable documents or data", "a person alone decides it", "Gateway/Deciding/Rules/ReliabilityRules.cs");

    public static readonly Requirement NotMet = Row(
        "S2-25", "строка 9, пп. 2)", "Ground of refusal: materials or data do not meet the requirements", "every shortcoming is named", "Gateway/Deciding/Rules/DecisionRules.cs");

    public static readonly Requirement Consent = Row(
        "S2-26", "строка 9, пп. 3); Закон РК от 21.05.2013 № 94-V, ст. 8", "Ground of refusal: no consent to access restricted personal data",
        "rule; nothing is asked before it", "Gateway/Deciding/Rules/ConsentRule.cs", "Gateway/Collecting/ConsentStep.cs");

    public static readonly Requirement OnceAYear = Row(
        "S2-27", "строка 10, один раз в учебном году", "Attestation is held once per school year", "rule", "Gateway/Deciding/Rules/PeriodRules.cs", "Gateway/Cases/CaseStore.cs");

    public static readonly Requirement Periods = Row(
        "S2-28", "строка 10, сроки приёма", "Applications are accepted in the periods set by the authorised bodies",
        "rule", "Gateway/Deciding/Rules/PeriodRules.cs", "Gateway/Deciding/Rules/SchoolYears.cs");

    public static readonly Requirement Summary = Row(
        "S2-29", "строка 10, комплексное обобщение", "Comprehensive analytical summary: January to August of the school year",
        "said to whoever asks for the status", "Gateway/Receiving/StatusTexts.cs");

    public static readonly Requirement Addresses = Row(
        "S2-30", "строка 10, адреса мест оказания", "Addresses of service points are published by the ministry", "settings of the ministry and of each provider, said to whoever asks", "Gateway/Receiving/ProcedurePage.cs", "Gateway/Receiving/ServiceOptions.cs");

    public static readonly Requirement Status = Row(
        "S2-31", "строка 10, дистанционный доступ", "Procedure and status are available remotely through the personal cabinet",
        "a question on the bus and an address of the API, for the applicant and for the provider", "Gateway/Receiving/StatusDesk.cs", "Gateway/Receiving/ProcedurePage.cs");

    public static readonly Requirement ContactCentre = Row(
        "S2-32", "строка 10, Единый контакт-центр", "The same by the contact centre 1414, 8 800 080 77777", "the operator gives number and ИИН and hears the rest masked", "Gateway/Receiving/StatusDesk.cs", "Gateway/Receiving/StatusOf.cs");

    public static readonly Requirement HelpLines = Row(
        "S2-33", "строка 10, справочные службы", "Help-line numbers of providers are published by the ministry", "settings of each provider, said to whoever asks", "Gateway/Receiving/ProcedurePage.cs", "Gateway/Receiving/ServiceOptions.cs");

    public static IReadOnlyList<Requirement> All { get; } =
    [
        Service, Provider, Portal, Platform, Term, PartlyAutomated, Result, Signature, Cabinet, Free, RoundTheClock, NextWorkingDay,
        Application, Diploma, Retraining, Employment, Course, Category, Achievements, LearnersAchievements, Essay, Registers, OnPlatform,
        Unreliable, NotMet, Consent, OnceAYear, Periods, Summary, Addresses, Status, ContactCentre, HelpLines,
    ];

    private static Requirement Row(string number, string clause, string says, string metBy, params IReadOnlyList<string> files) =>
        new(number, Act.MainRequirements.At(clause), says, metBy, files);
}
