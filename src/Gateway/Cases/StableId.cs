using System.Security.Cryptography;
using System.Text;

namespace Attestation.Gateway.Cases;

/// <summary>An id that follows from what it names: made again after a crash, it is the same.</summary>
internal static class StableId
{
    public static Guid Of(Guid applicationId, string what)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{applicationId:D}/{what}"), hash);

        // RFC 9562, version 8: a hash of our own.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);

        return new Guid(hash[..16], bigEndian: true);
    }
}
