using System.Text;
using System.Xml;
using System.Xml.Linq;
using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Notices;

/// <summary>
/// The notice as a document: acceptance (Rules, Annex 3) or reasoned refusal (Annex 4), in kk and ru. The annexes name the addressee, the
/// sentence, the documents that are missing or wrong, and the date; the signature is the provider's (S2-8). The commission's decision and
/// the order (S1-13, S1-14) have the same form.
/// </summary>
internal static class NoticeXml
{
    public const string Namespace = "urn:kz:attestation:notice:1";

    private static readonly XmlWriterSettings Layout = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",

        // A CR in somebody's text must survive being parsed again, or the signature breaks.
        NewLineHandling = NewLineHandling.Entitize,
    };

    public static string Write(Case @case, string number, NoticeKind kind, DateOnly day)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Layout))
        {
            writer.WriteStartElement("notice", Namespace);
            writer.WriteElementString("number", Namespace, number);
            writer.WriteElementString("kind", Namespace, kind.ToString());
            writer.WriteElementString("date", Namespace, $"{day:yyyy-MM-dd}");
            Both(writer, "title", NoticeTexts.Title(kind));
            Both(writer, "service", Editions.Of(@case.ToFile()).Service);
            WriteApplication(writer, @case);
            WriteParties(writer, @case);
            WriteBody(writer, @case, kind);
            if (@case.Application.Channel is not Channel.Paper)
            {
                // S2-10; the paper service does not speak of money.
                Both(writer, "fee", NoticeTexts.Free);
            }

            writer.WriteEndElement();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>Whether a document says of itself that it is the one of this number, of this application and of this provider.</summary>
    public static bool IsOf(string xml, Guid applicationId, string number, string providerBin)
    {
        using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var root = XDocument.Load(reader).Root!;
        XNamespace notice = Namespace;

        return root.Name == notice + "notice"
            && root.Element(notice + "number")?.Value == number
            && root.Element(notice + "application")?.Element(notice + "id")?.Value == applicationId.ToString("D")
            && root.Element(notice + "provider")?.Element(notice + "bin")?.Value == providerBin;
    }

    private static void WriteBody(XmlWriter writer, Case @case, NoticeKind kind)
    {
        switch (kind)
        {
            case NoticeKind.Acceptance:
                Both(writer, "text", NoticeTexts.Accepted(@case.Application));
                break;

            case NoticeKind.Refusal:
                Reason[] reasons = [.. @case.Decision!.Reasons];
                Both(writer, "text", NoticeTexts.Refused(@case.Application, reasons));
                WriteReasons(writer, reasons);
                break;

            default:
                Both(writer, "text", CommissionTexts.Body(kind, @case.Commission!));
                WriteCommission(writer, @case.Commission!, kind);
                break;
        }
    }

    private static void WriteCommission(XmlWriter writer, CommissionResult result, NoticeKind kind)
    {
        writer.WriteStartElement("commission", Namespace);
        writer.WriteElementString("decision", Namespace, result.Decision.ToString());
        writer.WriteElementString("category", Namespace, result.Category.ToString());
        writer.WriteElementString("decidedOn", Namespace, $"{result.DecidedOn:yyyy-MM-dd}");
        if (kind is NoticeKind.CommissionOrder)
        {
            writer.WriteElementString("orderNumber", Namespace, result.OrderNumber);
            writer.WriteElementString("orderDate", Namespace, $"{result.OrderDate:yyyy-MM-dd}");
        }

        writer.WriteEndElement();
    }

    private static void WriteApplication(XmlWriter writer, Case @case)
    {
        writer.WriteStartElement("application", Namespace);
        writer.WriteElementString("id", Namespace, @case.Id.ToString("D"));
        writer.WriteElementString("number", Namespace, @case.Number);
        writer.WriteElementString("channel", Namespace, @case.Application.Channel.ToString());
        writer.WriteElementString("portalRequestNumber", Namespace, @case.Application.PortalRequestNumber);
        writer.WriteElementString("receivedAt", Namespace, $"{Kazakhstan.ToLocal(@case.ReceivedAt):yyyy-MM-dd'T'HH:mm:sszzz}");
        writer.WriteElementString("registeredAt", Namespace, $"{Kazakhstan.ToLocal(@case.Terms!.RegisteredAt):yyyy-MM-dd'T'HH:mm:sszzz}");
        writer.WriteElementString("purpose", Namespace, @case.Application.Purpose.ToString());
        writer.WriteElementString("category", Namespace, @case.Application.Requested.ToString());
        writer.WriteEndElement();
    }

    private static void WriteParties(XmlWriter writer, Case @case)
    {
        writer.WriteStartElement("provider", Namespace);
        writer.WriteElementString("bin", Namespace, @case.Application.Provider.Value);
        writer.WriteEndElement();
        writer.WriteStartElement("recipient", Namespace);
        writer.WriteElementString("fullName", Namespace, @case.Application.Applicant.FullName);
        writer.WriteEndElement();
    }

    private static void WriteReasons(XmlWriter writer, IEnumerable<Reason> reasons)
    {
        writer.WriteStartElement("reasons", Namespace);
        foreach (var reason in reasons)
        {
            writer.WriteStartElement("reason", Namespace);
            writer.WriteElementString("ground", Namespace, reason.Ground);
            writer.WriteElementString("requirement", Namespace, reason.Requirement);
            if (reason.Document is { } document)
            {
                writer.WriteElementString("document", Namespace, document);
            }

            writer.WriteElementString("act", Namespace, reason.Act);
            Both(writer, "text", reason.Text);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void Both(XmlWriter writer, string name, BilingualText text)
    {
        foreach (var (language, sentence) in new[] { ("kk", text.Kk), ("ru", text.Ru) })
        {
            writer.WriteStartElement(name, Namespace);
            writer.WriteAttributeString("xml", "lang", null, language);
            writer.WriteString(sentence);
            writer.WriteEndElement();
        }
    }
}
