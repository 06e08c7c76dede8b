using System.Text;
using System.Xml;
using Attestation.Signatures;
using Attestation.Signatures.Testing;

namespace Attestation.Shep.Tests;

public sealed class PackingTests : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly SigningKey _key;

    public PackingTests() => _key = _authority.IssueOrganisation(Given.Bin, "Мектеп");

    public void Dispose()
    {
        _key.Dispose();
        _authority.Dispose();
    }

    public static TheoryData<PayloadPacking> WithContent => [.. Enum.GetValues<PayloadPacking>().Except([PayloadPacking.Empty])];

    [Theory]
    [MemberData(nameof(WithContent))]
    public void Fields_arrive_however_they_were_packed(PayloadPacking packing)
    {
        var travelled = Given.Travelled(PackedPayload.Pack(Epvo, packing, Root));

        var payload = PackedPayload.Read(travelled);

        Assert.Equal(packing, payload.Packing);
        Assert.Equal(Given.Iin, EpvoRequest.Read(payload.Fields).Iin);
    }

    [Theory]
    [MemberData(nameof(WithContent))]
    public void A_signature_in_the_data_survives_the_journey_and_a_changed_digit_does_not(PayloadPacking packing)
    {
        var envelope = Given.Response(PackedPayload.Pack(Epvo, packing, Root, _key)).Write();
        var changed = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(envelope).Replace(Given.Iin, Given.OtherIin, StringComparison.Ordinal));

        Assert.Equal(VerdictCode.Valid, Verdict(envelope));
        Assert.Equal(VerdictCode.DigestMismatch, Verdict(changed));
    }

    [Fact]
    public void A_type_keeps_the_prefix_that_is_declared_on_data()
    {
        var data = Given.Travelled(PackedPayload.Pack(Epvo, PayloadPacking.TypedElements, new XmlQualifiedName("Request", "urn:types")));

        var type = data.GetAttribute("type", ShepNamespaces.SchemaInstance).Split(':');

        Assert.Equal(("urn:types", "Request"), (data.GetNamespaceOfPrefix(type[0]), type[1]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    public void Nothing_is_nothing(string content)
    {
        var payload = PackedPayload.Read(Given.Data(content));

        Assert.Equal(PayloadPacking.Empty, payload.Packing);
        Assert.Null(payload.Document);
    }

    [Theory]
    [InlineData("&lt;?xml version=\"1.0\" encoding=\"utf-16\"?>&lt;a>&lt;IIN>1&lt;/IIN>&lt;/a>")]
    [InlineData("&#10; &lt;a>&lt;IIN>1&lt;/IIN>&lt;/a> ")]
    [InlineData("<![CDATA[<?xml version='1.0'?><a><IIN>1</IIN></a>]]>")]
    public void A_declaration_within_text_says_nothing_any_more(string content)
    {
        var payload = PackedPayload.Read(Given.Data(content));

        Assert.Equal("1", payload.Fields["IIN"]!.InnerText);
    }

    [Theory]
    [InlineData("no xml")]
    [InlineData("&lt;!DOCTYPE a [&lt;!ENTITY e 'x'>]>&lt;a>&amp;e;&lt;/a>")]
    public void Text_that_is_no_document_is_refused(string content)
    {
        Assert.Throws<ShepFormatException>(() => PackedPayload.Read(Given.Data(content)));
    }

    private static EpvoRequest Epvo => new() { RequestorBin = Given.Bin, Iin = Given.Iin };

    private static XmlQualifiedName Root => new("request", "urn:root");

    private VerdictCode Verdict(byte[] envelope) =>
        EnvelopedSignature.Verify(PackedPayload.Read(SyncResponse.Read(envelope).ReceivedData).Document, _authority.Trust, Given.Morning).Code;
}
