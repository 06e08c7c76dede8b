using System.Text.Json;
using Attestation.Contracts;

namespace Attestation.Gateway.Receiving;

/// <summary>Reads <see cref="NoticeNotSigned"/>.</summary>
internal static class NoticeNotSignedReader
{
    public static Reading<NoticeNotSigned> Read(JsonElement body)
    {
        var problems = new List<Problem>();
        var message = Fields.Root(body, problems);

        var id = message.Required("noticeId").Uuid();
        var reason = message.Required("reason").Passage(Lengths.Reason);
        var returnToReview = message.Required("returnToReview").Flag();

        return Reading.Of(
            problems, new Legible(), () => new NoticeNotSigned { NoticeId = id!.Value, Reason = reason!, ReturnToReview = returnToReview!.Value });
    }
}
