using Attestation.Shep;

namespace Attestation.EgovShlyuz.Tests;

internal static class Payloads
{
    public static KdpRequest Kdp(string iin, string service = ServiceIds.GbdflUniversalToken, TimeSpan? goodFor = null) => new()
    {
        Uin = iin,
        Company = "Шлюз",
        CompanyBin = Keys.GatewayBin,
        CompanyResponsible = "Маман",
        EmployeeName = "Жүйе",
        AccessName = service,
        PersonalDataName = "Аты-жөні",
        ExpiresIn = goodFor ?? TimeSpan.FromMinutes(10),
        OmitSms = true,
        Ovt = "",
    };

    public static GbdflRequest Gbdfl(string iin, string? token, string? publicKey, DateTimeOffset now) => new()
    {
        MessageId = Guid.NewGuid().ToString(),
        MessageDate = now,
        SenderCode = "",
        Iin = iin,
        KdpToken = token ?? "",
        PublicKey = publicKey ?? "",
    };

    public static EpvoRequest Epvo(string iin) => new() { RequestorBin = Keys.GatewayBin, Iin = iin };

    public static EmploymentRequest Employment(string iin) => new() { RequestorBin = Keys.GatewayBin, Iin = iin };
}
