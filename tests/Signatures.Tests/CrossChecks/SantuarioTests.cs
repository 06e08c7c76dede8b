using System.Security.Cryptography.X509Certificates;

namespace Attestation.Signatures.Tests;

/// <summary>Apache Santuario: the library under the national tools. It has its own parser, canonicaliser and arithmetic.</summary>
public sealed class SantuarioTests : IDisposable
{
    private const string Jars = "/usr/share/java/";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Algorithms => ["rsa", "gost"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Santuario_accepts_what_we_sign_and_refuses_it_changed(string algorithm)
    {
        var key = KeyOf(algorithm);
        string[] documents =
        [
            Given.Notice,
            "<a b=\"1&#13;2&#10;3&#9;4\">x&#13;\r\n</a>",
            "<a xmlns=\"urn:1\" xmlns:p=\"urn:2\" xml:lang=\"kk\"><p:b xmlns:q=\"urn:3\"><c xmlns=\"\"/></p:b></a>",
            "<a><![CDATA[<b>]]>&amp;</a>",
        ];
        string[] signed = [.. documents.Select(document => Given.Text(EnvelopedSignature.Sign(Given.Bytes(document), key)))];
        var changed = signed[0].Replace("Қызы", "Қызі", StringComparison.Ordinal);
        var twice = Given.Text(EnvelopedSignature.Sign(Given.Signed(Given.Notice), key));

        Assert.Equal(["valid", "valid", "valid", "valid", "invalid", "valid"], Verify(key.Certificate, [.. signed, changed, twice]));
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Santuario_accepts_our_envelopes_and_refuses_them_changed(string algorithm)
    {
        var key = KeyOf(algorithm);
        var signed = Given.Text(TransportSignature.Sign(Given.Bytes(Given.Envelope), key));
        var named = Given.Text(TransportSignature.Sign(Given.Bytes(Given.Envelope), key, KeyReference.IssuerSerial));

        Assert.Equal(["valid", "valid", "invalid"], Verify(key.Certificate, [signed, named, signed.Replace("Қазақ", "Қазах", StringComparison.Ordinal)]));
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void We_accept_what_Santuario_signs_and_refuse_it_changed(string algorithm)
    {
        var signed = Sign("sign", algorithm, Given.Notice);

        Assert.Equal(VerdictCode.Valid, CodeOf(signed));
        Assert.Equal(VerdictCode.DigestMismatch, CodeOf(signed.Replace("Қызы", "Қызі", StringComparison.Ordinal)));

        VerdictCode CodeOf(string text) => EnvelopedSignature.Verify(Given.Bytes(text), TrustOf(algorithm), Given.At).Code;
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void We_accept_the_envelopes_of_Santuario_and_refuse_them_changed(string algorithm)
    {
        var signed = Sign("envelope", algorithm, Given.Envelope);

        Assert.Equal(VerdictCode.Valid, CodeOf(signed));
        Assert.Equal(VerdictCode.DigestMismatch, CodeOf(signed.Replace("Қазақ", "Қазах", StringComparison.Ordinal)));

        VerdictCode CodeOf(string text) => TransportSignature.Verify(Given.Bytes(text), TrustOf(algorithm), Given.At).Code;
    }

    private static SigningKey KeyOf(string algorithm) => algorithm is "gost" ? Given.GostHead : Given.Head;

    private static Trust TrustOf(string algorithm) => algorithm is "gost" ? Given.GostTrust : Given.Trust;

    private static string Run(params string[] arguments)
    {
        string[] classPath =
        [
            Tool.RequireFile(Jars + "xmlsec.jar", "libxml-security-java"),
            Tool.RequireFile(Jars + "bcprov.jar", "libbcprov-java"),
            Jars + "slf4j-api.jar",
            Jars + "commons-codec.jar",
        ];
        var program = Path.Combine(AppContext.BaseDirectory, "CrossChecks", "Santuario.java");
        var (succeeded, output) = Tool.Run("java", "default-jdk-headless", ["-cp", string.Join(':', classPath), program, .. arguments]);
        Assert.True(succeeded, output);

        return output;
    }

    private string[] Verify(X509Certificate2 certificate, IEnumerable<string> documents)
    {
        var files = documents.Select((document, index) => _folder.Write($"signed-{index}.xml", Given.Bytes(document)));

        return [.. Run(["verify", _folder.Write("signer.cer", certificate.RawData), .. files])
            .Split('\n')
            .Where(line => line is "valid" or "invalid")];
    }

    private string Sign(string what, string algorithm, string document)
    {
        var key = KeyOf(algorithm);
        using var rsa = key.Certificate.GetRSAPrivateKey();
        var result = Path.Combine(_folder.Path, "output.xml");
        Run(
            what,
            algorithm,
            _folder.Write("key.der", rsa?.ExportPkcs8PrivateKey() ?? RosstandartKey.Private(key)),
            _folder.Write("signer.cer", key.Certificate.RawData),
            _folder.Write("input.xml", Given.Bytes(document)),
            result);

        return File.ReadAllText(result);
    }
}
