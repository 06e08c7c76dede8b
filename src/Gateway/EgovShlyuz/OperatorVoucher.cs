using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Attestation.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.EgovShlyuz;

/// <summary>
/// The operator's voucher (<c>ovt</c>) of a consent request: a JWT, RS256, by which we vouch that the portal identified the citizen by
/// digital signature. It names no citizen, so one serves many requests until it is half-way to its end.
/// </summary>
internal sealed class OperatorVoucher(ShepIdentity identity, IOptions<EgovShlyuzOptions> options, Clocks clocks)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"RS256","typ":"JWT"}"""u8);

    private Voucher? _latest;

    public string Current
    {
        get
        {
            var now = clocks.Now;
            if (_latest is not { } voucher || now < voucher.IssuedAt || now - voucher.IssuedAt > Lifetime / 2)
            {
                // Two threads may both make one: either is good.
                _latest = voucher = new Voucher(Make(now), now);
            }

            return voucher.Token;
        }
    }

    private string Make(DateTimeOffset now)
    {
        var claims = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
        {
            ["cbin"] = options.Value.RequestorBin,
            ["mcheck"] = "Ds",
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
        });
        var content = $"{Header}.{Base64Url.EncodeToString(claims)}";
        using var rsa = identity.VoucherKey.Certificate.GetRSAPrivateKey()
            ?? throw new InvalidOperationException("EgovShlyuz:KeyFile holds no RSA key, and EgovShlyuz:VoucherKeyFile names none; vouchers are signed with RS256.");

        return $"{content}.{Base64Url.EncodeToString(rsa.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private sealed record Voucher(string Token, DateTimeOffset IssuedAt);
}
