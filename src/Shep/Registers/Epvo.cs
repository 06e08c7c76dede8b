using System.Xml;

namespace Attestation.Shep;

/// <summary>
/// Asks the platform of higher education, ЕПВО (<see cref="ServiceIds.EpvoDigitalDocs"/>), for a person's diplomas.
/// The names of the elements are the service's own; that they stand directly in <c>data</c>, in no namespace, is ours,
/// after the fashion of the other registers: no schema of this service is public.
/// </summary>
public sealed record EpvoRequest : IPayload
{
    /// <summary>The БИН of the organisation that asks.</summary>
    public required string RequestorBin { get; init; }

    /// <summary>The person's ИИН.</summary>
    public required string Iin { get; init; }

    /// <summary>Reads the request from <c>data</c>.</summary>
    /// <param name="data">The <c>data</c> element.</param>
    /// <returns>The request; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">An element is missing.</exception>
    public static EpvoRequest Read(XmlElement data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new() { RequestorBin = data.NeedText("RequestorBIN"), Iin = data.NeedText("IIN") };
    }

    /// <inheritdoc/>
    public void WriteTo(XmlWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Element("RequestorBIN", RequestorBin);
        writer.Element("IIN", Iin);
    }

    /// <summary>Names the kind of request and nothing of the person.</summary>
    /// <returns>The name of the type.</returns>
    public override string ToString() => nameof(EpvoRequest);
}

/// <summary>The platform's answer. Element <c>IIN</c> is ours: without it an answer about someone else could not be told.</summary>
public sealed record EpvoAnswer : IPayload
{
    /// <summary>The code of an answer with diplomas.</summary>
    public const string FoundCode = "001";

    /// <summary>The code of an answer without. Ours: the real one is not public.</summary>
    public const string NotFoundCode = "002";

    /// <summary>The status that goes with diplomas.</summary>
    public static readonly DictionaryValue Found =
        new(FoundCode, "Успешно обработано. Сведения найдены", "Сәтті өңделді. Мәліметтер табылды");

    /// <summary>The status that goes without; ours.</summary>
    public static readonly DictionaryValue NotFound =
        new(NotFoundCode, "Успешно обработано. Сведения не найдены", "Сәтті өңделді. Мәліметтер табылмады");

    /// <summary>What became of the request.</summary>
    public required DictionaryValue Status { get; init; }

    /// <summary>Whom the answer is about; <see langword="null"/> when it does not say.</summary>
    public string? Iin { get; init; }

    /// <summary>The diplomas; empty when there are none.</summary>
    public IReadOnlyList<HigherEducation> Diplomas { get; init; } = [];

    /// <summary>What the answer amounts to.</summary>
    public AnswerKind Kind => Status.Code switch
    {
        FoundCode when Diplomas.Count > 0 => AnswerKind.Found,
        NotFoundCode when Diplomas.Count is 0 => AnswerKind.NoData,
        _ => AnswerKind.Unrecognised,
    };

    /// <summary>Reads the answer from <c>data</c>.</summary>
    /// <param name="data">The <c>data</c> element.</param>
    /// <returns>The answer; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">An element is missing or broken.</exception>
    public static EpvoAnswer Read(XmlElement data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new()
        {
            Status = DictionaryValue.Read(data.Need("status")),
            Iin = data.Text("IIN")?.Trim(),
            Diplomas = [.. data.Children("mgovHighEducations").Select(HigherEducation.Read)],
        };
    }

    /// <inheritdoc/>
    public void WriteTo(XmlWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Status.Write(writer, "status");
        writer.Optional("IIN", Iin);
        foreach (var diploma in Diplomas)
        {
            diploma.Write(writer);
        }
    }

    /// <summary>Names the outcome and no one.</summary>
    /// <returns>What the answer amounts to.</returns>
    public override string ToString() => $"{nameof(EpvoAnswer)} {Kind}";
}

/// <summary>A diploma of higher education; element <c>mgovHighEducations</c>.</summary>
public sealed record HigherEducation
{
    /// <summary>Which form the diploma has.</summary>
    public string? TemplateCode { get; init; }

    /// <summary>The university, in Russian.</summary>
    public string? UniversityNameRu { get; init; }

    /// <summary>The university, in Kazakh.</summary>
    public string? UniversityNameKz { get; init; }

    /// <summary>The graduate's name, as on the diploma.</summary>
    public string? FirstName { get; init; }

    /// <summary>The graduate's surname, as on the diploma: it may have changed since.</summary>
    public string? LastName { get; init; }

