using System.Text.Json.Serialization;

namespace Attestation.Contracts;

/// <summary>How an application reached the service (list of main requirements, row 2).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Channel>))]
public enum Channel
{
    /// <summary>The e-government portal egov.kz (S2-3): researcher, master, heads and deputy heads.</summary>
    Egov,

    /// <summary>The national platform «Ұстаз» (S2-4): moderator and expert.</summary>
    Ustaz,

    /// <summary>On paper, registered by a clerk: service 00803020 (S1-4).</summary>
    Paper,
}

/// <summary>A qualification category that can be applied for (Rules of attestation, p. 15 and 19).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Category>))]
public enum Category
{
    /// <summary>Педагог-модератор.</summary>
    Moderator,

    /// <summary>Педагог-сарапшы, педагог-эксперт.</summary>
    Expert,

    /// <summary>Педагог-зерттеуші, педагог-исследователь.</summary>
    Researcher,

    /// <summary>Педагог-шебер, педагог-мастер.</summary>
    Master,

    /// <summary>Үшінші санатты басшы, руководитель третьей категории.</summary>
    Head3,

    /// <summary>Екінші санатты басшы, руководитель второй категории.</summary>
    Head2,

    /// <summary>Бірінші санатты басшы, руководитель первой категории.</summary>
    Head1,

    /// <summary>Үшінші санатты басшының орынбасары, заместитель руководителя третьей категории.</summary>
    Deputy3,

    /// <summary>Екінші санатты басшының орынбасары, заместитель руководителя второй категории.</summary>
    Deputy2,

    /// <summary>Бірінші санатты басшының орынбасары, заместитель руководителя первой категории.</summary>
    Deputy1,
}

/// <summary>A category that an applicant may already hold: those of today, and those of the system before 2018 (Rules, p. 10).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HeldCategoryName>))]
public enum HeldCategoryName
{
    /// <summary>Педагог.</summary>
    Teacher,

    /// <summary>Педагог-модератор.</summary>
    Moderator,

    /// <summary>Педагог-сарапшы, педагог-эксперт.</summary>
    Expert,

    /// <summary>Педагог-зерттеуші, педагог-исследователь.</summary>
    Researcher,

    /// <summary>Педагог-шебер, педагог-мастер.</summary>
    Master,

    /// <summary>Head, third category.</summary>
    Head3,

    /// <summary>Head, second category.</summary>
    Head2,

    /// <summary>Head, first category.</summary>
    Head1,

    /// <summary>Deputy head, third category.</summary>
    Deputy3,

    /// <summary>Deputy head, second category.</summary>
    Deputy2,

    /// <summary>Deputy head, first category.</summary>
    Deputy1,

    /// <summary>Екінші санат, вторая категория (old system).</summary>
    Second,

    /// <summary>Бірінші санат, первая категория (old system).</summary>
    First,

    /// <summary>Жоғары санат, высшая категория (old system).</summary>
    Highest,
}

/// <summary>What the applicant asks for (Rules, Annex 2).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Purpose>))]
public enum Purpose
{
    /// <summary>Беру, присвоение.</summary>
    Award,

    /// <summary>Растау, подтверждение.</summary>
    Confirm,
}

/// <summary>The language in which an applicant wants to read the answer. Notices carry both.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Language>))]
public enum Language
{
    /// <summary>Kazakh.</summary>
    [JsonStringEnumMemberName("kk")]
    Kazakh,

    /// <summary>Russian.</summary>
    [JsonStringEnumMemberName("ru")]
    Russian,
}

/// <summary>A document of row 8 of the list of main requirements; the numbers are those of the list.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DocumentKind>))]
public enum DocumentKind
{
    /// <summary>Item 2 (S2-14): diploma, only if the registers hold no data.</summary>
    Diploma,

    /// <summary>Item 3 (S2-15): document on a retraining course, if any.</summary>
    Retraining,

    /// <summary>Item 4 (S2-16): proof of employment, only if the registers hold no data.</summary>
    Employment,

    /// <summary>Item 5 (S2-17): certificate of a course whose programme is agreed with the authorised body.</summary>
    CourseCertificate,

    /// <summary>Item 6 (S2-18): certificate of the category held.</summary>
    CategoryCertificate,

    /// <summary>Item 6 (S2-18): order on the category held.</summary>
    CategoryOrder,

    /// <summary>Item 7 (S2-19): professional achievements and disseminated experience.</summary>
    Achievement,

    /// <summary>Item 8 (S2-20): learners' achievements.</summary>
    LearnerAchievement,

    /// <summary>Paper service only (S1-7): copy of the identity document.</summary>
    IdentityCopy,
}

/// <summary>How far an achievement reaches.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AchievementLevel>))]
public enum AchievementLevel
{
    /// <summary>Of one school.</summary>
    School,

    /// <summary>Of a district or a city.</summary>
    District,

    /// <summary>Of an oblast.</summary>
    Oblast,

    /// <summary>Of the republic.</summary>
    Republic,

    /// <summary>International.</summary>
    International,
}

/// <summary>
/// What is signed: the two results of the service (S2-7), and the documents of the commission's result in the paper service, which follow an
/// acceptance. A <see cref="NoticeIssued"/> is one of the first two.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoticeKind>))]
public enum NoticeKind
{
    /// <summary>The documents are accepted (Rules, Annex 3).</summary>
    Acceptance,

    /// <summary>Reasoned refusal, дәлелді бас тарту (Rules, Annex 4).</summary>
    Refusal,

    /// <summary>Paper service: the commission's decision (S1-13). Never in <see cref="NoticeIssued"/>.</summary>
    CommissionDecision,

    /// <summary>Paper service: the order on award or confirmation (S1-14). Never in <see cref="NoticeIssued"/>.</summary>
    CommissionOrder,
}

/// <summary>Where the service has got to, as the monitoring system is told (Rules, p. 17).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ServiceStage>))]
public enum ServiceStage
{
    /// <summary>Stored by the gateway; waits for registration in working time.</summary>
    Received,

    /// <summary>Registered: the term of one working day has begun.</summary>
    Registered,

    /// <summary>A person of the provider looks at it.</summary>
    InReview,

    /// <summary>The notice waits for the provider's signature.</summary>
    AwaitingSignature,

    /// <summary>The signed notice was issued.</summary>
    Issued,

    /// <summary>The applicant took the application back.</summary>
    Withdrawn,
}

/// <summary>What a person decides on a case that the machine may not decide (S2-6, S2-24).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReviewDecision>))]
public enum ReviewDecision
{
    /// <summary>Go on: what the machine flagged does not stand in the way.</summary>
    Proceed,

    /// <summary>Refuse, on the ground and for the documents named.</summary>
    Refuse,
}

/// <summary>Result of the commission in the paper service (S1-13).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CommissionDecision>))]
public enum CommissionDecision
{
    /// <summary>The category is awarded.</summary>
    Award,

    /// <summary>The category is confirmed.</summary>
    Confirm,

    /// <summary>The category is not awarded.</summary>
    NotAward,
}
