using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Attestation.Signatures;
using Attestation.Stubs.TestKit.Recording;

namespace Attestation.Stubs.EgovShlyuz.Failing;

/// <summary>Compares the double's answers with recorded ones of a real endpoint.</summary>
internal static class CompareCommand
{
    public const string Name = "compare";

    /// <returns>0 when every answer has the recorded shape, 1 when one has not, 2 when it could not be asked.</returns>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        if (args is not [var file, var address, .. var settings] || !Uri.TryCreate(address, UriKind.Absolute, out var url))
        {
            await Console.Error.WriteLineAsync("Usage: compare FILE URL --Key:File P12 --Key:Password P");
            return 2;
        }

        try
        {
            var configuration = new ConfigurationBuilder().AddCommandLine(settings).Build();
            using var key = configuration["Key:File"] is { } keyFile ? SigningKey.FromPkcs12(await File.ReadAllBytesAsync(keyFile, cancellationToken), configuration["Key:Password"] ?? "") : null;
            using var http = new HttpClient { BaseAddress = url };
            return await Comparison.RunAsync(file, http, (request, body) => Prepare(request, body, key), Console.WriteLine, cancellationToken) is 0 ? 0 : 1;
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or JsonException or KeyNotFoundException or KeyFileException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 2;
        }
    }

    // The recorded signature is gone with the values it was over: what remains is signed anew.
    internal static void Prepare(HttpRequestMessage request, string body, SigningKey? key)
    {
        if (body.Length is 0)
        {
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(Unsigned(body));
        request.Content = new ByteArrayContent(key is null ? bytes : TransportSignature.Sign(bytes, key));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/xml", "utf-8");
    }

    private static string Unsigned(string envelope)
    {
        var document = XDocument.Parse(envelope, LoadOptions.PreserveWhitespace);
        document.Root!.Elements().Where(element => element.Name.LocalName is "Header").Remove();
        foreach (var body in document.Root.Elements().Where(element => element.Name.LocalName is "Body"))
        {
            body.Attributes().Where(attribute => attribute.Name.LocalName is "Id").Remove();
        }

        return document.ToString(SaveOptions.DisableFormatting);
    }
}
