using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Attestation.Stubs.UstazPlatform.Portfolio;

/// <summary>The one call of the API.</summary>
internal static class PortfolioEndpoints
{
    private static readonly TimeSpan Kazakhstan = TimeSpan.FromHours(5); // one zone since 2024-03-01

    public static void MapPortfolio(this IEndpointRouteBuilder routes) => routes
        .MapPost("/api/v1/portfolio/search", Search)
        .Accepts<PortfolioSearch>("application/json")
        .Produces<PortfolioPage>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .WithName("searchPortfolio")
        .WithTags("Portfolio")
        .WithSummary("A page of a teacher's portfolio: items 3, 5, 6, 7 and 8 of the list of documents");

    private static IResult Search(HttpContext context, UstazPlatformDoubleOptions options, People people, TimeProvider clock)
    {
        var exchange = context.Features.GetRequiredFeature<Exchange>();
        exchange.Operation = UstazPlatformDouble.PortfolioSearch;
        if (!BearerToken.IsShown(context.Request, options.Token))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Problems.Refuse(exchange, StatusCodes.Status401Unauthorized, "token.invalid", "The token is missing or wrong.");
        }

        if (PortfolioSearchReading.Read(exchange.Request, out var problems) is not { } search)
        {
            return Invalid(exchange, problems);
        }

        exchange.Iin = search.Iin;

        return people.Find(search.Iin)?.Platform switch
        {
            Knowledge<IReadOnlyList<PortfolioItem>>.Held(var items) => PageOf(exchange, PortfolioSnapshot.Of(items), search, clock),
            Knowledge<IReadOnlyList<PortfolioItem>>.Unavailable =>
                Problems.Refuse(exchange, StatusCodes.Status503ServiceUnavailable, "platform.unavailable", "The platform cannot answer now."),
            _ => Problems.Refuse(exchange, StatusCodes.Status404NotFound, "teacher.unknown", "The platform has nothing about this teacher."),
        };
    }

    private static IResult PageOf(Exchange exchange, PortfolioSnapshot portfolio, PortfolioSearch search, TimeProvider clock)
    {
        var entries = portfolio.Of(search.Items);
        var pages = (entries.Count + search.PageSize - 1) / search.PageSize;
        if (search.Page > Math.Max(pages, 1))
        {
            return Invalid(exchange, [new("/page", "page.beyondEnd", $"There are {pages} pages of this size.")]);
        }

        exchange.Outcome = "found";
        return TypedResults.Ok(new PortfolioPage
        {
            Teacher = new TeacherReference(search.Iin),
            SnapshotId = portfolio.Id,
            TakenAt = clock.GetUtcNow().ToOffset(Kazakhstan),
            Page = search.Page,
            PageSize = search.PageSize,
            TotalItems = entries.Count,
            TotalPages = pages,
            Entries = [.. entries.Skip((search.Page - 1) * search.PageSize).Take(search.PageSize)],
        });
    }

    private static IResult Invalid(Exchange exchange, IReadOnlyList<FieldProblem> problems) =>
        Problems.Refuse(exchange, StatusCodes.Status400BadRequest, "request.invalid", "The request has mistakes; all of them are named.", problems);
}
