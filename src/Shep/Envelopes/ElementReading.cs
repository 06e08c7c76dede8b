using System.Globalization;
using System.Xml;

namespace Attestation.Shep;

/// <summary>Reading by name: never by prefix, never by place, and with an error that names the element alone.</summary>
internal static class ElementReading
{
    // Kazakhstan has had one zone since 2024-03-01; a date without a zone is local to the sender.
    private static readonly TimeSpan Kazakhstan = TimeSpan.FromHours(5);

    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy-MM-ddK"];

    public static bool Is(this XmlElement element, string name, string ns) =>
        element.LocalName == name && element.NamespaceURI == ns;

    public static IEnumerable<XmlElement> Children(this XmlElement parent, string name)
    {
        for (var node = parent.FirstChild; node is not null; node = node.NextSibling)
        {
            if (node is XmlElement element && element.LocalName == name)
            {
                yield return element;
            }
        }
    }

    /// <summary>The only child that matches; two are one too many, whichever was meant.</summary>
    public static XmlElement? Only(this XmlElement parent, Func<XmlElement, bool> matches, string parentName, string name)
    {
        XmlElement? found = null;
        for (var node = parent.FirstChild; node is not null; node = node.NextSibling)
        {
            if (node is XmlElement element && matches(element))
            {
                found = found is null ? element : throw new ShepFormatException($"{parentName} has more than one {name}.");
            }
        }

        return found;
    }

    public static XmlElement? Find(this XmlElement parent, string name) =>
        parent.Only(child => child.LocalName == name, parent.LocalName, name);

    public static XmlElement Need(this XmlElement parent, string name) =>
        parent.Find(name) ?? throw new ShepFormatException($"{parent.LocalName} has no {name}.");

    /// <summary>The text of a child; <see langword="null"/> when it is absent, nil or empty, which senders do not tell apart.</summary>
    public static string? Text(this XmlElement parent, string name) =>
        parent.Find(name)?.InnerText is { Length: > 0 } text ? text : null;

    public static string NeedText(this XmlElement parent, string name) =>
        parent.Text(name) ?? throw new ShepFormatException($"{parent.LocalName}/{name} is missing or empty.");

    public static DateTimeOffset? Instant(this XmlElement parent, string name) =>
        parent.Text(name) is { } text
            ? InstantOf(text.Trim()) ?? throw new ShepFormatException($"{parent.LocalName}/{name} is not a date and time.")
            : null;

    public static DateTimeOffset NeedInstant(this XmlElement parent, string name) =>
        parent.Instant(name) ?? throw new ShepFormatException($"{parent.LocalName}/{name} is missing or empty.");

    public static DateOnly? Date(this XmlElement parent, string name) =>
        parent.Text(name) is { } text
            ? DateOf(text.Trim()) ?? throw new ShepFormatException($"{parent.LocalName}/{name} is not a date.")
            : null;

    public static DateOnly NeedDate(this XmlElement parent, string name) =>
        parent.Date(name) ?? throw new ShepFormatException($"{parent.LocalName}/{name} is missing or empty.");

    public static bool? Flag(this XmlElement parent, string name) => parent.Text(name)?.Trim() switch
    {
        null => null,
        "true" or "1" => true,
        "false" or "0" => false,
        _ => throw new ShepFormatException($"{parent.LocalName}/{name} is neither true nor false."),
    };

    public static ReadOnlyMemory<byte> Base64(this XmlElement parent, string name)
    {
        var text = parent.Text(name) ?? "";
        var bytes = new byte[(text.Length * 3 / 4) + 3];

        return Convert.TryFromBase64String(text, bytes, out var length)
            ? bytes.AsMemory(0, length)
            : throw new ShepFormatException($"{parent.LocalName}/{name} is not base64.");
    }

    private static DateTimeOffset? InstantOf(string text)
    {
        if (!DateTime.TryParseExact(WithSevenDigits(text), Instants, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var read))
        {
            return null;
        }

        return read.Kind is DateTimeKind.Utc ? new DateTimeOffset(read) : new DateTimeOffset(read, Kazakhstan);
    }

    // A register's date may come as xs:date with a zone, which says nothing, or as midnight of a dateTime, whose zone does.
    private static DateOnly? DateOf(string text) =>
        DateTime.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _)
            ? DateOnly.ParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : InstantOf(text) is { } instant ? DateOnly.FromDateTime(instant.ToOffset(Kazakhstan).DateTime) : null;

    // Java writes up to nine digits of a second, .NET reads seven.
    private static string WithSevenDigits(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
        {
            return text;
        }

        var end = point + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - point > 8 ? string.Concat(text.AsSpan(0, point + 8), text.AsSpan(end)) : text;
    }
}
