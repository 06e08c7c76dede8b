using System.Xml;

namespace Attestation.Shep;

/// <summary>
/// Asks the register of employment contracts, ЕСУТД, for a person's contracts (<see cref="ServiceIds.EmploymentContracts"/>).
/// No payload of such a service is public: this whole file is ours, in the style of the other registers and with the words of ЕСУТД's own
/// contracts (contractNumber, contractDate, beginDate, position, terminationDate, bin, iin). When the real one becomes known, this file is replaced.
/// </summary>
public sealed record EmploymentRequest : IPayload
{
    /// <summary>The БИН of the organisation that asks.</summary>
    public required string RequestorBin { get; init; }

    /// <summary>The person's ИИН.</summary>
    public required string Iin { get; init; }

    /// <summary>Reads the request from <c>data</c>.</summary>
    /// <param name="data">The <c>data</c> element.</param>
    /// <returns>The request; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">An element is missing.</exception>
    public static EmploymentRequest Read(XmlElement data)
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
    public override string ToString() => nameof(EmploymentRequest);
}

/// <summary>The register's answer.</summary>
public sealed record EmploymentAnswer : IPayload
{
    /// <summary>The code of an answer with contracts.</summary>
    public const string FoundCode = "001";

    /// <summary>The code of an answer without.</summary>
    public const string NotFoundCode = "002";

    /// <summary>The status that goes with contracts.</summary>
    public static readonly DictionaryValue Found =
        new(FoundCode, "Успешно обработано. Сведения найдены", "Сәтті өңделді. Мәліметтер табылды");

    /// <summary>The status that goes without.</summary>
    public static readonly DictionaryValue NotFound =
        new(NotFoundCode, "Успешно обработано. Сведения не найдены", "Сәтті өңделді. Мәліметтер табылмады");

    /// <summary>What became of the request.</summary>
    public required DictionaryValue Status { get; init; }

    /// <summary>Whom the answer is about; <see langword="null"/> when it does not say.</summary>
    public string? Iin { get; init; }

    /// <summary>The contracts, ended ones included; empty when there are none.</summary>
    public IReadOnlyList<EmploymentContract> Contracts { get; init; } = [];

    /// <summary>What the answer amounts to.</summary>
    public AnswerKind Kind => Status.Code switch
    {
        FoundCode when Contracts.Count > 0 => AnswerKind.Found,
        NotFoundCode when Contracts.Count is 0 => AnswerKind.NoData,
        _ => AnswerKind.Unrecognised,
    };

    /// <summary>Reads the answer from <c>data</c>.</summary>
    /// <param name="data">The <c>data</c> element.</param>
    /// <returns>The answer; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">An element is missing or broken.</exception>
    public static EmploymentAnswer Read(XmlElement data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new()
        {
            Status = DictionaryValue.Read(data.Need("status")),
            Iin = data.Text("IIN")?.Trim(),
            Contracts = [.. data.Children("contract").Select(EmploymentContract.Read)],
        };
    }

    /// <inheritdoc/>
    public void WriteTo(XmlWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Status.Write(writer, "status");
        writer.Optional("IIN", Iin);
        foreach (var contract in Contracts)
        {
            contract.Write(writer);
        }
    }

    /// <summary>Names the outcome and no one.</summary>
    /// <returns>What the answer amounts to.</returns>
    public override string ToString() => $"{nameof(EmploymentAnswer)} {Kind}";
}

/// <summary>An employment contract; element <c>contract</c>.</summary>
public sealed record EmploymentContract
{
    /// <summary>The contract's number at the employer.</summary>
    public string? ContractNumber { get; init; }

    /// <summary>When it was signed.</summary>
    public DateOnly? ContractDate { get; init; }

    /// <summary>The employer's БИН.</summary>
    public required string EmployerBin { get; init; }

    /// <summary>The employer, in Russian.</summary>
    public string? EmployerNameRu { get; init; }

    /// <summary>The employer, in Kazakh.</summary>
    public string? EmployerNameKz { get; init; }

    /// <summary>The post.</summary>
    public required string Position { get; init; }

    /// <summary>The first day of work.</summary>
    public required DateOnly BeginDate { get; init; }

    /// <summary>The last day, of a contract for a fixed time or of one that was terminated; absent while it runs without an end.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>Whether the contract runs on a day, both ends included.</summary>
    /// <param name="day">The day.</param>
    /// <returns><see langword="true"/> from the first day to the last.</returns>
    public bool RunsOn(DateOnly day) => BeginDate <= day && (EndDate is null || day <= EndDate);

    /// <summary>Names no one.</summary>
    /// <returns>The name of the type.</returns>
    public override string ToString() => nameof(EmploymentContract);

    internal static EmploymentContract Read(XmlElement contract) => new()
    {
        ContractNumber = contract.Text("contractNumber"),
        ContractDate = contract.Date("contractDate"),
        EmployerBin = contract.NeedText("employerBin").Trim(),
        EmployerNameRu = contract.Text("employerNameRu"),
        EmployerNameKz = contract.Text("employerNameKz"),
        Position = contract.NeedText("position"),
        BeginDate = contract.NeedDate("beginDate"),
        EndDate = contract.Date("endDate"),
    };

    internal void Write(XmlWriter writer)
    {
        writer.WriteStartElement("contract");
        writer.Optional("contractNumber", ContractNumber);
        writer.Optional("contractDate", ContractDate);
        writer.Element("employerBin", EmployerBin);
        writer.Optional("employerNameRu", EmployerNameRu);
        writer.Optional("employerNameKz", EmployerNameKz);
        writer.Element("position", Position);
        writer.Element("beginDate", BeginDate);
        writer.Optional("endDate", EndDate);
        writer.WriteEndElement();
    }
}
