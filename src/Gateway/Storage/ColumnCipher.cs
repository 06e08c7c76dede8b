using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Attestation.Contracts;

namespace Attestation.Gateway.Storage;

/// <summary>
/// AES-GCM for the personal columns. A value is: version, length and id of the key, nonce, tag, ciphertext. It is bound to its place
/// (table, column, row): copied into another row it does not decrypt.
/// </summary>
internal sealed class ColumnCipher(Keyring keyring)
{
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public byte[] Encrypt(ReadOnlySpan<byte> plain, string place)
    {
        var head = HeadOf(keyring.Current);
        var header = head.Length;
        var sealedBytes = new byte[header + NonceBytes + TagBytes + plain.Length];
        head.CopyTo(sealedBytes, 0);

        var nonce = sealedBytes.AsSpan(header, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(keyring.Key(keyring.Current), TagBytes);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(header + NonceBytes + TagBytes), sealedBytes.AsSpan(header + NonceBytes, TagBytes), Encoding.UTF8.GetBytes(place));

        return sealedBytes;
    }

    public byte[] Decrypt(ReadOnlySpan<byte> sealedBytes, string place)
    {
        if (sealedBytes.Length < 2 || sealedBytes[0] != Version || sealedBytes.Length < 2 + sealedBytes[1] + NonceBytes + TagBytes)
        {
            throw new CryptographicException($"What is stored at {place} is not an encrypted value.");
        }

        var header = 2 + sealedBytes[1];
        var plain = new byte[sealedBytes.Length - header - NonceBytes - TagBytes];
        using var aes = new AesGcm(keyring.Key(Encoding.ASCII.GetString(sealedBytes[2..header])), TagBytes);
        aes.Decrypt(
            sealedBytes.Slice(header, NonceBytes),
            sealedBytes[(header + NonceBytes + TagBytes)..],
            sealedBytes.Slice(header + NonceBytes, TagBytes),
            plain,
            Encoding.UTF8.GetBytes(place));

        return plain;
    }

    /// <summary>How every value under a key begins.</summary>
    public static byte[] HeadOf(string keyId) => [Version, checked((byte)keyId.Length), .. Encoding.ASCII.GetBytes(keyId)];

    public byte[] EncryptJson<T>(T value, string place) => Encrypt(JsonSerializer.SerializeToUtf8Bytes(value, ContractJson.Options), place);

    public T DecryptJson<T>(ReadOnlySpan<byte> sealedBytes, string place) => JsonSerializer.Deserialize<T>(Decrypt(sealedBytes, place), ContractJson.Options)!;
}
