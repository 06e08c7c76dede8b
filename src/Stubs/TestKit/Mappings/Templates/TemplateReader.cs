using System.Globalization;
using System.Text;

namespace Attestation.Stubs.TestKit.Mappings.Templates;

/// <summary>Reads the part of Handlebars that mappings use; everything else is a mistake in the mapping, told when it is made.</summary>
internal sealed class TemplateReader
{
    private static readonly string[] Blocks = ["if", "unless", "each", "with"];

    private readonly string _text;
    private readonly bool _inJson;
    private int _at;

    private TemplateReader(string text, bool inJson) => (_text, _inJson) = (text, inJson);

    /// <exception cref="FormatException">The template has a mistake; the message says which.</exception>
    public static Template Read(string text, bool inJson = false)
    {
        var reader = new TemplateReader(text, inJson);
        var nodes = reader.Nodes(out var end);
        return end is null ? new Template(nodes) : throw new FormatException($"has {{{{{end}}}}} without a beginning");
    }

    private List<TemplateNode> Nodes(out string? end)
    {
        var nodes = new List<TemplateNode>();
        while (true)
        {
            var open = _text.IndexOf("{{", _at, StringComparison.Ordinal);
            if (open < 0)
            {
                nodes.Add(new TemplateNode.Text(_text[_at..]));
                _at = _text.Length;
                end = null;
                return nodes;
            }

            nodes.Add(new TemplateNode.Text(_text[_at..open]));
            var tag = Tag(open);
            if (tag.StartsWith('!'))
            {
                continue;
            }

            if (tag is "else" or "^" || tag.StartsWith('/') || tag.StartsWith("else ", StringComparison.Ordinal))
            {
                end = tag;
                return nodes;
            }

            nodes.Add(tag.StartsWith('#') ? Block(tag) : new TemplateNode.Output(new ExpressionReader(tag).Read()));
        }
    }

    private string Tag(int open)
    {
        var triple = _text.AsSpan(open).StartsWith("{{{", StringComparison.Ordinal);
        var (start, closing) = triple ? (open + 3, "}}}") : (open + 2, "}}");
        var close = _text.IndexOf(closing, start, StringComparison.Ordinal);
        if (close < 0)
        {
            throw new FormatException("has braces that are not closed");
        }

        _at = close + closing.Length;
        var tag = _text[start..close];
        return (_inJson ? tag.Replace("\\\"", "\"", StringComparison.Ordinal) : tag).Trim();
    }

    private TemplateNode.Block Block(string tag)
    {
        var parts = tag[1..].Trim().Split(' ', 2);
        if (parts is not [var kind, var subject] || !Blocks.Contains(kind, StringComparer.Ordinal))
        {
            throw new FormatException($"has the block {{{{{tag}}}}}; supported are {string.Join(", ", Blocks)}, each with a value");
        }

        var expression = new ExpressionReader(subject).Read();
        var then = Nodes(out var end);
        IReadOnlyList<TemplateNode> otherwise = [];
        if (end is "else" or "^")
        {
            otherwise = Nodes(out end);
        }
        else if (end?.StartsWith("else ", StringComparison.Ordinal) is true)
        {
            throw new FormatException("has \"else if\", which is not supported here; put a block inside else");
        }

        return end == $"/{kind}" ? new(kind, expression, then, otherwise) : throw new FormatException($"has the block {kind} that is not closed");
    }
}

/// <summary>Reads one expression: a value, or a helper with its arguments and options.</summary>
internal sealed class ExpressionReader(string text)
{
    private int _at;

    public TemplateExpression Read()
    {
        var expression = Inner();
        Spaces();
        return _at == text.Length ? expression : throw Wrong();
    }

    private TemplateExpression Inner()
    {
        Spaces();
        if (Peek is '\'' or '"' or '(' || char.IsAsciiDigit(Peek))
        {
            return Value();
        }

        var start = _at;
        var word = Word();
        Spaces();
        if (TemplateHelpers.Find(word) is { } helper)
        {
            return Call(helper);
        }

        if (_at < text.Length && Peek is not ')')
        {
            throw new FormatException($"uses the helper {word}, which is not supported here; these are: {string.Join(", ", TemplateHelpers.Names)}");
        }

        _at = start;
        return Value();
    }

