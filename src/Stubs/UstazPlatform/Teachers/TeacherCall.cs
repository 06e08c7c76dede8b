using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform.Http;
using Attestation.Stubs.UstazPlatform.Tenants;

namespace Attestation.Stubs.UstazPlatform.Teachers;

/// <summary>What every call about one teacher begins with.</summary>
internal static class TeacherCall
{
    public static IResult Look(HttpContext context, string id, Func<TeacherFile, FileVersion, IResult> answer) =>
        context.Platform().Teachers.Find(id) is { } file ? Look(context, file, version => answer(file, version)) : Problems.Unknown(context.Exchange(), "teacher");

    public static IResult Look(HttpContext context, TeacherFile file, Func<FileVersion, IResult> answer)
    {
        context.Exchange().Iin = file.Iin;

        return context.Platform().Teachers.Look(file) switch
        {
            Knowledge<FileVersion>.Held(var version) => answer(version),
            Knowledge<FileVersion>.Unavailable => Problems.Silent(context.Exchange()),
            _ => Problems.Refuse(context.Exchange(), StatusCodes.Status404NotFound, "teacher.unknown", "The platform has nothing about this teacher."),
        };
    }
}
