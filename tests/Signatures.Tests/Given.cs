using System.Text;
using Attestation.Signatures.Testing;

namespace Attestation.Signatures.Tests;

/// <summary>Valid examples; a test changes only what it is about.</summary>
internal static class Given
{
    public const string Bin = "061240001234";
    public const string Iin = "850101300123";

    // Making keys is slow; nothing in these tests changes an authority, and those who do found their own.
    private static readonly Lazy<TestAuthority> SharedAuthority = new(() => new TestAuthority("TEST"));
    private static readonly Lazy<SigningKey> SharedOrganisation = new(() => Authority.IssueOrganisation(Bin, "№1 мектеп"));
    private static readonly Lazy<SigningKey> SharedHead =
        new(() => Authority.IssuePerson(Iin, "ТЕСТОВА ӘЙГЕРІМ ҚАЙРАТҚЫЗЫ", Bin, "№1 мектеп", PersonRole.Head));

    private static readonly Lazy<TestAuthority> SharedGostAuthority = new(() => new TestAuthority("TEST", SignatureAlgorithm.Gost2015));
    private static readonly Lazy<SigningKey> SharedGostHead =
        new(() => GostAuthority.IssuePerson(Iin, "ТЕСТОВА ӘЙГЕРІМ ҚАЙРАТҚЫЗЫ", Bin, "№1 мектеп", PersonRole.Head));

    public static DateTimeOffset At { get; } = new(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(5));

    public static TestAuthority Authority => SharedAuthority.Value;

    public static Trust Trust => Authority.Trust;

    public static SigningKey Organisation => SharedOrganisation.Value;

    public static SigningKey Head => SharedHead.Value;

    public static TestAuthority GostAuthority => SharedGostAuthority.Value;

    public static Trust GostTrust => GostAuthority.Trust;

    public static SigningKey GostHead => SharedGostHead.Value;

    public static string Notice =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<n:notice xmlns:n=\"urn:test:notice\" xmlns=\"urn:test:text\" xml:lang=\"kk\">\n"
        + "  <n:number>AT-26-00000001-3/1</n:number>\n  <text>Әбілқайыр Ғани Қызы Ңұ Өмір Үй Һ іІ</text>\r\n  <text xml:lang=\"ru\">a&#13;b &amp; c</text>\n</n:notice>";

    public static string Envelope =>
        "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:typ=\"http://bip.bee.kz/SyncChannel/v10/Types\" "
        + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n<soapenv:Header/>\n"
        + "<soapenv:Body><typ:SendMessage><request><requestData><data xsi:type=\"xs:string\">&lt;a&gt;Қазақ&lt;/a&gt;&#13;\n</data></requestData></request>"
        + "</typ:SendMessage></soapenv:Body>\n</soapenv:Envelope>";

    public static byte[] Signed(string xml) => EnvelopedSignature.Sign(Bytes(xml), Head);

    public static byte[] SignedEnvelope(KeyReference reference = KeyReference.KeyIdentifier) =>
        TransportSignature.Sign(Bytes(Envelope), Organisation, reference);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
