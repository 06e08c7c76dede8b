namespace Attestation.Signatures.Parsing;

/// <summary>Which namespace a prefix stands for, as far as it has been written.</summary>
internal sealed class NamespaceScope
{
    private readonly List<KeyValuePair<string, string>> _written = [];

    public int Mark() => _written.Count;

    public void Release(int mark) => _written.RemoveRange(mark, _written.Count - mark);

    /// <summary>Null when it stands for nothing.</summary>
    public string? Find(string prefix)
    {
        for (var i = _written.Count - 1; i >= 0; i--)
        {
            if (_written[i].Key == prefix)
            {
                return _written[i].Value;
            }
        }

        return null;
    }

    /// <summary>Whether this has to be written: what already stands, or an empty default where there is none, is not written again.</summary>
    public bool Declare(string prefix, string uri)
    {
        if (uri == (Find(prefix) ?? string.Empty))
        {
            return false;
        }

        _written.Add(new(prefix, uri));

        return true;
    }
}
