using Attestation.Signatures;
using Attestation.Stubs.UstazPlatform;

namespace Attestation.Sandbox.World;

/// <summary>The gateway's settings in the sandbox: the same keys as in production, other values.</summary>
internal static class WorldConfiguration
{
    public const string SenderId = "attestation_gateway";
    public const string Password = "sandbox-password";
    public const string OperatorToken = "sandbox-operator-token";
    public const string ContactCentreToken = "sandbox-contact-centre-token";

    public static Dictionary<string, string?> Of(WorldSettings settings, Uri egov, Uri ustaz)
    {
        var configuration = new Dictionary<string, string?>
        {
            ["Storage:ConnectionString"] = $"Data Source={Path.Combine(settings.DataFolder, "gateway.db")}",
            ["Storage:KeysFile"] = Path.Combine(settings.DataFolder, "keys.json"),
            ["Storage:CreateKeysFile"] = "true",
            ["Rules:SchoolYearsFile"] = settings.SchoolYearFile,
            ["Signing:TrustFolder"] = WorldCertificates.TrustFolder(settings),
            ["EgovShlyuz:BaseAddress"] = egov.ToString(),
            ["EgovShlyuz:SenderId"] = SenderId,
            ["EgovShlyuz:Password"] = Password,
            ["EgovShlyuz:RequestorBin"] = WorldCertificates.GatewayBin,
            ["EgovShlyuz:Company"] = "Attestation gateway (sandbox)",
            ["EgovShlyuz:Responsible"] = "СЫНАҚ ОПЕРАТОР",
            ["EgovShlyuz:KeyFile"] = WorldCertificates.GatewayKeyFile(settings),
            ["EgovShlyuz:KeyPassword"] = WorldCertificates.KeyPassword,
            ["EgovShlyuz:TrustFolder"] = WorldCertificates.TrustFolder(settings),
            ["EgovShlyuz:SignerBin"] = WorldCertificates.EgovBin,
            ["Console:OperatorToken"] = OperatorToken,
            ["Console:ContactCentreToken"] = ContactCentreToken,
            ["EgovShlyuz:Async:Callback"] = $"{settings.BringsRequests}",
            ["EgovShlyuz:Async:Fetch"] = $"{!settings.BringsRequests}",
            ["EgovShlyuz:Async:FetchEvery"] = "00:00:00.020",

            // Years pass here before anybody looks at the first notice.
            ["EgovShlyuz:Async:FileLifetime"] = "3650.00:00:00",
            ["UstazPlatform:BaseAddress"] = ustaz.ToString(),
            ["UstazPlatform:ClientId"] = UstazClient.Gateway.Id,
            ["UstazPlatform:ClientSecret"] = UstazClient.Gateway.Secret,
        };
        if (settings.Algorithm is not SignatureAlgorithm.Rsa)
        {
            configuration["EgovShlyuz:VoucherKeyFile"] = WorldCertificates.VoucherKeyFile(settings);
            configuration["EgovShlyuz:VoucherKeyPassword"] = WorldCertificates.KeyPassword;
        }

        if (settings.FetchesRevocationLists)
        {
            configuration["Signing:Revocation:Addresses:0"] = new Uri(egov, "/crl").ToString();
            configuration["Signing:Revocation:FetchEvery"] = "00:00:00.050";
        }

        foreach (var bin in settings.KeysHeldFor)
        {
            configuration[$"Signing:Institutions:{bin}:KeyFile"] = WorldCertificates.InstitutionKeyFile(settings, bin);
            configuration[$"Signing:Institutions:{bin}:KeyPassword"] = WorldCertificates.KeyPassword;
        }

        foreach (var (index, bin) in settings.PaperProviders.Index())
        {
            configuration[$"Rules:PaperProviders:{index}"] = bin;
        }

        foreach (var system in new[] { "EgovShlyuz", "UstazPlatform" })
        {
            // Days pass in milliseconds here: a wait or a breaker's pause on the machine's clock would outlast them.
            configuration[$"{system}:Calls:Retries"] = "1";
            configuration[$"{system}:Calls:RetryDelay"] = "00:00:00.001";
            configuration[$"{system}:Calls:BreakerSample"] = "100000";
        }

        foreach (var (key, value) in settings.Different)
        {
            configuration[key] = value;
        }

        return configuration;
    }
}
