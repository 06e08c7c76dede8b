using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Attestation.Stubs.TestKit.Mappings;

/// <summary>Reads a path from its text, by descent.</summary>
internal sealed class JsonPathReader(string source)
{
    private readonly string _text = source.Trim();
    private int _at;

    public JsonPath Read()
    {
        Expect('$');
        var path = Steps(inFilter: false);
        return _at == _text.Length ? path : throw Wrong();
    }

    private JsonPath Steps(bool inFilter)
    {
        var steps = new List<JsonPathStep>();
        while (_at < _text.Length)
        {
            if (Take(".."))
            {
                steps.Add(new JsonPathStep.Descent(Peek is '[' ? Bracket() : Member()));
            }
            else if (Peek is '.')
            {
                _at++;
                steps.Add(Member());
            }
            else if (Peek is '[')
            {
                steps.Add(Bracket());
            }
            else if (inFilter)
            {
                break;
            }
            else
            {
                throw Wrong();
            }
        }

        return new JsonPath(steps);
    }

    private JsonPathStep Member()
    {
        if (Take("*"))
        {
            return new JsonPathStep.Wildcard();
        }

        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '_' or '-' or '@' or ':'))
        {
            _at++;
        }

        // A function such as length() would be read as a member that is never there.
        return _at > start && Peek is not '(' ? new JsonPathStep.Child(_text[start.._at]) : throw Wrong();
    }

    private JsonPathStep Bracket()
    {
        Expect('[');
        Spaces();
        JsonPathStep step = Peek switch
        {
            '*' => Star(),
            '?' => Condition(),
            '\'' or '"' => Names(),
            _ => Numbers(),
        };
        Spaces();
        Expect(']');
        return step;
    }

    private JsonPathStep.Wildcard Star()
    {
        _at++;
        return new();
    }

    private JsonPathStep Names()
    {
        var names = new List<string> { Quoted() };
        for (Spaces(); Peek is ','; Spaces())
        {
            _at++;
            Spaces();
            names.Add(Quoted());
        }

        return names is [var only] ? new JsonPathStep.Child(only) : new JsonPathStep.Children(names);
    }

    private JsonPathStep Numbers()
    {
        var first = Number();
        Spaces();
        if (Peek is ':')
        {
            _at++;
            Spaces();
            return new JsonPathStep.Slice(first, Number());
        }

        var numbers = new List<int> { first ?? throw Wrong() };
        for (; Peek is ','; Spaces())
        {
            _at++;
            Spaces();
            numbers.Add(Number() ?? throw Wrong());
        }

        return new JsonPathStep.Index(numbers);
    }

    private int? Number()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || (_text[_at] is '-' && _at == start)))
        {
            _at++;
        }

        return _at == start ? null : int.TryParse(_text.AsSpan(start, _at - start), CultureInfo.InvariantCulture, out var number) ? number : throw Wrong();
    }

    private JsonPathStep.Filter Condition()
    {
        Expect('?');
        Spaces();
        Expect('(');
        var condition = Either();
        Spaces();
        Expect(')');
        return new(condition);
    }

    private JsonPathCondition Either()
    {
        var condition = Both();
        for (Spaces(); Take("||"); Spaces())
        {
            condition = new JsonPathCondition.Either(condition, Both());
        }

        return condition;
    }

    private JsonPathCondition Both()
    {
        var condition = Single();
        for (Spaces(); Take("&&"); Spaces())
        {
            condition = new JsonPathCondition.Both(condition, Single());
        }

        return condition;
    }

    private JsonPathCondition Single()
    {
        Spaces();
        if (Take("!"))
        {
            return new JsonPathCondition.Not(Single());
        }

        if (Take("("))
        {
            var inner = Either();
            Spaces();
            Expect(')');
            return inner;
        }

        var left = Operand();
        Spaces();
        if (Take("=~"))
        {
            Spaces();
            return new JsonPathCondition.Matches(left, Pattern());
        }

        foreach (var sign in (ReadOnlySpan<string>)["==", "!=", "<=", ">=", "<", ">"])
        {
            if (Take(sign))
            {
                Spaces();
                return new JsonPathCondition.Compare(left, sign, Operand());
            }
        }

        return left.Path is null ? throw Wrong() : new JsonPathCondition.Exists(left);
    }

    private JsonPathOperand Operand()
    {
        if (Take("@"))
        {
            return new(Steps(inFilter: true), FromRoot: false, null);
        }

        if (Take("$"))
        {
            return new(Steps(inFilter: true), FromRoot: true, null);
        }

        if (Peek is '\'' or '"')
        {
            return JsonPathOperand.OfText(Quoted());
        }

        foreach (var word in (ReadOnlySpan<string>)["true", "false", "null"])
        {
            if (Take(word))
            {
                return JsonPathOperand.Of(word);
            }
        }

        var start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] is '-' or '.' or 'e' or 'E' or '+'))
        {
            _at++;
        }

        return double.TryParse(_text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? JsonPathOperand.OfNumber(number)
            : throw Wrong();
    }

    private Regex Pattern()
    {
        Expect('/');
        var end = _text.IndexOf('/', _at);
        if (end < 0)
        {
            throw Wrong();
        }

        var pattern = _text[_at..end];
        _at = end + 1;
        var options = RegexOptions.CultureInvariant | (Take("i") ? RegexOptions.IgnoreCase : RegexOptions.None);
        try
        {
            return new Regex($@"\A(?:{pattern})\z", options, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException)
        {
            throw Wrong();
        }
    }

    private string Quoted()
    {
        var quote = Peek is '\'' or '"' ? _text[_at++] : throw Wrong();
        var said = new StringBuilder();
        while (_at < _text.Length && _text[_at] != quote)
        {
            if (_text[_at] is '\\' && _at + 1 < _text.Length)
            {
                _at++;
            }

            said.Append(_text[_at++]);
        }

        Expect(quote);
        return said.ToString();
    }

    private char Peek => _at < _text.Length ? _text[_at] : '\0';

    private void Spaces()
    {
        while (Peek is ' ')
        {
            _at++;
        }
    }

    private bool Take(string word)
    {
        if (!_text.AsSpan(_at).StartsWith(word, StringComparison.Ordinal))
        {
            return false;
        }

        _at += word.Length;
        return true;
    }

    private void Expect(char wanted)
    {
        if (Peek != wanted)
        {
            throw Wrong();
        }

        _at++;
    }

    private FormatException Wrong() => new($"is no JSONPath that is supported here, from character {_at + 1} on");
}
