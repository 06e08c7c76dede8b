using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Attestation.Stubs.EgovShlyuz.Registers;

/// <summary>Tokens that the consent service has given out, and what each of them is good for.</summary>
internal sealed class ConsentTokens
{
    // Far more than are good at one time; beyond it the expired ones are thrown out.
    private const int Crowded = 50_000;

    private readonly ConcurrentDictionary<string, Consented> _issued = new(StringComparer.Ordinal);

    public string Issue(string iin, string service, string publicKey, DateTimeOffset now, TimeSpan goodFor)
    {
        if (_issued.Count >= Crowded)
        {
            ForgetExpired(now);
        }

        // As long as real ones, so that the wire breaks it into lines.
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(96));
        _issued[token] = new Consented(iin, service, publicKey, now + goodFor);
        return token;
    }

    /// <summary>Why a token does not open a register, in the register's words; <see langword="null"/> when it does.</summary>
    public string? WhyNot(string token, string publicKey, string iin, string service, DateTimeOffset now) => Find(token) switch
    {
        null => "Токен КДП не найден",
        { } consented when consented.PublicKey != WithoutWhiteSpace(publicKey) => "Публичный ключ не соответствует токену КДП",
        { } consented when consented.Iin != iin => "Токен КДП выдан на другой ИИН",
        { } consented when consented.Service != service => "Токен КДП выдан для другого сервиса",
        { } consented when consented.Until <= now => "Срок действия токена КДП истек",
        _ => null,
    };

    private Consented? Find(string token) => _issued.GetValueOrDefault(WithoutWhiteSpace(token));

    private void ForgetExpired(DateTimeOffset now)
    {
        foreach (var (token, consented) in _issued)
        {
            if (consented.Until <= now)
            {
                _issued.TryRemove(token, out _);
            }
        }
    }

    private static string WithoutWhiteSpace(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private sealed record Consented(string Iin, string Service, string PublicKey, DateTimeOffset Until);
}
