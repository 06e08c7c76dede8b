using System.Xml;
using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Stubs.EgovShlyuz.Registers;

namespace Attestation.Stubs.EgovShlyuz.Receiving;

/// <summary>The second signature, and the packing around what a register reads.</summary>
internal sealed class BusinessData(EgovShlyuzOptions options, TransportKeys keys)
{
    // Every real service has a namespace of its own for what its answers travel in.
    private const string AnswerNamespace = "urn:attestation:double";

    /// <summary>The code with which business data are refused; <see langword="null"/> when they are as the service wants them.</summary>
    public string? WhyNot(SyncRequest request, IRegister register, DateTimeOffset now)
    {
        if (!options.ChecksDataSignature(request.ServiceId, request.Sender.SenderId, register.WantsSignedData))
        {
            return null;
        }

        return PackedPayload.Read(request.ReceivedData).Document is { } document
            ? CodeFor(EnvelopedSignature.Verify(document, keys.Trust, now).Code)
            : FaultCodes.DataNotSigned;
    }

    /// <summary>The request with its fields directly in <c>data</c>, however they were packed.</summary>
    public static SyncRequest Unpacked(SyncRequest request) =>
        request.Data is ReceivedPayload received ? request with { Data = new ReceivedPayload(PackedPayload.Read(received.Data).Fields) } : request;

    /// <summary>An answer's data as the service is set to send them.</summary>
    public IPayload Packed(string serviceId, IPayload payload) => options.Service(serviceId) switch
    {
        { } service when service.SignAnswerData || service.AnswerPacking is not PayloadPacking.Elements =>
            PackedPayload.Pack(payload, service.AnswerPacking, new XmlQualifiedName("response", AnswerNamespace), service.SignAnswerData ? keys.Key : null),
        _ => payload,
    };

    private static string? CodeFor(VerdictCode verdict) => verdict switch
    {
        VerdictCode.Valid => null,
        VerdictCode.NoSignature => FaultCodes.DataNotSigned,
        VerdictCode.Expired or VerdictCode.NotYetValid => FaultCodes.DataSignatureNotCurrent,
        _ => FaultCodes.DataSignatureWrong,
    };
}
