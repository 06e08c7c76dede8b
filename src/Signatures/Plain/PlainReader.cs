using System.Buffers;

namespace Attestation.Signatures.Plain;

/// <summary>
/// Reads a plain document and writes its canonical form in one pass over the bytes, because a tree would cost more than the signature. Every
/// method says whether it could go on; what it does not know for certain to be well-formed and plain it leaves to the general reader.
/// </summary>
internal ref struct PlainReader(ReadOnlySpan<byte> xml)
{
    private const int DeepestElement = 64;

    private static readonly SearchValues<byte> InText = SearchValues.Create([.. Controls("\t\n"u8), .. "<&>"u8, NonCharacterLead]);
    private static readonly SearchValues<byte> Space = SearchValues.Create(" \t\n"u8);

    // U+FFFE and U+FFFF are no characters of XML; in UTF-8 they begin with this byte.
    private const byte NonCharacterLead = 0xEF;

    private readonly ReadOnlySpan<byte> _xml = xml;
    private readonly PlainBytes _output = new(xml.Length + 512);
    private readonly List<Range> _open = [];
    private readonly List<int> _marks = [];
    private PlainStartTag _startTag = new(xml);
    private int _at;

    // What lies between here and _at is canonical as it is and has not been written yet: long pieces are written at once.
    private int _unwritten;
    private int _end;

    public readonly PlainDocument ToDocument() => new(_output.Written, _end, _startTag.Inherited);

    public bool TryRead()
    {
        SkipDeclaration();
        SkipSpace();
        _unwritten = _at;
        if (!TryOpen() || _open.Count == 0)
        {
            return false;
        }

        while (_open.Count > 0)
        {
            if (!TryGoOn())
            {
                return false;
            }
        }

        WriteUpTo(_at);
        SkipSpace();

        return _at == _xml.Length;
    }

    public static IEnumerable<byte> Controls(ReadOnlySpan<byte> except)
    {
        var controls = new List<byte>();
        for (byte control = 0; control < ' '; control++)
        {
            if (!except.Contains(control))
            {
                controls.Add(control);
            }
        }

        return controls;
    }

    private void SkipDeclaration()
    {
        var declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"u8;
        if (_xml.StartsWith(declaration) || _xml.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>"u8))
        {
            _at = declaration.Length;
        }
    }

    private void SkipSpace()
    {
        var length = _xml[_at..].IndexOfAnyExcept(Space);
        _at = length < 0 ? _xml.Length : _at + length;
    }

    // Text up to the next tag, and that tag.
    private bool TryGoOn()
    {
        var rest = _xml[_at..];
        var length = rest.IndexOfAny(InText);
        if (length < 0 || length + 3 > rest.Length)
        {
            return false;
        }

        _at += length;

        return rest[length] switch
        {
            (byte)'<' => rest[length + 1] is (byte)'/' ? TryClose() : TryOpen(),
            (byte)'&' => TryReference(rest[length..]),
            NonCharacterLead => TryCharacter(rest.Slice(length, 3)),
            _ => false,
        };
    }

    private bool TryCharacter(ReadOnlySpan<byte> character)
    {
        _at += character.Length;

        return character is not [_, 0xBF, 0xBE or 0xBF];
    }

    private bool TryReference(ReadOnlySpan<byte> rest) =>
        TryKeep(rest, "&amp;"u8)
        || TryKeep(rest, "&lt;"u8)
        || TryKeep(rest, "&gt;"u8)
        || TryReplace(rest, "&quot;"u8, "\""u8)
        || TryReplace(rest, "&apos;"u8, "'"u8);

    private bool TryKeep(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> reference)
    {
        var isIt = rest.StartsWith(reference);
        _at += isIt ? reference.Length : 0;

        return isIt;
    }

    private bool TryReplace(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> reference, ReadOnlySpan<byte> canonical)
    {
        if (!rest.StartsWith(reference))
        {
            return false;
        }

        WriteUpTo(_at);
        _output.Add(canonical);
        _at += reference.Length;
        _unwritten = _at;

        return true;
    }

    private bool TryOpen()
    {
        var mark = _startTag.Mark;
        var begin = _at;
        if (_open.Count == DeepestElement || !_startTag.TryRead(ref _at))
        {
            return false;
        }

        if (!_startTag.IsCanonical)
        {
            WriteUpTo(begin);
            _startTag.Write(_output);
            _unwritten = _at;
        }

        if (_startTag.IsEmptyElement)
        {
            _startTag.Release(mark);
        }
        else
        {
            _open.Add(_startTag.Name);
            _marks.Add(mark);
        }

        return true;
    }

    private bool TryClose()
    {
        var name = _xml[_open[^1]];
        var rest = _xml[(_at + 2)..];
        if (rest.Length <= name.Length || !rest.StartsWith(name) || rest[name.Length] is not (byte)'>')
        {
            return false;
        }

        _end = _at;
        _at += name.Length + 3;
        _startTag.Release(_marks[^1]);
        _open.RemoveAt(_open.Count - 1);
        _marks.RemoveAt(_marks.Count - 1);

        return true;
    }

    private readonly void WriteUpTo(int end) => _output.Add(_xml[_unwritten..end]);
}
