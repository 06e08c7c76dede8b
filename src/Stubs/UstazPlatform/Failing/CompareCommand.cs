using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Attestation.Stubs.TestKit.Recording;

namespace Attestation.Stubs.UstazPlatform.Failing;

/// <summary>Compares the double's answers with recorded ones of a real endpoint.</summary>
internal static class CompareCommand
{
    public const string Name = "compare";

    /// <returns>0 when every answer has the recorded shape, 1 when one has not, 2 when it could not be asked.</returns>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        if (args is not [var file, var address, .. var rest] || !Uri.TryCreate(address, UriKind.Absolute, out var url) || rest is not ([] or ["--token", _]))
        {
            await Console.Error.WriteLineAsync("Usage: compare FILE URL [--token TOKEN]");
            return 2;
        }

        try
        {
            using var http = new HttpClient { BaseAddress = url };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", rest is [_, var token] ? token : UstazPlatformDoubleOptions.DefaultToken);
            return await Comparison.RunAsync(file, http, Prepare, Console.WriteLine, cancellationToken) is 0 ? 0 : 1;
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or JsonException or KeyNotFoundException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 2;
        }
    }

    internal static void Prepare(HttpRequestMessage request, string body)
    {
        if (body.Length > 0)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }
    }
}
