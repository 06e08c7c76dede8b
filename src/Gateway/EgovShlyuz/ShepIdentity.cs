using Attestation.Shep;
using Attestation.Signatures;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.EgovShlyuz;

/// <summary>Who we are to the ШЭП, and by what we know it. Read once.</summary>
internal sealed class ShepIdentity(IOptions<EgovShlyuzOptions> options) : IDisposable
{
    private readonly SigningKey? _voucherKey = options.Value.VoucherKeyFile is { Length: > 0 } file
        ? SigningKey.FromPkcs12(File.ReadAllBytes(file), options.Value.VoucherKeyPassword)
        : null;

    public Sender Sender { get; } = new(options.Value.SenderId, options.Value.Password);

    public SigningKey Key { get; } = SigningKey.FromPkcs12(File.ReadAllBytes(options.Value.KeyFile), options.Value.KeyPassword);

    /// <summary>Vouchers know only RSA; where messages are signed with GOST they have a key of their own.</summary>
    public SigningKey VoucherKey => _voucherKey ?? Key;

    public Trust Trust { get; } = Trust.FromFolder(options.Value.TrustFolder);

    public string SignerBin { get; } = options.Value.SignerBin;

    public void Dispose()
    {
        Key.Dispose();
        _voucherKey?.Dispose();
    }
}
