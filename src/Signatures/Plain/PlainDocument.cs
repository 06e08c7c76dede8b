namespace Attestation.Signatures.Plain;

/// <summary>A plain document, read straight from its bytes: what there is to sign, and where the signature goes.</summary>
/// <param name="Canonical">Its canonical form (C14N 1.0).</param>
/// <param name="End">Where the end tag of the document element begins.</param>
/// <param name="Inherited">Namespace declarations and <c>xml:lang</c> of the document element, as attributes in canonical order: what a child inherits.</param>
internal sealed record PlainDocument(ReadOnlyMemory<byte> Canonical, int End, IReadOnlyList<PlainAttribute> Inherited)
{
    private const int MostBytes = 16 * 1024 * 1024;

    /// <summary>
    /// Null for anything that is not plain, whether it is right or wrong: the general reader then says what it is. Plain is UTF-8 with line feeds, names
    /// in ASCII, no comment, instruction, DTD, CDATA section or character reference, and no element named Signature.
    /// </summary>
    public static PlainDocument? Read(ReadOnlySpan<byte> xml)
    {
        if (xml.Length > MostBytes || !System.Text.Unicode.Utf8.IsValid(xml))
        {
            return null;
        }

        var reader = new PlainReader(xml);

        return reader.TryRead() ? reader.ToDocument() : null;
    }
}
