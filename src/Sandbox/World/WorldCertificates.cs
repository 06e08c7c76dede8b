using Attestation.Signatures;
using Attestation.Signatures.Testing;
using Attestation.Stubs.TestKit;

namespace Attestation.Sandbox.World;

/// <summary>Keys of the world, issued by its own authority and written where the gateway's settings point to.</summary>
internal sealed class WorldCertificates
{
    public const string KeyPassword = "sandbox";

    public static readonly string GatewayBin = Bin.Make(2020, 1, 1);
    public static readonly string EgovBin = Bin.Make(2010, 5, 1);

    public WorldCertificates(TestAuthority authority, WorldSettings settings)
    {
        EgovKey = authority.IssueOrganisation(EgovBin, "ШЭП");
        authority.ExportTo(TrustFolder(settings));
        if (settings.FetchesRevocationLists)
        {
            File.Delete(Path.Combine(TrustFolder(settings), "issuer.crl"));
        }

        using var gateway = authority.IssueOrganisation(GatewayBin, "Attestation gateway");
        File.WriteAllBytes(GatewayKeyFile(settings), gateway.ToPkcs12(KeyPassword));
        File.WriteAllText(VoucherCertificateFile(settings), gateway.Certificate.ExportCertificatePem());
        if (authority.Algorithm is not SignatureAlgorithm.Rsa)
        {
            using var ofVouchers = new TestAuthority();
            using var voucher = ofVouchers.IssueOrganisation(GatewayBin, "Attestation gateway");
            File.WriteAllBytes(VoucherKeyFile(settings), voucher.ToPkcs12(KeyPassword));
            File.WriteAllText(VoucherCertificateFile(settings), voucher.Certificate.ExportCertificatePem());
        }

        foreach (var bin in settings.KeysHeldFor)
        {
            using var institution = authority.IssueOrganisation(bin, $"№{bin[7..11]} мектеп");
            File.WriteAllBytes(InstitutionKeyFile(settings, bin), institution.ToPkcs12(KeyPassword));
        }
    }

    public SigningKey EgovKey { get; }

    public static string TrustFolder(WorldSettings settings) => Path.Combine(settings.DataFolder, "trust");

    public static string GatewayKeyFile(WorldSettings settings) => Path.Combine(settings.DataFolder, "gateway.p12");

    public static string VoucherKeyFile(WorldSettings settings) => Path.Combine(settings.DataFolder, "voucher.p12");

    /// <summary>The certificate by which the ШЭП knows the gateway's vouchers.</summary>
    public static string VoucherCertificateFile(WorldSettings settings) => Path.Combine(settings.DataFolder, "voucher.pem");

    public static string InstitutionKeyFile(WorldSettings settings, string bin) => Path.Combine(settings.DataFolder, $"institution-{bin}.p12");
}
