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
}

/// <summary>One mistake in a request.</summary>
/// <param name="Pointer">Where it is (JSON Pointer, RFC 6901).</param>
/// <param name="Code">What it is, for programs.</param>
/// <param name="Detail">What it is, for people; the value itself is never repeated.</param>
internal sealed record FieldProblem(string Pointer, string Code, string Detail);
