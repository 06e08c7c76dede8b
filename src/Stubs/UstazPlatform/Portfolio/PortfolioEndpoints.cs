using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform.Access;
using Attestation.Stubs.UstazPlatform.Http;
using Attestation.Stubs.UstazPlatform.Teachers;
using Attestation.Stubs.UstazPlatform.Tenants;

namespace Attestation.Stubs.UstazPlatform.Portfolio;

/// <summary>The call that the gateway makes: a portfolio by ИИН, in the body.</summary>
internal static class PortfolioEndpoints
{
    /// <summary>The list that a search's cursors belong to.</summary>
    public const string List = "portfolio";

    public static void MapPortfolio(this IEndpointRouteBuilder routes) => routes
        .MapPost("/api/v1/portfolio/search", Search)
        .Accepts<PortfolioSearch>("application/json")
        .Produces<PortfolioPage>()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .RequireScope(UstazPlatformDouble.PortfolioSearch, UstazScopes.PortfolioRead)
        .WithName("searchPortfolio")
        .WithTags("Portfolio")
        .WithSummary("A page of a teacher's portfolio: items 3, 5, 6, 7 and 8 of the list of documents");

    private static IResult Search(HttpContext context, TimeProvider clock)
    {
        var exchange = context.Exchange();
        if (Fields.Read(exchange.Request, PortfolioSearchReading.Read, out var problems) is not { } search)
        {
            return Problems.Invalid(exchange, problems);
        }

        exchange.Iin = search.Iin;
        var platform = context.Platform();
        var file = platform.Teachers.Open(search.Iin);

        return platform.Teachers.Look(file) switch
        {
            Knowledge<FileVersion>.Held(var current) => PageOf(context, platform, file, current, search, clock),
            Knowledge<FileVersion>.Unavailable => Problems.Silent(exchange),
            _ => Problems.Refuse(exchange, StatusCodes.Status404NotFound, "teacher.unknown", "The platform has nothing about this teacher."),
        };
    }

    private static IResult PageOf(HttpContext context, Platform platform, TeacherFile file, FileVersion current, PortfolioSearch search, TimeProvider clock)
    {
        var place = search.Cursor is null ? new Cursor(List, file.Id, 0, search.Items!.Sum(item => 1 << item), 0) : platform.Cursors.Open(search.Cursor, List);
        if (place is null || place.Of != file.Id)
        {
            return Problems.BadCursor(context.Exchange());
        }

        var version = place.Version > 0 ? file.Version(place.Version) : search.AsOf is { } instant ? file.At(instant) : current;
        if (version is null)
        {
            return Problems.Refuse(
                context.Exchange(), StatusCodes.Status503ServiceUnavailable, "platform.unavailable", "The version of the portfolio that is asked for is no longer kept.");
        }

        context.Exchange().Outcome = "found";

        return TypedResults.Ok(PortfolioPage.Of(file, version, place, search.PageSize, platform.Cursors, clock.GetUtcNow()));
    }
}
