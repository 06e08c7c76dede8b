using Attestation.Contracts;
using Attestation.Gateway.Deciding;
using Attestation.Signatures;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Signing;

/// <summary>The institutions' keys that the gateway holds, opened once.</summary>
internal sealed class InstitutionKeys(IOptions<SigningOptions> options) : IDisposable
{
    private readonly Dictionary<string, (SigningKey Key, bool SignsRefusals)> _keys = options.Value.Institutions.ToDictionary(
        institution => institution.Key,
        institution => (SigningKey.FromPkcs12(File.ReadAllBytes(institution.Value.KeyFile), institution.Value.KeyPassword), institution.Value.SignsRefusals),
        StringComparer.Ordinal);

    /// <summary>The key that may sign without a person; null when a person must.</summary>
    public SigningKey? For(Bin provider, NoticeKind kind) =>
        _keys.TryGetValue(provider.Value, out var held) && (kind is NoticeKind.Acceptance || held.SignsRefusals) ? held.Key : null;

    public void Dispose()
    {
        foreach (var (key, _) in _keys.Values)
        {
            key.Dispose();
        }
    }
}
