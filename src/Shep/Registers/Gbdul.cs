using System.Xml;

namespace Attestation.Shep;

/// <summary>Asks the register of legal entities, ГБД ЮЛ (<see cref="ServiceIds.GbdulByBin"/>). It travels as text and must be signed.</summary>
public sealed record GbdulRequest : IPayload
{
    /// <summary>The БИН of the organisation that asks.</summary>
    public required string RequestorBin { get; init; }

    /// <summary>The БИН that is asked about.</summary>
    public required string Bin { get; init; }

    /// <summary>The document element that the request travels in.</summary>
    public static XmlQualifiedName Root { get; } = new("request", ShepNamespaces.Gbdul);

    /// <summary>Reads the request from its fields.</summary>
    /// <param name="fields">The document element of what <c>data</c> carries.</param>
    /// <returns>The request; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">An element is missing.</exception>
    public static GbdulRequest Read(XmlElement fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new() { RequestorBin = fields.NeedText("RequestorBIN").Trim(), Bin = fields.NeedText("BIN").Trim() };
    }

    /// <inheritdoc/>
    public void WriteTo(XmlWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Element("RequestorBIN", RequestorBin);
        writer.Element("BIN", Bin);
    }
}

/// <summary>The register's answer. The names inside <c>Organization</c> are ours: no schema of it is public.</summary>
public sealed record GbdulAnswer : IPayload
{
    /// <summary>The status that goes with an organisation.</summary>
    public static readonly DictionaryValue Found = new("001", "Успешно обработано. Сведения найдены", "Сәтті өңделді. Мәліметтер табылды");

    /// <summary>The status that goes without; ours.</summary>
    public static readonly DictionaryValue NotFound = new("002", "Успешно обработано. Сведения не найдены", "Сәтті өңделді. Мәліметтер табылмады");

    /// <summary>What became of the request.</summary>
    public required DictionaryValue Status { get; init; }

    /// <summary>The organisation; <see langword="null"/> when there is none.</summary>
    public LegalEntity? Organization { get; init; }

    /// <summary>Reads the answer from its fields.</summary>
    /// <param name="fields">The <c>data</c> element, or the document element of what it carries.</param>
    /// <returns>The answer; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">An element is missing.</exception>
    public static GbdulAnswer Read(XmlElement fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var status = fields.Need("Status");

        return new()
        {
            Status = new(status.Text("Code") ?? "", status.Text("NameRu") ?? "", status.Text("NameKz") ?? ""),
            Organization = fields.Find("Organization") is { } found
                ? new(found.NeedText("BIN"), found.Text("FullNameRu") ?? "", found.Text("FullNameKz") ?? "")
                : null,
        };
    }

    /// <inheritdoc/>
    public void WriteTo(XmlWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartElement("Status");
        writer.Element("Code", Status.Code);
        writer.Element("NameRu", Status.NameRu);
        writer.Element("NameKz", Status.NameKz);
        writer.WriteEndElement();
        if (Organization is { } found)
        {
            writer.WriteStartElement("Organization");
            writer.Element("BIN", found.Bin);
            writer.Element("FullNameRu", found.NameRu);
            writer.Element("FullNameKz", found.NameKz);
            writer.WriteEndElement();
        }
    }
}

/// <summary>An organisation.</summary>
/// <param name="Bin">Its БИН.</param>
/// <param name="NameRu">Its name in Russian.</param>
/// <param name="NameKz">Its name in Kazakh.</param>
public sealed record LegalEntity(string Bin, string NameRu, string NameKz);
