using System.Text.Json;
using Attestation.Contracts;

namespace Attestation.Gateway.Receiving;

/// <summary>Reads <see cref="NoticeSigned"/>.</summary>
internal static class NoticeSignedReader
{
    public static Reading<NoticeSigned> Read(JsonElement body)
    {
        var problems = new List<Problem>();
        var message = Fields.Root(body, problems);

        var id = message.Required("noticeId").Uuid();
        var xml = message.Required("signedXml").Verbatim();

        return Reading.Of(problems, new Legible(), () => new NoticeSigned { NoticeId = id!.Value, SignedXml = xml! });
    }
}