    private TemplateExpression.Call Call(TemplateHelper helper)
    {
        var arguments = new List<TemplateExpression>();
        var options = new Dictionary<string, TemplateExpression>(StringComparer.Ordinal);
        for (Spaces(); _at < text.Length && Peek is not ')'; Spaces())
        {
            if (OptionName() is { } name)
            {
                options[name] = helper.Options.Contains(name, StringComparer.Ordinal)
                    ? Value()
                    : throw new FormatException($"gives the helper {helper.Name} the option {name}, which is not supported here");
            }
            else
            {
                arguments.Add(Value());
            }
        }

        return arguments.Count >= helper.Least && arguments.Count <= helper.Most
            ? new(helper, arguments, options)
            : throw new FormatException($"gives the helper {helper.Name} {arguments.Count} arguments; it takes {helper.Least} to {helper.Most}");
    }

    private string? OptionName()
    {
        var end = _at;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_'))
        {
            end++;
        }

        if (end == _at || end >= text.Length || text[end] is not '=')
        {
            return null;
        }

        var name = text[_at..end];
        _at = end + 1;
        return name;
    }

    private TemplateExpression Value()
    {
        Spaces();
        if (Peek is '(')
        {
            _at++;
            var inner = Inner();
            Spaces();
            return Peek is ')' && ++_at > 0 ? inner : throw Wrong();
        }

        if (Peek is '\'' or '"')
        {
            return new TemplateExpression.Literal(Quoted());
        }

        var word = Word();
        return word switch
        {
            "true" => new TemplateExpression.Literal(true),
            "false" => new TemplateExpression.Literal(false),
            "null" => new TemplateExpression.Literal(null),
            _ when long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => new TemplateExpression.Literal(whole),
            _ when double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => new TemplateExpression.Literal(number),
            _ => PathOf(word),
        };
    }

    private TemplateExpression.Path PathOf(string word)
    {
        var up = 0;
        while (word.StartsWith("../", StringComparison.Ordinal))
        {
            up++;
            word = word[3..];
        }

        if (word is "this" or ".")
        {
            return new(up, []);
        }

        var steps = new List<string>();
        foreach (var step in Split(word.StartsWith("this.", StringComparison.Ordinal) ? word[5..] : word))
        {
            steps.Add(step is ['[', .., ']'] ? step[1..^1] : step.Length > 0 ? step : throw Wrong());
        }

        return new(up, steps);
    }

    // Dots inside brackets belong to the name.
    private static List<string> Split(string path)
    {
        var steps = new List<string>();
        var step = new StringBuilder();
        var depth = 0;
        foreach (var character in path)
        {
            depth += character is '[' ? 1 : character is ']' ? -1 : 0;
            if (character is '.' && depth is 0)
            {
                steps.Add(step.ToString());
                step.Clear();
            }
            else
            {
                step.Append(character);
            }
        }

        steps.Add(step.ToString());
        return steps;
    }

    private string Word()
    {
        var start = _at;
        var depth = 0;
        while (_at < text.Length && (depth > 0 || (!char.IsWhiteSpace(text[_at]) && text[_at] is not '(' and not ')' and not '\'' and not '"')))
        {
            depth += text[_at] is '[' ? 1 : text[_at] is ']' ? -1 : 0;
            _at++;
        }

        return _at > start ? text[start.._at] : throw Wrong();
    }

    private string Quoted()
    {
        var quote = text[_at++];
        var said = new StringBuilder();
        for (; _at < text.Length && text[_at] != quote; _at++)
        {
            if (text[_at] is '\\' && _at + 1 < text.Length && (text[_at + 1] == quote || text[_at + 1] is '\\'))
            {
                _at++;
            }

            said.Append(text[_at]);
        }

        return _at++ < text.Length ? said.ToString() : throw Wrong();
    }

    private char Peek => _at < text.Length ? text[_at] : '\0';

    private void Spaces()
    {
        while (char.IsWhiteSpace(Peek))
        {
            _at++;
        }
    }

    private FormatException Wrong() => new($"has {{{{{text}}}}}, which is no expression that is supported here");
}
