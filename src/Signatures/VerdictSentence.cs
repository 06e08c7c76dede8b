namespace Attestation.Signatures;

/// <summary>A verdict in plain words, in the languages of the people who ask for it.</summary>
/// <param name="Kazakh">In Kazakh.</param>
/// <param name="Russian">In Russian.</param>
/// <param name="English">In English.</param>
public sealed record VerdictSentence(string Kazakh, string Russian, string English)
{
    /// <summary>The sentence that goes with a code.</summary>
    /// <param name="code">Any code.</param>
    /// <returns>The sentence, in three languages.</returns>
    public static VerdictSentence Of(VerdictCode code) => code switch
    {
        VerdictCode.Valid => new(
            "Қолтаңба жарамды, құжат қол қойылғаннан кейін өзгертілмеген.",
            "Подпись действительна, документ после подписания не менялся.",
            "The signature is valid and the document has not been changed since it was signed."),
        VerdictCode.NotXml => new(
            "Файл XML құжаты емес немесе бүлінген.",
            "Файл не является документом XML или повреждён.",
            "The file is not an XML document, or it is damaged."),
        VerdictCode.Dtd => new(
            "Құжатта DTD сипаттамасы бар, ондай құжаттар қабылданбайды.",
            "В документе есть описание типа (DTD), такие документы не принимаются.",
            "The document has a document type declaration (DTD); such documents are not accepted."),
        VerdictCode.TooLarge => new(
            "Құжат 16 МиБ-тан үлкен.",
            "Документ больше 16 МиБ.",
            "The document is larger than 16 MiB."),
        VerdictCode.TooDeep => new(
            "Құжаттың элементтері 64 деңгейден терең салынған.",
            "Элементы документа вложены глубже 64 уровней.",
            "The document's elements are nested deeper than 64 levels."),
        VerdictCode.TooManyAttributes => new(
            "Құжат элементінде 128-ден көп атрибут бар.",
            "У элемента документа больше 128 атрибутов.",
            "An element of the document has more than 128 attributes."),
        VerdictCode.CommentOrInstruction => new(
            "Құжатта түсініктеме немесе өңдеу нұсқаулығы бар, олар қолтаңбамен қорғалмайды.",
            "В документе есть комментарий или инструкция обработки, подпись их не защищает.",
            "The document has a comment or a processing instruction, which no signature protects."),
        VerdictCode.MalformedEnvelope => new(
            "Хабарлама бір денесі бар SOAP 1.1 конверті емес.",
            "Сообщение не является конвертом SOAP 1.1 с одним телом.",
            "The message is not a SOAP 1.1 envelope with one body."),
        VerdictCode.NoSignature => new(
            "Құжатта қолтаңба жоқ.",
            "В документе нет подписи.",
            "The document has no signature."),
        VerdictCode.SeveralSignatures => new(
            "Құжатта рұқсат етілгеннен көп қолтаңба бар.",
            "В документе больше подписей, чем допускается.",
            "The document has more signatures than are allowed."),
        VerdictCode.SignatureMisplaced => new(
            "Қолтаңба құжаттың соңында тұрған жоқ.",
            "Подпись стоит не в конце документа.",
            "A signature does not stand at the end of the document."),
        VerdictCode.MalformedSignature => new(
            "Қолтаңбаның құрылымы дұрыс емес.",
            "Подпись составлена неправильно.",
            "The signature is not put together correctly."),
        VerdictCode.ObjectInSignature => new(
            "Қолтаңбаның ішінде бөгде мазмұн бар (ds:Object).",
            "Внутри подписи есть постороннее содержимое (ds:Object).",
            "There is foreign content (ds:Object) inside the signature."),
        VerdictCode.KeyInfoNotAllowed => new(
            "Қолтаңбада кілт рұқсат етілмеген тәсілмен көрсетілген.",
            "Ключ указан в подписи недопустимым способом.",
            "The signature names its key in a way that is not allowed."),
        VerdictCode.ReferenceMissing => new(
            "Қолтаңба ешқандай мазмұнға сілтемейді.",
            "Подпись не ссылается ни на какое содержимое.",
            "The signature refers to no content at all."),
        VerdictCode.SeveralReferences => new(
            "Қолтаңба бірнеше бөлікке сілтейді.",
            "Подпись ссылается на несколько частей.",
            "The signature refers to several parts."),
        VerdictCode.ReferenceNotAllowed => new(
            "Қолтаңба бүкіл құжатты қамтымайды.",
            "Подпись охватывает не весь документ.",
            "The signature does not cover the whole document."),
        VerdictCode.TransformNotAllowed => new(
            "Қолтаңба рұқсат етілмеген түрлендіруді талап етеді.",
            "Подпись требует недопустимых преобразований.",
            "The signature asks for transforms that are not allowed."),
        VerdictCode.AlgorithmNotAllowed => new(
            "Қолтаңбаның алгоритміне рұқсат етілмейді.",
            "Алгоритм подписи не допускается.",
            "The algorithm of the signature is not allowed."),
        VerdictCode.DuplicateId => new(
            "Қол қойылған бөліктің идентификаторы бірнеше рет кездеседі.",
            "Идентификатор подписанной части встречается несколько раз.",
            "The identifier of the signed part occurs more than once."),
        VerdictCode.CertificateUnreadable => new(
            "Қол қоюшының сертификатын оқу мүмкін емес.",
            "Сертификат подписавшего прочитать нельзя.",
            "The signer's certificate cannot be read."),
        VerdictCode.CertificateUnknown => new(
            "Қолтаңбада көрсетілген сертификат белгісіз.",
            "Сертификат, на который указывает подпись, неизвестен.",
            "The certificate that the signature points to is not known."),
        VerdictCode.AlgorithmDoesNotFitKey => new(
            "Қолтаңбаның алгоритмі қол қоюшының кілтіне сәйкес келмейді.",
            "Алгоритм подписи не подходит к ключу подписавшего.",
            "The algorithm of the signature does not fit the signer's key."),
        VerdictCode.SignatureMismatch => new(
            "Қолтаңба осы сертификаттың кілтімен жасалмаған немесе өзгертілген.",
            "Подпись создана не ключом этого сертификата или изменена.",
            "The signature was not made with the key of this certificate, or it has been changed."),
        VerdictCode.DigestMismatch => new(
            "Құжаттың мазмұны қол қойылғаннан кейін өзгертілген.",
            "Содержание документа изменено после подписания.",
            "The content of the document has been changed since it was signed."),
        VerdictCode.UntrustedIssuer => new(
            "Қол қоюшының сертификатын сенімді куәландырушы орталық бермеген.",
            "Сертификат подписавшего выдан не доверенным удостоверяющим центром.",
            "The signer's certificate was not issued by a trusted authority."),
        VerdictCode.UnknownCriticalExtension => new(
            "Сертификатта белгісіз маңызды кеңейтім бар.",
            "В сертификате есть неизвестное критическое расширение.",
            "A certificate has a critical extension that is not understood."),
        VerdictCode.NotYetValid => new(
            "Тексеру уақытында сертификаттың мерзімі әлі басталмаған.",
            "На момент проверки срок действия сертификата ещё не начался.",
            "At the time of verification the certificate was not valid yet."),
        VerdictCode.Expired => new(
            "Тексеру уақытында сертификаттың мерзімі өтіп кеткен.",
            "На момент проверки срок действия сертификата истёк.",
            "At the time of verification the certificate had expired."),
        VerdictCode.WrongKeyUsage => new(
            "Бұл сертификат құжаттарға қол қоюға арналмаған.",
            "Этот сертификат не предназначен для подписания документов.",
            "This certificate is not one for signing documents."),
        VerdictCode.Revoked => new(
            "Қол қоюшының сертификаты кері қайтарып алынған.",
            "Сертификат подписавшего отозван.",
            "The signer's certificate has been revoked."),
        VerdictCode.RevocationUnknown => new(
            "Сертификаттың кері қайтарып алынған-алынбағанын анықтау мүмкін емес.",
            "Установить, отозван ли сертификат, невозможно.",
            "Whether the certificate has been revoked cannot be told."),
        VerdictCode.WrongOrganisation => new(
            "Қол қоюшы басқа ұйымның атынан әрекет етеді.",
            "Подписавший действует от имени другой организации.",
            "The signer acts for another organisation."),
        VerdictCode.WrongRole => new(
            "Қол қоюшының мұндай құжатқа қол қоюға өкілеттігі жоқ.",
            "У подписавшего нет полномочий подписывать такой документ.",
            "The signer has no authority to sign such a document."),
        VerdictCode.WrongNumberOfSigners => new(
            "Құжатқа қол қойғандардың саны талап етілгендей емес.",
            "Число подписавших не то, которое требуется.",
            "The document was signed by fewer or more people than required."),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No such code."),
    };
}
