namespace Attestation.Signatures.Plain;

/// <summary>Which namespace a prefix stands for, by places in the document.</summary>
internal ref struct PlainScope(ReadOnlySpan<byte> xml)
{
    private readonly ReadOnlySpan<byte> _xml = xml;
    private readonly List<PlainAttribute> _declared = [];

    public readonly int Mark => _declared.Count;

    public readonly void Release(int mark) => _declared.RemoveRange(mark, _declared.Count - mark);

    /// <summary>Empty when it stands for nothing.</summary>
    public readonly ReadOnlySpan<byte> Find(ReadOnlySpan<byte> prefix)
    {
        for (var i = _declared.Count - 1; i >= 0; i--)
        {
            if (DeclaredBy(_declared[i]).SequenceEqual(prefix))
            {
                return _declared[i].ValueIn(_xml);
            }
        }

        return prefix.SequenceEqual("xml"u8) ? "http://www.w3.org/XML/1998/namespace"u8 : default;
    }

    /// <summary>Whether this has to be written: what already stands, or an empty default where there is none, is not written again.</summary>
    public readonly bool Declare(PlainAttribute declaration)
    {
        if (declaration.ValueIn(_xml).SequenceEqual(Find(DeclaredBy(declaration))))
        {
            return false;
        }

        _declared.Add(declaration);

        return true;
    }

    /// <summary>The prefix that a declaration is about; empty for the default namespace.</summary>
    public readonly ReadOnlySpan<byte> DeclaredBy(PlainAttribute declaration) => declaration.Colon < 0 ? default : declaration.LocalNameIn(_xml);
}
