using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Attestation.Shep;

namespace Attestation.Stubs.EgovShlyuz.Registers;

/// <summary>
/// The operator's token (ovt): a JWT, RS256, with the company's БИН, how the citizen was verified, and from when to when it is good.
/// The key it is signed with is registered at the real service on a way that is not public: here it is a setting of the sender, and where
/// it is not set the signature is not checked.
/// </summary>
internal static class OperatorToken
{
    /// <summary>Why a token does not vouch for the request; <see langword="null"/> when it does, or when there is none.</summary>
    public static string? WhyNot(KdpRequest asked, RSA? key, DateTimeOffset now)
    {
        if (asked.Ovt is "")
        {
            return null;
        }

        if (asked.Ovt.Trim().Split('.') is not [var head, var claims, { Length: > 0 } signature] || Parse(head) is not { } header || Parse(claims) is not { } said)
        {
            return "OVT не является токеном JWT";
        }

        return Text(header, "alg") is not "RS256" ? "OVT подписан не алгоритмом RS256"
            : key is not null && !IsSigned($"{head}.{claims}", signature, key) ? "Подпись OVT неверна"
            : Text(said, "cbin") != asked.CompanyBin ? "БИН в OVT не соответствует организации"
            : Text(said, "mcheck") is not ("Ds" or "Bio") ? "В OVT не указан способ проверки"
            : Seconds(said, "iat") is not { } issued || Seconds(said, "exp") is not { } until || until <= now.ToUnixTimeSeconds() || issued > until
                ? "Срок действия OVT истек"
                : null;
    }

    private static bool IsSigned(string content, string signature, RSA key) =>
        Base64Url.IsValid(signature)
        && key.VerifyData(Encoding.ASCII.GetBytes(content), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static string? Text(JsonElement token, string name) =>
        token.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static long? Seconds(JsonElement token, string name) =>
        token.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var seconds) ? seconds : null;

    private static JsonElement? Parse(string part)
    {
        try
        {
            var parsed = JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(part));
            return parsed.ValueKind is JsonValueKind.Object ? parsed : null;
        }
        catch (Exception broken) when (broken is FormatException or JsonException)
        {
            return null;
        }
    }
}
