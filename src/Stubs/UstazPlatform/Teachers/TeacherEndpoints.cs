using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform.Access;
using Attestation.Stubs.UstazPlatform.Http;
using Attestation.Stubs.UstazPlatform.Portfolio;
using Attestation.Stubs.UstazPlatform.Tenants;

namespace Attestation.Stubs.UstazPlatform.Teachers;

/// <summary>Looking at teachers: found by ИИН in a body, then named by an opaque id.</summary>
internal static class TeacherEndpoints
{
    private const string Teachers = "/api/v1/teachers";
    private const string One = $"{Teachers}/{{id}}";

    private static readonly int[] Items = [3, 5, 6, 7, 8];

    public static void MapTeachers(this IEndpointRouteBuilder routes)
    {
        routes.MapPost($"{Teachers}/search", Find)
            .Accepts<TeacherSearch>("application/json").Produces<TeacherView>().ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .RequireScope("teacher.search", UstazScopes.PortfolioRead).WithName("findTeacher").WithTags("Teachers").WithSummary("A teacher by ИИН");
        Get<TeacherList>(routes, Teachers, (Delegate)List, "teacher.list", "listTeachers", "Teachers whom the platform has looked at, page by page");
        Get<TeacherView>(routes, One, (Delegate)Show, "teacher.get", "getTeacher", "Profile, workplace, experience, categories");
        Get<PortfolioPage>(routes, $"{One}/portfolio", (Delegate)Portfolio, "portfolio.get", "getPortfolio", "A page of the portfolio, of this or an earlier version");
        Get<VersionList>(routes, $"{One}/versions", (Delegate)Versions, "versions.list", "listVersions", "The history of a file, newest first");
        Get<VersionView>(routes, $"{One}/versions/{{number:int}}", (Delegate)Version, "versions.get", "getVersion", "A version with everything in it");
        routes.MapGet($"{One}/entries/{{entryId}}/file", Download)
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream").Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound)
            .RequireScope("file.get", UstazScopes.PortfolioRead).WithName("getFile").WithTags("Teachers").WithSummary("The scan of a document, as it was put there");
    }

    private static void Get<TView>(IEndpointRouteBuilder routes, string path, Delegate handler, string operation, string name, string summary) => routes
        .MapGet(path, handler)
        .Produces<TView>().Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound)
        .RequireScope(operation, UstazScopes.PortfolioRead).WithName(name).WithTags("Teachers").WithSummary(summary);

    private static IResult Find(HttpContext context, TimeProvider clock)
    {
        var exchange = context.Exchange();
        if (Fields.Read(exchange.Request, fields => new TeacherSearch(PortfolioSearchReading.IinOf(fields)), out var problems) is not { } search)
        {
            return Problems.Invalid(exchange, problems);
        }

        var file = context.Platform().Teachers.Open(search.Iin);

        return TeacherCall.Look(context, file, version => Tagged(context, file, version, clock));
    }

    private static IResult List(HttpContext context, string? cursor, int? pageSize)
    {
        var platform = context.Platform();
        if (Paging.Read(context, cursor, pageSize, "teachers", "", out var place, out var size) is { } refused)
        {
            return refused;
        }

        // In the order in which they were first looked at: whoever comes later does not move the pages before.
        var files = platform.Teachers.All();
        var end = place.Offset + size;
        var view = new TeacherList(
            [.. files.Skip(place.Offset).Take(size).Select(file => new TeacherLine(file.Id, Iin.Mask(file.Iin)))],
            end < files.Count ? platform.Cursors.Seal(place with { Offset = end }) : null);

        return Conditional.Answer(context, Tag.Of($"{files.Count}|{place.Offset}|{size}|{(view.Teachers is [.., var last] ? last.Id : "")}"), () => view);
    }

    private static IResult Show(HttpContext context, string id, TimeProvider clock) =>
        TeacherCall.Look(context, id, (file, version) => Tagged(context, file, version, clock));

    private static IResult Tagged(HttpContext context, TeacherFile file, FileVersion version, TimeProvider clock)
    {
        var now = clock.GetUtcNow();

        return Conditional.Answer(context, $"{Tag.Of(version)}.{Kazakhstan.ToLocal(now):yyyyMMdd}", () => TeacherView.Of(file, version, now));
    }

    private static IResult Portfolio(HttpContext context, string id, string? items, int? version, string? cursor, int? pageSize, TimeProvider clock) => TeacherCall.Look(context, id, (file, current) =>
    {
        if (Paging.Read(context, cursor, pageSize, PortfolioEndpoints.List, file.Id, out var place, out var size) is { } refused)
        {
            return refused;
        }

        if (cursor is null)
        {
            if (Mask(items) is not { } mask)
            {
                return Problems.Invalid(context.Exchange(), [new("/items", "items.unknown", "Must be some of 3,5,6,7,8, none twice.")]);
            }

            place = place with { Items = mask, Version = version ?? current.Number };
        }

        if (file.Version(place.Version) is not { } wanted)
        {
            return Problems.Unknown(context.Exchange(), "version");
        }

        return Conditional.Answer(context, $"{Tag.Of(wanted)}", () => PortfolioPage.Of(file, wanted, place, size, context.Platform().Cursors, clock.GetUtcNow()));
    });

    private static IResult Versions(HttpContext context, string id, string? cursor, int? pageSize) => TeacherCall.Look(context, id, (file, current) =>
    {
        if (Paging.Read(context, cursor, pageSize, "versions", file.Id, out var place, out var size) is { } refused)
        {
            return refused;
        }

        // Newest first, and stable: a cursor says from which number down.
        var from = cursor is null ? current.Number : place.Offset;
        var kept = Enumerable.Range(0, Math.Min(size, from)).Select(step => file.Version(from - step)).TakeWhile(version => version is not null).ToArray();
        var lines = kept.Select(version => VersionLine.Of(version!)).ToArray();
        var next = lines is [] || file.Version(from - lines.Length) is null ? 0 : from - lines.Length;

        return Conditional.Answer(
            context, Tag.Of($"{file.Id}|{from}|{size}"), () => new VersionList(lines, next > 0 ? context.Platform().Cursors.Seal(place with { Offset = next }) : null));
    });

    private static IResult Version(HttpContext context, string id, int number) => TeacherCall.Look(context, id, (file, _) => file.Version(number) is { } version
        ? Conditional.Answer(context, Tag.Of(version), () => VersionView.Of(file, version))
        : Problems.Unknown(context.Exchange(), "version"));

    private static IResult Download(HttpContext context, string id, string entryId, int? version) => TeacherCall.Look(context, id, (file, current) =>
        (version is { } number ? file.Version(number) : current)?.Find(entryId)?.File is { } scan
            ? Conditional.IsKnown(context, scan.Sha256) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : Scan(context, scan)
            : Problems.Unknown(context.Exchange(), "file"));

    /// <summary>As a download: what somebody put here is not shown as a page of ours.</summary>
    public static IResult Scan(HttpContext context, StoredFile scan)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";

        return TypedResults.File(scan.Content.ToArray(), scan.MediaType, scan.Name);
    }

    private static int? Mask(string? items)
    {
        if (items is null)
        {
            return Items.Sum(item => 1 << item);
        }

        string[] parts = items.Split(',');

        return parts.All(part => part is "3" or "5" or "6" or "7" or "8") && parts.Distinct(StringComparer.Ordinal).Count() == parts.Length
            ? parts.Sum(part => 1 << (part[0] - '0'))
            : null;
    }
}
