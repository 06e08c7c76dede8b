using System.Text.RegularExpressions;
using Attestation.Signatures.Tests;

namespace Attestation.Sandbox.Tests.Demo;

/// <summary><c>demo --algorithm gost</c>: what it leaves behind is looked at by the verifier's program and by Apache Santuario.</summary>
public sealed partial class GostDemoTests(GostDemoRun demo) : IClassFixture<GostDemoRun>
{
    private const string GostSignature = "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34102015-gostr34112015-512";
    private const string Jars = "/usr/share/java/";

    [Fact]
    public void Every_sample_comes_out_as_expected_and_its_notice_is_signed_with_GOST()
    {
        Assert.Equal(0, demo.ExitCode);
        Assert.Equal(3, demo.Notices.Count);
        Assert.All(demo.Notices, notice => Assert.Contains(GostSignature, File.ReadAllText(notice), StringComparison.Ordinal));
    }

    [Fact]
    public void The_verifier_finds_them_genuine_with_nothing_but_the_folder_beside_them()
    {
        var (succeeded, output) = Verify([.. demo.Notices]);

        Assert.True(succeeded, output);
        Assert.Equal(3, output.Split("GOST 34.10-2015").Length - 1);
        Assert.Equal(3, output.Split("✓ the certificate has not been revoked").Length - 1);
    }

    [Fact]
    public void The_verifier_refuses_one_with_a_changed_letter()
    {
        var (succeeded, output) = Verify(demo.Write("changed.xml", System.Text.Encoding.UTF8.GetBytes(Changed(demo.Notices[0]))));

        Assert.False(succeeded);
        Assert.Contains("changed.xml: NOT GENUINE", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Santuario_accepts_every_one_and_refuses_it_changed() => Assert.All(demo.Notices, notice =>
    {
        var changed = demo.Write("changed-letter.xml", System.Text.Encoding.UTF8.GetBytes(Changed(notice)));
        var certificate = demo.Write("signer.cer", Convert.FromBase64String(Certificate().Match(File.ReadAllText(notice)).Groups["base64"].Value));

        Assert.Equal(["valid", "invalid"], Santuario(certificate, notice, changed));
    });

    private static string Changed(string notice) => File.ReadAllText(notice).Replace("<fullName>", "<fullName>Ә", StringComparison.Ordinal);

    private (bool Succeeded, string Output) Verify(params string[] notices) => Tool.Run(
        "dotnet", "dotnet-sdk-10.0", [Path.Combine(AppContext.BaseDirectory, "Attestation.Verifier.dll"), .. notices, "--trust", demo.TrustFolder, "--at", "2026-12-01T10:00:00+05:00"]);

    private static string[] Santuario(string certificate, params string[] notices)
    {
        string[] classPath =
        [
            Tool.RequireFile(Jars + "xmlsec.jar", "libxml-security-java"),
            Tool.RequireFile(Jars + "bcprov.jar", "libbcprov-java"),
            Jars + "slf4j-api.jar",
            Jars + "commons-codec.jar",
        ];
        var program = Path.Combine(AppContext.BaseDirectory, "Santuario.java");
        var (succeeded, output) = Tool.Run("java", "default-jdk-headless", ["-cp", string.Join(':', classPath), program, "verify", certificate, .. notices]);
        Assert.True(succeeded, output);

        return [.. output.Split('\n').Where(line => line is "valid" or "invalid")];
    }

    [GeneratedRegex("<ds:X509Certificate>(?<base64>[^<]+)</ds:X509Certificate>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Certificate();
}
