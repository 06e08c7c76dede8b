using Attestation.Signatures;

namespace Attestation.Verifier;

/// <summary>Everything the report says, in one language.</summary>
internal sealed record Wording
{
    private static readonly Wording Kazakh = new()
    {
        Sentence = sentence => sentence.Kazakh,
        Conclusion = found => found switch
        {
            Signatures.Conclusion.Genuine => "ТҮПНҰСҚА",
            Signatures.Conclusion.CannotTell => "АНЫҚТАУ МҮМКІН ЕМЕС",
            _ => "ТҮПНҰСҚА ЕМЕС",
        },
        Check = check => check switch
        {
            Verifier.Check.Document => "құжат оқылады, ішінде бөгде ештеңе жоқ",
            Verifier.Check.Signature => "қолтаңба ұлттық пішінге сай жасалған",
            Verifier.Check.Content => "мазмұны қол қойылғаннан кейін өзгертілмеген",
            Verifier.Check.Issuer => "сертификатты сенімді куәландырушы орталық берген",
            Verifier.Check.Validity => "сертификат тексеру уақытында жарамды",
            Verifier.Check.Usage => "сертификат құжаттарға қол қоюға арналған",
            Verifier.Check.Revocation => "сертификат кері қайтарып алынбаған",
            _ => "қол қоюшының осы ұйымның хабарламасына қол қоюға құқығы бар",
        },
        Role = role => role switch
        {
            CertificateRoles.Head => "бірінші басшы",
            CertificateRoles.CanSign => "қол қою құқығы бар тұлға",
            CertificateRoles.CanSignFinance => "қаржы құжаттарына қол қою құқығы бар тұлға",
            CertificateRoles.HumanResources => "кадр қызметі",
            CertificateRoles.Employee => "қызметкер",
            CertificateRoles.InformationSystem => "ақпараттық жүйе",
            CertificateRoles.Individual => "жеке тұлға",
            _ => "заңды тұлға",
        },
        NobodySaid = "сенуге болатын жауап жоқ",
        NoProvider = "құжатта ұйым көрсетілмеген",
        NotMade = "тексерілмеді",
        Notice = "Хабарлама",
        Kind = "түрі",
        RootElement = "түбір элементі",
        SignedBy = "Қол қойған",
        Bin = "БСН",
        Iin = "ЖСН",
        Certificate = "Сертификат",
        IssuedBy = "берген",
        At = "Тексеру уақыты",
        NoList = "сенім қалтасында берушінің кері қайтару тізімі жоқ",
        NotAsked = "кері қайтару туралы сұралмады",
    };

    private static readonly Wording Russian = new()
    {
        Sentence = sentence => sentence.Russian,
        Conclusion = found => found switch
        {
            Signatures.Conclusion.Genuine => "ПОДЛИННОЕ",
            Signatures.Conclusion.CannotTell => "УСТАНОВИТЬ НЕЛЬЗЯ",
            _ => "НЕ ПОДЛИННОЕ",
        },
        Check = check => check switch
        {
            Verifier.Check.Document => "документ читается, постороннего в нём нет",
            Verifier.Check.Signature => "подпись составлена по национальному образцу",
            Verifier.Check.Content => "содержание после подписания не менялось",
            Verifier.Check.Issuer => "сертификат выдан доверенным удостоверяющим центром",
            Verifier.Check.Validity => "сертификат действовал на момент проверки",
            Verifier.Check.Usage => "сертификат предназначен для подписания документов",
            Verifier.Check.Revocation => "сертификат не отозван",
            _ => "подписавший вправе подписать уведомление этой организации",
        },
        Role = role => role switch
        {
            CertificateRoles.Head => "первый руководитель",
            CertificateRoles.CanSign => "лицо с правом подписи",
            CertificateRoles.CanSignFinance => "лицо с правом подписи финансовых документов",
            CertificateRoles.HumanResources => "кадровая служба",
            CertificateRoles.Employee => "сотрудник",
            CertificateRoles.InformationSystem => "информационная система",
            CertificateRoles.Individual => "физическое лицо",
            _ => "юридическое лицо",
        },
        NobodySaid = "ответа, которому можно верить, нет",
        NoProvider = "в документе организация не названа",
        NotMade = "не проверялось",
        Notice = "Уведомление",
        Kind = "вид",
        RootElement = "корневой элемент",
        SignedBy = "Подписано",
        Bin = "БИН",
        Iin = "ИИН",
        Certificate = "Сертификат",
        IssuedBy = "выдан",
        At = "Время проверки",
        NoList = "в папке доверия нет списка отзыва этого центра",
        NotAsked = "об отзыве не спрашивали",
    };

    private static readonly Wording English = new()
    {
        Sentence = sentence => sentence.English,
        Conclusion = found => found switch
        {
            Signatures.Conclusion.Genuine => "GENUINE",
            Signatures.Conclusion.CannotTell => "CANNOT TELL",
            _ => "NOT GENUINE",
        },
        Check = check => check switch
        {
            Verifier.Check.Document => "the document can be read and holds nothing foreign",
            Verifier.Check.Signature => "the signature is made in the national form",
            Verifier.Check.Content => "the content has not been changed since it was signed",
            Verifier.Check.Issuer => "the certificate was issued by a trusted authority",
            Verifier.Check.Validity => "the certificate was valid at the time of verification",
            Verifier.Check.Usage => "the certificate is one for signing documents",
            Verifier.Check.Revocation => "the certificate has not been revoked",
            _ => "the signer is entitled to sign for this provider",
        },
        Role = role => role switch
        {
            CertificateRoles.Head => "first head",
            CertificateRoles.CanSign => "person with the right to sign",
            CertificateRoles.CanSignFinance => "person with the right to sign financial documents",
            CertificateRoles.HumanResources => "human resources",
            CertificateRoles.Employee => "employee",
            CertificateRoles.InformationSystem => "information system",
            CertificateRoles.Individual => "natural person",
            _ => "legal entity",
        },
        NobodySaid = "there is no answer that can be believed",
        NoProvider = "the document names no provider",
        NotMade = "not checked",
        Notice = "Notice",
        Kind = "kind",
        RootElement = "root element",
        SignedBy = "Signed by",
        Bin = "BIN",
        Iin = "IIN",
        Certificate = "Certificate",
        IssuedBy = "issued by",
        At = "Verified for",
        NoList = "the trust folder holds no revocation list of the issuer",
        NotAsked = "revocation was not asked about",
    };

    public required Func<VerdictSentence, string> Sentence { get; init; }

    public required Func<Conclusion, string> Conclusion { get; init; }

    public required Func<Check, string> Check { get; init; }

    public required Func<CertificateRoles, string> Role { get; init; }

    public required string NotMade { get; init; }

    public required string NobodySaid { get; init; }

    public required string NoProvider { get; init; }

    public required string Notice { get; init; }

    public required string Kind { get; init; }

    public required string RootElement { get; init; }

    public required string SignedBy { get; init; }

    public required string Bin { get; init; }

    public required string Iin { get; init; }

    public required string Certificate { get; init; }

    public required string IssuedBy { get; init; }

    public required string At { get; init; }

    public required string NoList { get; init; }

    public required string NotAsked { get; init; }

    public static Wording In(string? language) => language switch
    {
        "kk" => Kazakh,
        "ru" => Russian,
        _ => English,
    };
}
