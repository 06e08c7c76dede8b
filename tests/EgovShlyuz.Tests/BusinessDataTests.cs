using System.Xml;
using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Stubs.EgovShlyuz;

namespace Attestation.EgovShlyuz.Tests;

public sealed class BusinessDataTests : IAsyncLifetime
{
    private const string Iin = "000229599007";

    private Bench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await Bench.StartAsync(options =>
        options.Services.Add(new ServiceOptions { ServiceId = ServiceIds.EpvoDigitalDocs, CheckDataSignature = true }));

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    public static TheoryData<PayloadPacking> WithContent => [.. Enum.GetValues<PayloadPacking>().Except([PayloadPacking.Empty])];

    [Theory]
    [MemberData(nameof(WithContent))]
    public async Task Signed_data_are_taken_in_every_packing_and_unsigned_are_SCE017(PayloadPacking packing)
    {
        var signed = await _bench.AskAsync(ServiceIds.EpvoDigitalDocs, Packed(packing, Keys.Gateway));
        var unsigned = await _bench.AskAsync(ServiceIds.EpvoDigitalDocs, Packed(packing, signer: null));

        Assert.IsType<ShepReply.Answered>(signed);
        Assert.Equal(FaultCodes.DataNotSigned, Assert.IsType<ShepReply.Refused>(unsigned).Fault.ErrorCode);
    }

    [Fact]
    public async Task An_expired_certificate_is_SCE015()
    {
        var reply = await _bench.AskAsync(ServiceIds.EpvoDigitalDocs, Packed(PayloadPacking.Text, Keys.Expired));

        Assert.Equal(FaultCodes.DataSignatureNotCurrent, Assert.IsType<ShepReply.Refused>(reply).Fault.ErrorCode);
    }

    [Fact]
    public async Task Data_changed_after_they_were_signed_are_SCE016_though_the_transport_signature_is_good()
    {
        var message = Bench.Text(_bench.Request(ServiceIds.EpvoDigitalDocs, Packed(PayloadPacking.Text, Keys.Gateway)).Write());
        var changed = Bench.Bytes(message.Replace(Iin, "000229599811", StringComparison.Ordinal));

        var fault = await _bench.RefusedAsync(TransportSignature.Sign(changed, Keys.Gateway));

        Assert.Equal(FaultCodes.DataSignatureWrong, fault.ErrorCode);
        Assert.True(Assert.Single(_bench.Shlyuz.Journal.All()).SignatureIsValid);
    }

    public static TheoryData<PayloadPacking> OfAnswers => [.. Enum.GetValues<PayloadPacking>().Except([PayloadPacking.Empty, PayloadPacking.ForeignElements])];

    [Theory]
    [MemberData(nameof(OfAnswers))]
    public async Task Answers_are_packed_and_signed_as_the_service_is_set_to(PayloadPacking packing)
    {
        await using var bench = await Bench.StartAsync(options =>
            options.Services.Add(new ServiceOptions { ServiceId = ServiceIds.Kdp, AnswerPacking = packing, SignAnswerData = true }));

        var payload = PackedPayload.Read(await bench.DataAsync(ServiceIds.Kdp, Payloads.Kdp(Iin)));

        Assert.Equal(packing, payload.Packing);
        Assert.True(EnvelopedSignature.Verify(payload.Document, Keys.Authority.Trust, bench.Clock.Now).IsValid);
        Assert.Equal(KdpStatus.Granted, KdpAnswer.Read(payload.Fields).Status);
    }

    [Theory]
    [InlineData(true, null, false)]
    [InlineData(false, null, true)]
    [InlineData(true, false, true)]
    [InlineData(false, true, false)]
    public async Task The_service_asks_for_signed_data_and_a_sender_may_be_let_off_or_asked_by_itself(bool serviceAsks, bool? senderIsAsked, bool isTaken)
    {
        await using var bench = await Bench.StartAsync(options =>
        {
            options.Services.Add(new ServiceOptions { ServiceId = ServiceIds.EpvoDigitalDocs, CheckDataSignature = serviceAsks });
            options.Senders.Add(new SenderOptions { SenderId = "gateway", CheckDataSignature = senderIsAsked });
        });

        var reply = await bench.AskAsync(ServiceIds.EpvoDigitalDocs, Packed(PayloadPacking.Text, signer: null));

        Assert.Equal(isTaken ? null : FaultCodes.DataNotSigned, (reply as ShepReply.Refused)?.Fault.ErrorCode);
    }

    private static IPayload Packed(PayloadPacking packing, SigningKey? signer) =>
        PackedPayload.Pack(Payloads.Epvo(Iin), packing, new XmlQualifiedName("request", "urn:epvo"), signer);
}