    /// <summary>The graduate's patronymic, as on the diploma.</summary>
    public string? Patronymic { get; init; }

    /// <summary>Whether the diploma is with honours.</summary>
    public bool? HonoursDiploma { get; init; }

    /// <summary>The degree, in Russian.</summary>
    public string? AwardedDegreeRu { get; init; }

    /// <summary>The degree, in Kazakh.</summary>
    public string? AwardedDegreeKz { get; init; }

    /// <summary>The qualification, in Russian.</summary>
    public string? AwardedQualificationRu { get; init; }

    /// <summary>The qualification, in Kazakh.</summary>
    public string? AwardedQualificationKz { get; init; }

    /// <summary>The protocol of the examination board.</summary>
    public string? ProtocolNumber { get; init; }

    /// <summary>Series of the diploma.</summary>
    public string? DiplomaSeries { get; init; }

    /// <summary>Number of the diploma.</summary>
    public string? DiplomaNumber { get; init; }

    /// <summary>When the diploma was issued; a date with time on the wire.</summary>
    public DateOnly? FinishDateDiploma { get; init; }

    /// <summary>The place, in Russian.</summary>
    public string? KatoNameRu { get; init; }

    /// <summary>The place, in Kazakh.</summary>
    public string? KatoNameKz { get; init; }

    /// <summary>The diploma's number in the university's register.</summary>
    public string? RegistrationNumber { get; init; }

    /// <summary>When a dissertation was defended.</summary>
    public DateOnly? DateDissertationDefense { get; init; }

    /// <summary>Names no one.</summary>
    /// <returns>The name of the type.</returns>
    public override string ToString() => nameof(HigherEducation);

    internal static HigherEducation Read(XmlElement diploma) => new()
    {
        TemplateCode = diploma.Text("templateCode"),
        UniversityNameRu = diploma.Text("universityNameRu"),
        UniversityNameKz = diploma.Text("universityNameKz"),
        FirstName = diploma.Text("firstname"),
        LastName = diploma.Text("lastname"),
        Patronymic = diploma.Text("patronymic"),
        HonoursDiploma = diploma.Flag("honoursdiploma"),
        AwardedDegreeRu = diploma.Text("awardedDegreeRu"),
        AwardedDegreeKz = diploma.Text("awardedDegreeKz"),
        AwardedQualificationRu = diploma.Text("awardedQualificationRu"),
        AwardedQualificationKz = diploma.Text("awardedQualificationKz"),
        ProtocolNumber = diploma.Text("protocolNumber"),
        DiplomaSeries = diploma.Text("diplomaSeries"),
        DiplomaNumber = diploma.Text("diplomaNumber"),
        FinishDateDiploma = diploma.Date("finishDateDiploma"),
        KatoNameRu = diploma.Text("katoNameRu"),
        KatoNameKz = diploma.Text("katoNameKz"),
        RegistrationNumber = diploma.Text("regdiplomnumber"),
        DateDissertationDefense = diploma.Date("dateDissertationDefense"),
    };

    internal void Write(XmlWriter writer)
    {
        writer.WriteStartElement("mgovHighEducations");
        writer.Optional("templateCode", TemplateCode);
        writer.Optional("universityNameRu", UniversityNameRu);
        writer.Optional("universityNameKz", UniversityNameKz);
        writer.Optional("firstname", FirstName);
        writer.Optional("lastname", LastName);
        writer.Optional("patronymic", Patronymic);
        if (HonoursDiploma is { } honours)
        {
            writer.Element("honoursdiploma", honours);
        }

        writer.Optional("awardedDegreeRu", AwardedDegreeRu);
        writer.Optional("awardedDegreeKz", AwardedDegreeKz);
        writer.Optional("awardedQualificationRu", AwardedQualificationRu);
        writer.Optional("awardedQualificationKz", AwardedQualificationKz);
        writer.Optional("protocolNumber", ProtocolNumber);
        writer.Optional("diplomaSeries", DiplomaSeries);
        writer.Optional("diplomaNumber", DiplomaNumber);
        writer.Optional("finishDateDiploma", Midnight(FinishDateDiploma));
        writer.Optional("katoNameRu", KatoNameRu);
        writer.Optional("katoNameKz", KatoNameKz);
        writer.Optional("regdiplomnumber", RegistrationNumber);
        writer.Optional("dateDissertationDefense", Midnight(DateDissertationDefense));
        writer.WriteEndElement();
    }

    private static string? Midnight(DateOnly? date) => date?.ToString("yyyy-MM-dd'T00:00:00'");
}
