using System.Security.Cryptography;
using System.Text;

namespace Attestation.Stubs.UstazPlatform.Http;

/// <summary>The caller's token (RFC 6750, 2.1): the scheme in any case, the token exactly.</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    public static bool IsShown(HttpRequest request, string token) =>
        request.Headers.Authorization is [{ } value]
        && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(value[Scheme.Length..]), Encoding.UTF8.GetBytes(token));
}
