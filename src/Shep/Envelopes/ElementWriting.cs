using System.Buffers;
using System.Globalization;
using System.Xml;

namespace Attestation.Shep;

/// <summary>Writing of simple elements, in no namespace unless one is given.</summary>
internal static class ElementWriting
{
    // What XML 1.0 production 2 leaves out, and the surrogates, which are right in pairs only.
    private static readonly SearchValues<char> Suspicious = SearchValues.Create(SuspiciousCharacters());

    public static void Element(this XmlWriter writer, string name, string value)
    {
        writer.WriteStartElement(name);
        writer.WriteString(Checked(name, value));
        writer.WriteEndElement();
    }

    public static void Optional(this XmlWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.Element(name, value);
        }
    }

    public static void Element(this XmlWriter writer, string prefix, string name, string ns, string value)
    {
        writer.WriteStartElement(prefix, name, ns);
        writer.WriteString(Checked(name, value));
        writer.WriteEndElement();
    }

    public static void Element(this XmlWriter writer, string name, DateTimeOffset value) => writer.Element(name, XmlConvert.ToString(value));

    public static void Element(this XmlWriter writer, string name, DateOnly value) =>
        writer.Element(name, value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static void Optional(this XmlWriter writer, string name, DateOnly? value)
    {
        if (value is { } date)
        {
            writer.Element(name, date);
        }
    }

    public static void Element(this XmlWriter writer, string name, bool value) => writer.Element(name, value ? "true" : "false");

    public static void Session(this XmlWriter writer, string? sessionId)
    {
        if (sessionId is not null && !SessionId.IsValid(sessionId))
        {
            throw new ShepFormatException("sessionId is not a GUID in braces.");
        }

        writer.Optional("sessionId", sessionId);
    }

    public static string AtMost(int length, string name, string value) =>
        value.Length <= length ? value : throw new ShepFormatException($"{name} is longer than {length} characters.");

    private static string Checked(string name, string value)
    {
        var suspect = value.AsSpan().IndexOfAny(Suspicious);
        while (suspect >= 0)
        {
            if (suspect + 1 >= value.Length || !char.IsSurrogatePair(value[suspect], value[suspect + 1]))
            {
                throw new ShepFormatException($"{name} holds U+{(int)value[suspect]:X4}, a character that XML 1.0 cannot carry.");
            }

            var next = value.AsSpan(suspect + 2).IndexOfAny(Suspicious);
            suspect = next < 0 ? next : suspect + 2 + next;
        }

        return value;
    }

    private static string SuspiciousCharacters() =>
        string.Concat(Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(character => !XmlConvert.IsXmlChar(character)));
}
