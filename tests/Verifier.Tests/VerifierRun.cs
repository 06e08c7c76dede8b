using Attestation.Signatures;
using Attestation.Signatures.Testing;

namespace Attestation.Verifier.Tests;

/// <summary>A folder with a notice and a trust, and the program run over it.</summary>
internal sealed class VerifierRun : IDisposable
{
    public const string Bin = "061240001234";
    public const string Iin = "850101300123";
    public const string Notice =
        $"<notice><number>AT-26-00000001-3/1</number><kind>Refusal</kind><provider><bin>{Bin}</bin></provider><text>Қазақ</text></notice>";

    // Making keys is slow, and nothing here changes them.
    private static readonly Lazy<TestAuthority> SharedAuthority = new(() => new TestAuthority());
    private static readonly Lazy<SigningKey> SharedHead =
        new(() => Authority.IssuePerson(Iin, "ТЕСТОВА ӘЙГЕРІМ ҚАЙРАТҚЫЗЫ", Bin, "№1 мектеп", PersonRole.Head));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("verifier-");

    public VerifierRun(bool hasRevocationList = true)
    {
        Authority.ExportTo(TrustFolder);
        if (!hasRevocationList)
        {
            File.Delete(Path.Combine(TrustFolder, "issuer.crl"));
        }
    }

    public static TestAuthority Authority => SharedAuthority.Value;

    public static SigningKey Head => SharedHead.Value;

    public string TrustFolder => Path.Combine(_folder.FullName, "trust");

    public static byte[] Signed(string notice = Notice, SigningKey? key = null) =>
        EnvelopedSignature.Sign(System.Text.Encoding.UTF8.GetBytes(notice), key ?? Head);

    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, content);

        return path;
    }

    public (int ExitCode, string Output, string Errors) Verify(params string[] arguments) => Run([.. arguments, "--trust", TrustFolder]);

    public static (int ExitCode, string Output, string Errors) Run(string[] arguments, bool isForPeople = false)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = VerifierCommand.Run(arguments, output, errors, new FixedClock(), isForPeople);

        return (exitCode, output.ToString(), errors.ToString());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    internal sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 20, 5, 0, 0, TimeSpan.Zero);
    }
}
