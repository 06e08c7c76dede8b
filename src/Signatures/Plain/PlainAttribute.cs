using System.Runtime.InteropServices;

namespace Attestation.Signatures.Plain;

/// <summary>An attribute or a namespace declaration by its places in the document.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlainAttribute(Range Name, int Colon, Range Value)
{
    /// <summary>The whole name, as written.</summary>
    public ReadOnlySpan<byte> NameIn(ReadOnlySpan<byte> xml) => xml[Name];

    public ReadOnlySpan<byte> PrefixIn(ReadOnlySpan<byte> xml) => Colon < 0 ? default : xml[Name.Start.Value..Colon];

    public ReadOnlySpan<byte> LocalNameIn(ReadOnlySpan<byte> xml) => Colon < 0 ? xml[Name] : xml[(Colon + 1)..Name.End.Value];

    public ReadOnlySpan<byte> ValueIn(ReadOnlySpan<byte> xml) => xml[Value];
}
