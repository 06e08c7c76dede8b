using Attestation.Signatures;
using Attestation.Signatures.Testing;
using Attestation.Stubs.TestKit;

namespace Attestation.EgovShlyuz.Tests;

/// <summary>Keys take a while to make, so all tests share these; nothing here changes.</summary>
internal static class Keys
{
    public static readonly string GatewayBin = Bin.Make(2020, 5, 1);

    public static readonly TestAuthority Authority = new();

    public static readonly SigningKey Shlyuz = Authority.IssueOrganisation(Bin.Make(2020, 5, 2), "ШЭП");

    public static readonly SigningKey Gateway = Authority.IssueOrganisation(GatewayBin, "Шлюз");

    public static readonly SigningKey Stranger = Authority.IssueOrganisation(Bin.Make(2020, 5, 3), "Бөтен");

    public static readonly SigningKey Expired = Authority.IssueOrganisation(
        GatewayBin, "Шлюз", new CertificateTraits { NotAfter = new DateTimeOffset(2026, 10, 6, 4, 59, 59, TimeSpan.Zero) });
}
