using Attestation.Contracts;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Receiving;

/// <summary>Reads the attached documents: what they are, and their bytes apart. What is in the bytes is not judged.</summary>
internal static class DocumentsReader
{
    private const int MostHours = 2000;

    public static IReadOnlyList<(Application.Document Document, ReadOnlyMemory<byte> Content)> Read(Field list, DoorLimits limits) =>
        [.. list.Items(limits.Documents).Select(item => item.Object()).OfType<Fields>().Select(document => Read(document, limits))];

    private static (Application.Document Document, ReadOnlyMemory<byte> Content) Read(Fields document, DoorLimits limits)
    {
        var content = document.Required("content").Bytes(limits.DocumentBytes);

        return (new Application.Document(
            document.Required("kind").Name<DocumentKind>() ?? default,
            document.Required("fileName").Line(Lengths.FileName)!,
            document.Required("mediaType").Line(Lengths.MediaType)!,
            document.Required("sha256").HashOf(content)!,
            content?.Length ?? 0,
            document.Optional("issuedOn").Day(),
            document.Optional("hours").Whole(1, MostHours, Problems.DocumentHours),
            document.Optional("agreed").Flag(),
            document.Optional("level").Name<AchievementLevel>()), content);
    }
}
