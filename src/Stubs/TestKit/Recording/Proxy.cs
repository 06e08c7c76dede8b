using Attestation.Stubs.TestKit.Exchanges;
using Attestation.Stubs.TestKit.Tenants;

namespace Attestation.Stubs.TestKit.Recording;

/// <summary>Asks the real endpoint and keeps what it said.</summary>
internal static class Proxy
{
    public static Task<Answer> AskAsync(Uri target, CurrentCall call, CancellationToken cancellationToken) => throw new NotSupportedException();
}
