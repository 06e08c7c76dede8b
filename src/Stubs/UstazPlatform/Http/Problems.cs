namespace Attestation.Stubs.UstazPlatform.Http;

/// <summary>Refusals as problem details (RFC 9457) with a stable <c>code</c>, and <c>errors</c> where fields are at fault.</summary>
internal static class Problems
{
    public static IResult Refuse(Exchange exchange, int status, string code, string title, IReadOnlyList<FieldProblem>? errors = null)
    {
        exchange.Outcome = code;
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code };
        if (errors is not null)
        {
            extensions["errors"] = errors;
        }

        return TypedResults.Problem(title: title, statusCode: status, extensions: extensions);
    }

    public static IResult Invalid(Exchange exchange, IReadOnlyList<FieldProblem> problems) =>
        Refuse(exchange, StatusCodes.Status400BadRequest, "request.invalid", "The request has mistakes; all of them are named.", problems);

    public static IResult BadCursor(Exchange exchange) => Refuse(
        exchange, StatusCodes.Status400BadRequest, "cursor.invalid", "The cursor is not one of this list; begin again without it.", [new("/cursor", "cursor.invalid", "Must be a nextCursor of this very list.")]);

    public static IResult Silent(Exchange exchange) => Refuse(exchange, StatusCodes.Status503ServiceUnavailable, "platform.unavailable", "The platform cannot answer now.");

    public static IResult Unknown(Exchange exchange, string what) => Refuse(exchange, StatusCodes.Status404NotFound, $"{what}.unknown", "There is nothing of this name.");
}

/// <summary>One mistake in a request.</summary>
/// <param name="Pointer">Where it is (JSON Pointer, RFC 6901).</param>
/// <param name="Code">What it is, for programs.</param>
/// <param name="Detail">What it is, for people; the value itself is never repeated.</param>
internal sealed record FieldProblem(string Pointer, string Code, string Detail);
