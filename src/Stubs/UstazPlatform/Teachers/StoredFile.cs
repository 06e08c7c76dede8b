using System.Security.Cryptography;

namespace Attestation.Stubs.UstazPlatform.Teachers;

/// <summary>A file behind an entry. Equal when its name, its type and its bytes are.</summary>
internal sealed record StoredFile
{
    private readonly byte[] _content;

    public StoredFile(string name, string mediaType, byte[] content)
    {
        (Name, MediaType, _content) = (name, mediaType, content);
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
    }

    public string Name { get; }

    public string MediaType { get; }

    public string Sha256 { get; }

    public int Size => _content.Length;

    public ReadOnlyMemory<byte> Content => _content;

    public bool Equals(StoredFile? other) => other is not null && (Name, MediaType, Sha256) == (other.Name, other.MediaType, other.Sha256);

    public override int GetHashCode() => HashCode.Combine(Name, MediaType, Sha256);
}
