using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Attestation.Stubs.TestKit.Mappings.Templates;

/// <summary>The helpers that templates may call.</summary>
internal static class TemplateHelpers
{
    private static readonly Dictionary<string, TemplateHelper> All = new TemplateHelper[]
    {
        new("now", 0, 0, ["offset", "format", "timezone"], call => JavaDates.Format(JavaDates.Shift(call.Model.Now, call.Option("offset")), call)),
        new("date", 1, 1, ["offset", "format", "timezone"], call => JavaDates.Read(call.Arguments[0], null) is { } date ? JavaDates.Format(JavaDates.Shift(date, call.Option("offset")), call) : null),
        new("parseDate", 1, 1, ["format"], call => JavaDates.Read(call.Arguments[0], call.Option("format"))),
        new("randomValue", 0, 0, ["length", "type", "uppercase"], RandomTexts.Value),
        new("randomInt", 0, 0, ["lower", "upper"], RandomTexts.Int),
        new("randomDecimal", 0, 0, ["lower", "upper"], RandomTexts.Decimal),
        new("pickRandom", 1, 100, [], RandomTexts.Pick),
        new("jsonPath", 2, 2, ["default"], JsonPathOf),
        new("xPath", 2, 2, [], call => XPathOf(call.Text(0), call.Text(1), [])),
        new("soapXPath", 2, 2, [], call => XPathOf(call.Text(0), $"/*[local-name()='Envelope']/*[local-name()='Body']{call.Text(1)}", [])),
        new("regexExtract", 2, 2, ["default"], RegexExtract),
        new("base64", 1, 1, ["decode", "padding"], Base64),
        new("urlEncode", 1, 1, ["decode"], call => IsSet(call, "decode") ? Uri.UnescapeDataString(call.Text(0)) : Uri.EscapeDataString(call.Text(0))),
        new("trim", 1, 1, [], call => call.Text(0).Trim()),
        new("capitalize", 1, 1, [], call => Capitalize(call.Text(0))),
        new("lower", 1, 1, [], call => call.Text(0).ToLowerInvariant()),
        new("upper", 1, 1, [], call => call.Text(0).ToUpperInvariant()),
        new("replace", 3, 3, [], call => call.Text(0).Replace(call.Text(1), call.Text(2), StringComparison.Ordinal)),
        new("substring", 2, 3, [], Substring),
        new("join", 2, 100, [], Join),
        new("size", 1, 1, [], call => Values.Items(call.Arguments[0])?.Count ?? call.Text(0).Length),
        new("math", 3, 3, [], Calculate),
        new("eq", 2, 2, [], call => call.Text(0) == call.Text(1)),
        new("neq", 2, 2, [], call => call.Text(0) != call.Text(1)),
        new("gt", 2, 2, [], call => Values.Number(call.Arguments[0]) > Values.Number(call.Arguments[1])),
        new("lt", 2, 2, [], call => Values.Number(call.Arguments[0]) < Values.Number(call.Arguments[1])),
        new("and", 2, 100, [], call => call.Arguments.All(Values.IsTrue)),
        new("or", 2, 100, [], call => call.Arguments.Any(Values.IsTrue)),
        new("not", 1, 1, [], call => !Values.IsTrue(call.Arguments[0])),
        new("contains", 2, 2, [], call => call.Text(0).Contains(call.Text(1), StringComparison.Ordinal)),
        new("matches", 2, 2, [], call => Regex.IsMatch(call.Text(0), $@"\A(?:{call.Text(1)})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))),
        new("val", 1, 1, ["or"], call => call.Arguments[0] is null ? call.Options.GetValueOrDefault("or") : call.Arguments[0]),
        new("parseJson", 1, 1, [], call => ParseJson(call.Text(0))),
    }.ToDictionary(helper => helper.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => All.Keys.Order(StringComparer.Ordinal);

    public static TemplateHelper? Find(string name) => All.GetValueOrDefault(name);

    public static bool IsSet(HelperCall call, string option) => call.Options.TryGetValue(option, out var value) && Values.IsTrue(value) && Values.TextOf(value) is not "false";

    private static object? JsonPathOf(HelperCall call)
    {
        try
        {
            var path = JsonPath.Parse(call.Text(1));
            var found = call.Arguments[0] is JsonElement json ? path.Find(json) : path.FindIn(call.Text(0));
            return found switch
            {
                [] => call.Options.GetValueOrDefault("default"),
                [var only] when path.IsDefinite => only,
                _ => JsonSerializer.SerializeToElement(found),
            };
        }
        catch (FormatException)
        {
            return $"[ERROR: {call.Text(1)} is no JSONPath that is supported here]";
        }
    }

    private static string XPathOf(string xml, string expression, KeyValuePair<string, string>[] namespaces) =>
        XPathQuery.TryCompile(expression, namespaces, out var reason) is { } query ? query.Find(xml).FirstOrDefault("") : $"[ERROR: {reason}]";

    private static object? RegexExtract(HelperCall call)
    {
        var match = Regex.Match(call.Text(0), call.Text(1), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return match.Success ? match.Value : call.Options.TryGetValue("default", out var otherwise) ? otherwise : "[ERROR: Nothing matched]";
    }

    private static string Base64(HelperCall call)
    {
        if (IsSet(call, "decode"))
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(call.Text(0)));
        }

        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(call.Text(0)));
        return call.Option("padding") is "false" ? encoded.TrimEnd('=') : encoded;
    }

    private static string Capitalize(string text) =>
        string.Join(' ', text.Split(' ').Select(word => word.Length is 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    private static string Substring(HelperCall call)
    {
        var text = call.Text(0);
        var from = (int)Math.Clamp(Values.Number(call.Arguments[1]) ?? 0, 0, text.Length);
        var to = call.Arguments.Count > 2 ? (int)Math.Clamp(Values.Number(call.Arguments[2]) ?? text.Length, from, text.Length) : text.Length;
        return text[from..to];
    }

    private static string Join(HelperCall call) => call.Arguments.Count is 2 && Values.Items(call.Arguments[0]) is { } items
        ? string.Join(call.Text(1), items.Select(item => Values.TextOf(item.Value)))
        : string.Join(call.Text(call.Arguments.Count - 1), call.Arguments.SkipLast(1).Select(Values.TextOf));

    private static object? Calculate(HelperCall call)
    {
        if (Values.Number(call.Arguments[0]) is not { } left || Values.Number(call.Arguments[2]) is not { } right)
        {
            return "[ERROR: math needs two numbers]";
        }

        double? result = call.Text(1) switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => left / right,
            "%" => left % right,
            _ => null,
        };
        return result is { } number && number == Math.Truncate(number) && Math.Abs(number) < long.MaxValue
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : result;
    }

    private static JsonElement? ParseJson(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
