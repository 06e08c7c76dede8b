using System.Text;
using System.Text.Json;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform.Access;
using Attestation.Stubs.UstazPlatform.Http;
using Attestation.Stubs.UstazPlatform.Teachers;
using Attestation.Stubs.UstazPlatform.Tenants;

namespace Attestation.Stubs.UstazPlatform.Applications;

/// <summary>Filing an application for moderator or expert, and what became of it.</summary>
internal static class ApplicationEndpoints
{
    private const string Applications = "/api/v1/applications";
    private const string Tags = "Applications";

    public static void MapApplications(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Applications, FileAsync)
            .Accepts<ApplicationDraft>("application/json").Produces<ApplicationView>().Produces<ApplicationView>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .RequireScope("application.file", UstazScopes.ApplicationsWrite).WithName("fileApplication").WithTags(Tags)
            .WithSummary("Files an application; it goes to the gateway over the bus. 503 with the code bus.absent: there is nowhere to hand it to, and nothing was filed");
        routes.MapGet(Applications, List)
            .Produces<ApplicationList>().Produces(StatusCodes.Status304NotModified)
            .RequireScope("application.list", UstazScopes.ApplicationsRead).WithName("listApplications").WithTags(Tags).WithSummary("Applications, oldest first");
        routes.MapGet($"{Applications}/{{id:guid}}", Show)
            .Produces<ApplicationView>().Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound)
            .RequireScope("application.get", UstazScopes.ApplicationsRead).WithName("getApplication").WithTags(Tags).WithSummary("Where an application has got to");
        routes.MapGet($"{Applications}/{{id:guid}}/notice", Notice)
            .Produces(StatusCodes.Status200OK, contentType: "application/xml").Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound)
            .RequireScope("notice.get", UstazScopes.ApplicationsRead).WithName("getNotice").WithTags(Tags).WithSummary("The signed notice, byte for byte");
    }

    private static async Task<IResult> FileAsync(HttpContext context, ApplicationDesk desk)
    {
        var exchange = context.Exchange();
        if (Fields.Read(exchange.Request, ApplicationDraft.Read, out var problems) is not { } draft)
        {
            return Problems.Invalid(exchange, problems);
        }

        var platform = context.Platform();
        if (platform.Teachers.Find(draft.TeacherId) is not { } teacher)
        {
            return Problems.Unknown(exchange, "teacher");
        }

        exchange.Iin = teacher.Iin;
        if (!desk.HasBus)
        {
            return NowhereToGo(exchange);
        }

        if (platform.Teachers.Look(teacher) is Knowledge<FileVersion>.Unavailable)
        {
            return Problems.Silent(exchange);
        }

        var snapshot = platform.Teachers.Look(teacher) is Knowledge<FileVersion>.Held(var held) ? held : null;
        var wasThere = draft.ApplicationId is { } id && platform.Applications.Find(id) is not null;
        if (await desk.FileAsync(platform, teacher, snapshot, draft, exchange.Request) is not { } filed)
        {
            return Problems.Refuse(exchange, StatusCodes.Status409Conflict, "applicationId.conflict", "This id belongs to another application.");
        }

        exchange.Outcome = "filed";
        return wasThere ? TypedResults.Ok(ApplicationView.Of(filed)) : TypedResults.Created($"{Applications}/{filed.Id}", ApplicationView.Of(filed));
    }

    public static IResult NowhereToGo(Exchange exchange) => Problems.Refuse(
        exchange, StatusCodes.Status503ServiceUnavailable, "bus.absent", "There is nowhere to hand the application to: this platform is on no bus (Bus:Host). Nothing was filed.");

    private static IResult List(HttpContext context, string? teacherId, string? cursor, int? pageSize)
    {
        if (Paging.Read(context, cursor, pageSize, "applications", teacherId ?? "", out var place, out var size) is { } refused)
        {
            return refused;
        }

        var platform = context.Platform();
        var all = platform.Applications.All(teacherId);
        var end = place.Offset + size;
        var view = new ApplicationList(
            [.. all.Skip(place.Offset).Take(size).Select(ApplicationView.Of)], end < all.Count ? platform.Cursors.Seal(place with { Offset = end }) : null);

        return Conditional.Answer(context, Tag.Of($"{all.Count}|{Written(view.Applications)}"), () => view);
    }

    private static IResult Show(HttpContext context, Guid id) => With(context, id, application =>
    {
        var view = ApplicationView.Of(application);

        return Conditional.Answer(context, Tag.Of(Written(view)), () => view);
    });

    private static IResult Notice(HttpContext context, Guid id) => With(context, id, application =>
    {
        if (application.Notice is not { } notice)
        {
            return Problems.Unknown(context.Exchange(), "notice");
        }

        context.Exchange().Outcome = "found";

        return Conditional.IsKnown(context, notice.Sha256)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(Encoding.UTF8.GetBytes(notice.SignedXml), "application/xml");
    });

    private static IResult With(HttpContext context, Guid id, Func<FiledApplication, IResult> answer)
    {
        if (context.Platform().Applications.Find(id) is not { } application)
        {
            return Problems.Unknown(context.Exchange(), "application");
        }

        context.Exchange().Iin = application.Teacher.Iin;

        return answer(application);
    }

    private static string Written<T>(T view) => JsonSerializer.Serialize(view);
}
