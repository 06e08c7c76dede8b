using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform;

namespace Attestation.UstazPlatform.Tests.Programmable;

/// <summary>A double of its own for a test, and callers that belong to tenants.</summary>
internal sealed class ProgrammedPlatform : IAsyncDisposable
{
    private readonly List<HttpClient> _clients = [];

    private ProgrammedPlatform(UstazPlatformDouble platform, SetClock clock) => (Platform, Clock) = (platform, clock);

    public UstazPlatformDouble Platform { get; }

    public SetClock Clock { get; }

    public static async Task<ProgrammedPlatform> StartAsync(UstazPlatformDoubleOptions? options = null)
    {
        var clock = new SetClock();
        return new(await UstazPlatformDouble.StartAsync(options ?? new(), new People(clock), clock, TestContext.Current.CancellationToken), clock);
    }

    public HttpClient Client(string? tenant = null)
    {
        var client = new HttpClient { BaseAddress = Platform.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", UstazPlatformDoubleOptions.DefaultToken);
        if (tenant is not null)
        {
            client.DefaultRequestHeaders.Add("X-Sandbox-Tenant", tenant);
        }

        _clients.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await Platform.DisposeAsync();
    }
}

internal static class Calls
{
    public static async Task<(int Status, JsonNode? Json)> AdminAsync(this HttpClient http, string method, string path, string? body = null)
    {
        // Without a Content-Type of JSON: the admin API takes any.
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/__admin{path}") { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "text/plain") };
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text.Length is 0 ? null : JsonNode.Parse(text));
    }

    public static async Task<Said> SendAsync(this HttpClient http, string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "text/plain") };
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return new(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase),
            response.ReasonPhrase);
    }

    /// <summary>Makes a mapping that must be taken.</summary>
    public static async Task<string> StubAsync(this HttpClient http, string mapping)
    {
        var (status, json) = await http.AdminAsync("POST", "/mappings", mapping);
        Assert.True(status is 201, json?.ToJsonString());
        return json!["id"]!.GetValue<string>();
    }

    public static Task<Said> SearchAsync(this HttpClient http, string iin) =>
        http.SendAsync("POST", "/api/v1/portfolio/search", JsonSerializer.Serialize(Given.Search(iin)), ("Content-Type", "application/json"));
}

internal sealed record Said(int Status, string Body, Dictionary<string, string> Headers, string? Reason);
