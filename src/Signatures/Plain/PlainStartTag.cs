using System.Buffers;

namespace Attestation.Signatures.Plain;

/// <summary>Reads one start tag after the other. In canonical form declarations come first, by prefix, then attributes, by namespace and name.</summary>
internal ref struct PlainStartTag(ReadOnlySpan<byte> xml)
{
    private const int MostAttributes = 32;

    private static readonly SearchValues<byte> NameBytes = SearchValues.Create(":-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"u8);
    private static readonly SearchValues<byte> NotInValue = SearchValues.Create([.. PlainReader.Controls(default), .. "\"'<&"u8, 0xEF]);

    private readonly ReadOnlySpan<byte> _xml = xml;
    private readonly List<PlainAttribute> _declarations = [];
    private readonly List<PlainAttribute> _attributes = [];
    private readonly List<PlainAttribute> _inherited = [];
    private PlainScope _scope = new(xml);
    private bool _isRootRead;

    public Range Name { get; private set; }

    public bool IsEmptyElement { get; private set; }

    /// <summary>Whether the tag is written in canonical form as it stands.</summary>
    public bool IsCanonical { get; private set; }

    public readonly IReadOnlyList<PlainAttribute> Inherited => _inherited;

    public readonly int Mark => _scope.Mark;

    public readonly void Release(int mark) => _scope.Release(mark);

    /// <param name="at">Where the tag begins; afterwards, where it has ended.</param>
    public bool TryRead(ref int at)
    {
        IsCanonical = true;
        _declarations.Clear();
        _attributes.Clear();
        if (at >= _xml.Length || _xml[at] is not (byte)'<' || !TryReadName(at + 1, out var name, out var colon))
        {
            return false;
        }

        (Name, at) = (name, name.End.Value);
        var prefix = colon < 0 ? default : _xml[name.Start.Value..colon];
        if (!TryReadAttributes(ref at) || !TryPutInOrder()
            || (colon >= 0 && (_scope.Find(prefix).IsEmpty || prefix.SequenceEqual("xml"u8)))
            || (colon < 0 ? _xml[name] : _xml[(colon + 1)..name.End.Value]).SequenceEqual("Signature"u8))
        {
            return false;
        }

        if (!_isRootRead)
        {
            _isRootRead = true;
            KeepInherited();
        }

        return true;
    }

    public readonly void Write(PlainBytes output)
    {
        output.Add("<"u8);
        output.Add(_xml[Name]);
        foreach (var declaration in _declarations)
        {
            Write(declaration, output);
        }

        foreach (var attribute in _attributes)
        {
            Write(attribute, output);
        }

        output.Add(">"u8);
        if (IsEmptyElement)
        {
            output.Add("</"u8);
            output.Add(_xml[Name]);
            output.Add(">"u8);
        }
    }

    private readonly void KeepInherited()
    {
        _inherited.AddRange(_declarations);
        foreach (var attribute in _attributes)
        {
            if (attribute.PrefixIn(_xml).SequenceEqual("xml"u8))
            {
                _inherited.Add(attribute);
            }
        }
    }

    private readonly bool TryReadName(int start, out Range name, out int colon)
    {
        var length = _xml[start..].IndexOfAnyExcept(NameBytes);
        name = length > 0 ? start..(start + length) : default;
        colon = -1;
        if (length <= 0)
        {
            return false;
        }

        var text = _xml[name];
        var first = text.IndexOf((byte)':');
        colon = first < 0 ? -1 : start + first;

        return first < 0
            ? CanBegin(text[0])
            : first > 0 && first + 1 < length && CanBegin(text[0]) && CanBegin(text[first + 1]) && !text[(first + 1)..].Contains((byte)':');
    }

    private static bool CanBegin(byte letter) => letter is (byte)'_' or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z');

    private bool TryReadAttributes(ref int at)
    {
        while (at < _xml.Length)
        {
            var before = at;
            while (at < _xml.Length && _xml[at] is (byte)' ' or (byte)'\t' or (byte)'\n')
            {
                at++;
            }

            var rest = _xml[at..];
            if (rest is [(byte)'>', ..] or [(byte)'/', (byte)'>', ..])
            {
                IsEmptyElement = rest[0] is (byte)'/';
                IsCanonical &= !IsEmptyElement && at == before;
                at += IsEmptyElement ? 2 : 1;

                return true;
            }

            IsCanonical &= at == before + 1 && _xml[before] is (byte)' ';
            if (at == before || !TryReadAttribute(ref at))
            {
                return false;
            }
        }

        return false;
    }

    private bool TryReadAttribute(ref int at)
    {
        if (!TryReadName(at, out var name, out var colon) || _xml[name.End.Value..] is not [(byte)'=', (byte)'"' or (byte)'\'', ..])
        {
            return false;
        }

        var begin = name.End.Value + 2;
        var length = _xml[begin..].IndexOfAny(NotInValue);
        if (length < 0 || _xml[begin + length] != _xml[begin - 1])
        {
            return false;
        }

        at = begin + length + 1;
        var attribute = new PlainAttribute(name, colon, begin..(begin + length));
        var isDeclaration = (colon < 0 ? attribute.NameIn(_xml) : attribute.PrefixIn(_xml)).SequenceEqual("xmlns"u8);
        (isDeclaration ? _declarations : _attributes).Add(attribute);
        IsCanonical &= _xml[begin - 1] is (byte)'"' && !(isDeclaration && _attributes.Count > 0);

        return _declarations.Count + _attributes.Count <= MostAttributes;
    }

    private bool TryPutInOrder()
    {
        if (!TryDeclare())
        {
            return false;
        }

        foreach (var attribute in _attributes)
        {
            var isXml = attribute.PrefixIn(_xml).SequenceEqual("xml"u8);
            if (isXml ? !attribute.LocalNameIn(_xml).SequenceEqual("lang"u8) : attribute.Colon >= 0 && _scope.Find(attribute.PrefixIn(_xml)).IsEmpty)
            {
                return false;
            }
        }

        // By insertion: lists are short, and a comparer could not look into a span. Two of one name are an error.
        for (var i = 1; i < _attributes.Count; i++)
        {
            for (var j = i; j > 0; j--)
            {
                var order = Compare(_attributes[j - 1], _attributes[j]);
                if (order == 0)
                {
                    return false;
                }

                if (order < 0)
                {
                    break;
                }

                (_attributes[j - 1], _attributes[j]) = (_attributes[j], _attributes[j - 1]);
                IsCanonical = false;
            }
        }

        return true;
    }

    private readonly int Compare(PlainAttribute a, PlainAttribute b)
    {
        var byNamespace = (a.Colon < 0 ? default : _scope.Find(a.PrefixIn(_xml))).SequenceCompareTo(b.Colon < 0 ? default : _scope.Find(b.PrefixIn(_xml)));

        return byNamespace != 0 ? byNamespace : a.LocalNameIn(_xml).SequenceCompareTo(b.LocalNameIn(_xml));
    }

    private bool TryDeclare()
    {
        for (var i = 1; i < _declarations.Count; i++)
        {
            for (var j = i; j > 0; j--)
            {
                var order = _declarations[j - 1].NameIn(_xml).SequenceCompareTo(_declarations[j].NameIn(_xml));
                if (order == 0)
                {
                    return false;
                }

                if (order < 0)
                {
                    break;
                }

                (_declarations[j - 1], _declarations[j]) = (_declarations[j], _declarations[j - 1]);
                IsCanonical = false;
            }
        }

        for (var i = 0; i < _declarations.Count; i++)
        {
            if (!MayBeDeclared(_declarations[i]))
            {
                return false;
            }

            if (!_scope.Declare(_declarations[i]))
            {
                _declarations.RemoveAt(i--);
                IsCanonical = false;
            }
        }

        return true;
    }

    // What may be bound to what has rules of its own around xml and xmlns: not here.
    private readonly bool MayBeDeclared(PlainAttribute declaration)
    {
        var uri = declaration.ValueIn(_xml);

        return !_scope.DeclaredBy(declaration).StartsWith("xml"u8)
            && !uri.StartsWith("http://www.w3.org/XML/"u8)
            && !uri.StartsWith("http://www.w3.org/2000/xmlns"u8)
            && uri.IndexOfAnyExceptInRange((byte)'!', (byte)'~') < 0
            && (!uri.IsEmpty || declaration.Colon < 0);
    }

    private readonly void Write(PlainAttribute attribute, PlainBytes output)
    {
        output.Add(" "u8);
        output.Add(attribute.NameIn(_xml));
        output.Add("=\""u8);
        output.Add(attribute.ValueIn(_xml));
        output.Add("\""u8);
    }
}
