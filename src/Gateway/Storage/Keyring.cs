using System.Security.Cryptography;
using System.Text.Json;

namespace Attestation.Gateway.Storage;

/// <summary>
/// The keys of the personal columns. New values are encrypted with the current key, old ones stay readable with theirs; the lookup key
/// makes the keyed hash by which a person's applications are found, and can never be changed without re-hashing.
/// </summary>
internal sealed class Keyring
{
    private const int KeyBytes = 32;

    private readonly Dictionary<string, byte[]> _keys;
    private readonly byte[] _lookup;

    private Keyring(string current, Dictionary<string, byte[]> keys, byte[] lookup) => (Current, _keys, _lookup) = (current, keys, lookup);

    public string Current { get; }

    public IReadOnlyCollection<string> Ids => _keys.Keys;

    public ReadOnlySpan<byte> Key(string id) =>
        _keys.TryGetValue(id, out var key) ? key : throw new KeyMissingException(id);

    /// <summary>The keyed hash of a value that must be found again but not read.</summary>
    public byte[] Lookup(string value) => HMACSHA256.HashData(_lookup, System.Text.Encoding.UTF8.GetBytes(value));

    public static Keyring Load(string path, bool create)
    {
        if (create)
        {
            return Parse(KeysFirstMade.ReadOrMake(path, NewKeys), path);
        }

        if (!File.Exists(path))
        {
            throw new InvalidOperationException(
                $"Storage:KeysFile '{path}' does not exist. Restore it from its backup; for a first start set Storage:CreateKeysFile=true once.");
        }

        return Parse(File.ReadAllBytes(path), path);
    }

    private static Keyring Parse(byte[] json, string path)
    {
        try
        {
            var file = JsonSerializer.Deserialize<KeysFile>(json, JsonSerializerOptions.Web)!;
            var keys = file.Keys.ToDictionary(pair => Id(pair.Key), pair => Bytes(pair.Value), StringComparer.Ordinal);
            _ = keys[file.Current];

            return new Keyring(file.Current, keys, Bytes(file.Lookup));
        }
        catch (Exception mistake) when (mistake is JsonException or FormatException or KeyNotFoundException or ArgumentNullException or NullReferenceException)
        {
            throw new InvalidOperationException(
                $"Storage:KeysFile '{path}' must look like {{ \"current\": \"k1\", \"keys\": {{ \"k1\": \"<32 bytes, base64>\" }}, \"lookup\": \"<32 bytes, base64>\" }}.", mistake);
        }
    }

    // The id is stored in front of every value, as ASCII with its length in one byte.
    private static string Id(string id) =>
        id.Length is > 0 and <= byte.MaxValue && id.All(char.IsAscii) ? id : throw new FormatException("The id of a key is 1 to 255 ASCII characters.");

    private static byte[] Bytes(string base64) =>
        Convert.FromBase64String(base64) is { Length: KeyBytes } key ? key : throw new FormatException("A key has 32 bytes.");

    private static byte[] NewKeys()
    {
        static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));

        return JsonSerializer.SerializeToUtf8Bytes(new KeysFile("k1", new Dictionary<string, string> { ["k1"] = NewKey() }, NewKey()), JsonSerializerOptions.Web);
    }

    private sealed record KeysFile(string Current, IReadOnlyDictionary<string, string> Keys, string Lookup);
}

/// <summary>Another instance knows a key that this one does not: what is encrypted with it is not damaged.</summary>
internal sealed class KeyMissingException(string id) : CryptographicException($"The key '{id}' is not in the file of keys.");
