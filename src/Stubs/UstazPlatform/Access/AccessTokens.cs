using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Attestation.Stubs.UstazPlatform.Access;

/// <summary>What a token lets its bearer do.</summary>
/// <param name="Client">Whose it is.</param>
/// <param name="Scopes">What it opens.</param>
/// <param name="Until">When it ends; at that instant it opens nothing any more.</param>
internal sealed record Grant(string Client, IReadOnlyList<string> Scopes, DateTimeOffset Until);

/// <summary>The tokens that a platform gave out. Kept as hashes: what can be read here opens nothing.</summary>
internal sealed class AccessTokens(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Grant> _grants = new(StringComparer.Ordinal);

    public string Issue(UstazClient client, IReadOnlyList<string> scopes, TimeSpan lifetime)
    {
        var now = clock.GetUtcNow();
        foreach (var ended in _grants.Where(grant => grant.Value.Until <= now))
        {
            _grants.TryRemove(ended);
        }

        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        _grants[KeyOf(token)] = new Grant(client.Id, scopes, now + lifetime);

        return token;
    }

    /// <summary>What a token lets its bearer do now; <see langword="null"/> when it is unknown or has ended.</summary>
    public Grant? Find(string token) => _grants.GetValueOrDefault(KeyOf(token)) is { } grant && clock.GetUtcNow() < grant.Until ? grant : null;

    private static string KeyOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
