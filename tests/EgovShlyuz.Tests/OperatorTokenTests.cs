using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Attestation.Shep;
using Attestation.Stubs.EgovShlyuz;

namespace Attestation.EgovShlyuz.Tests;

/// <summary>The operator's token (ovt), by which a company vouches for the citizen's identification.</summary>
public sealed class OperatorTokenTests : IDisposable
{
    private const string Iin = "000229599007";

    private readonly string _folder = Directory.CreateTempSubdirectory("ovt-").FullName;
    private readonly RSA _key = RSA.Create(2048);

    public void Dispose()
    {
        _key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("public.pem")]
    [InlineData("certificate.pem")]
    [InlineData("certificate.der")]
    public async Task A_token_signed_with_the_senders_key_is_taken_and_one_signed_with_another_is_not(string file)
    {
        await using var bench = await StartAsync(file);
        using var another = RSA.Create(2048);

        Assert.Equal("granted", await OutcomeAsync(bench, Token(bench)));
        Assert.Equal(ShepStatusCodes.BusinessError, await OutcomeAsync(bench, Token(bench, key: another)));
    }

    [Theory]
    [InlineData("RS256", "Ds", 3600, "granted")]
    [InlineData("RS256", "Bio", 36000, "granted")]
    [InlineData("RS256", "Word", 3600, "SCSE001")]
    [InlineData("RS256", "Ds", 0, "SCSE001")]
    [InlineData("RS256", "Ds", 1, "granted")]
    [InlineData("HS256", "Ds", 3600, "SCSE001")]
    [InlineData("none", "Ds", 3600, "SCSE001")]
    public async Task A_token_says_how_the_citizen_was_identified_and_is_good_for_its_time(string algorithm, string check, int seconds, string outcome)
    {
        await using var bench = await StartAsync("public.pem");

        Assert.Equal(outcome, await OutcomeAsync(bench, Token(bench, algorithm, check, seconds)));
    }

    [Fact]
    public async Task A_token_changed_after_it_was_signed_or_of_another_company_is_refused()
    {
        await using var bench = await StartAsync("public.pem");
        var parts = Token(bench).Split('.');
        var longer = Part(Claims(bench, Keys.GatewayBin, "Ds", 7200));

        Assert.Equal("SCSE001", await OutcomeAsync(bench, $"{parts[0]}.{longer}.{parts[2]}"));
        Assert.Equal("SCSE001", await OutcomeAsync(bench, $"{parts[0]}.{parts[1]}.AAAA"));
        Assert.Equal("SCSE001", await OutcomeAsync(bench, $"{parts[0]}.{parts[1]}.!"));
        Assert.Equal("SCSE001", await OutcomeAsync(bench, Token(bench, bin: Keys.Stranger.Certificate.SerialNumber)));
    }

    [Fact]
    public async Task Where_no_key_is_set_the_signature_is_not_looked_at()
    {
        await using var bench = await Bench.StartAsync();
        using var another = RSA.Create(2048);

        Assert.Equal("granted", await OutcomeAsync(bench, Token(bench, key: another)));
    }

    [Fact]
    public void A_key_file_that_is_not_there_is_a_mistake_in_the_settings()
    {
        var options = new EgovShlyuzOptions();
        options.Senders.Add(new SenderOptions { SenderId = "gateway", OvtKeyFile = Path.Combine(_folder, "none.pem") });

        Assert.Contains("OvtKeyFile", Assert.Single(options.Mistakes()), StringComparison.Ordinal);
    }

    private async Task<Bench> StartAsync(string file)
    {
        var path = Path.Combine(_folder, file);
        using var certificate = new CertificateRequest("CN=AUTH", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero));
        File.WriteAllBytes(path, file switch
        {
            "public.pem" => Encoding.ASCII.GetBytes(_key.ExportSubjectPublicKeyInfoPem()),
            "certificate.pem" => Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()),
            _ => certificate.RawData,
        });

        return await Bench.StartAsync(options => options.Senders.Add(new SenderOptions { SenderId = "gateway", OvtKeyFile = path }));
    }

    private static async Task<string> OutcomeAsync(Bench bench, string token)
    {
        await bench.AskAsync(ServiceIds.Kdp, Payloads.Kdp(Iin) with { Ovt = token });

        return bench.Shlyuz.Journal.All()[^1].Outcome;
    }

    private string Token(Bench bench, string algorithm = "RS256", string check = "Ds", int seconds = 3600, string? bin = null, RSA? key = null)
    {
        var content = $"{Part($$"""{"alg":"{{algorithm}}","typ":"JWT"}""")}.{Part(Claims(bench, bin ?? Keys.GatewayBin, check, seconds))}";

        return $"{content}.{Base64Url.EncodeToString((key ?? _key).SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Claims(Bench bench, string bin, string check, int seconds)
    {
        var now = bench.Clock.Now.ToUnixTimeSeconds();

        return $$"""{"cbin":"{{bin}}","mcheck":"{{check}}","iat":{{now}},"exp":{{now + seconds}}}""";
    }

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
