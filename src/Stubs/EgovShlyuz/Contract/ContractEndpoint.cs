using System.Globalization;
using Attestation.Shep;

namespace Attestation.Stubs.EgovShlyuz.Contract;

/// <summary>Answers <c>?wsdl</c>, <c>?wsdl=1</c> and <c>?xsd=N</c>, in whatever letters a toolkit writes them.</summary>
internal static class ContractEndpoint
{
    public static void MapContract(this WebApplication app, string path, ShepContract contract) =>
        app.MapGet(path, (HttpRequest request) => Answer(request, contract));

    private static IResult Answer(HttpRequest request, ShepContract contract)
    {
        var address = $"{request.Scheme}://{request.Host}{request.Path}";

        return Find(request.Query, contract, address) is { } document
            ? Results.Bytes(document, "text/xml; charset=utf-8")
            : Results.Text($"Messages are sent here by POST. What they look like: {address}?wsdl", "text/plain; charset=utf-8", statusCode: StatusCodes.Status405MethodNotAllowed);
    }

    // Keys of a query are compared without regard to case.
    private static byte[]? Find(IQueryCollection query, ShepContract contract, string address)
    {
        if (query.TryGetValue("xsd", out var schema))
        {
            return int.TryParse(schema, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? contract.Schema(number, address) : null;
        }

        return query.TryGetValue("wsdl", out var part)
            ? part == "1" ? contract.PortType(address) : contract.Wsdl(address)
            : null;
    }
}
