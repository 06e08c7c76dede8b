using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform;
using Attestation.UstazPlatform.Tests.Contract;

namespace Attestation.UstazPlatform.Tests;

/// <summary>A double of its own for one test, and a caller with the right token.</summary>
internal sealed class RunningPlatform : IAsyncDisposable
{
    private readonly UstazPlatformDouble _double;

    private static readonly SemaphoreSlim One = new(1, 1);
    private static JsonElement? s_document;

    private RunningPlatform(UstazPlatformDouble platform, People people, SetClock clock, OpenApiContract contract)
    {
        _double = platform;
        People = people;
        Clock = clock;

        // Whatever a test asks, the answer is one that the document describes.
        Http = new HttpClient(new Recorder(new SocketsHttpHandler(), exchange => Assert.Empty(contract.FaultsOfAnswer(exchange)))) { BaseAddress = platform.BaseAddress };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", UstazPlatformDoubleOptions.DefaultToken);
    }

    public HttpClient Http { get; }

    public People People { get; }

    public SetClock Clock { get; }

    public Journal Journal => _double.Journal;

    public static Task<RunningPlatform> StartAsync(params Teacher[] teachers) => StartAsync(new UstazPlatformDoubleOptions(), teachers);

    public static async Task<RunningPlatform> StartAsync(UstazPlatformDoubleOptions options, params Teacher[] teachers)
    {
        var clock = new SetClock();
        var people = new People(clock);
        foreach (var teacher in teachers)
        {
            people.Put(teacher);
        }

        var contract = new OpenApiContract(await DocumentAsync());

        return new(await UstazPlatformDouble.StartAsync(options, people, clock, TestContext.Current.CancellationToken), people, clock, contract);
    }

    /// <summary>What every double serves at <c>/openapi/v1.json</c>.</summary>
    public static async Task<JsonElement> DocumentAsync()
    {
        await One.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (s_document is null)
            {
                await using var platform = await UstazPlatformDouble.StartAsync(new(), new People(TimeProvider.System), TimeProvider.System, TestContext.Current.CancellationToken);
                using var http = new HttpClient { BaseAddress = platform.BaseAddress };
                s_document = await http.GetFromJsonAsync<JsonElement>("openapi/v1.json", TestContext.Current.CancellationToken);
            }

            return s_document.Value;
        }
        finally
        {
            One.Release();
        }
    }

    public Uri Address => _double.BaseAddress;

    public UstazPlatformDouble Double => _double;

    public async Task<Answer> SearchAsync(object body)
    {
        using var content = JsonContent.Create(body);
        return await PostAsync(content);
    }

    public async Task<Answer> PostAsync(HttpContent content)
    {
        using var response = await Http.PostAsync("api/v1/portfolio/search", content, TestContext.Current.CancellationToken);
        return new(response, await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body = null, string? ifMatch = null, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        if (ifNoneMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        }

        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        return new(response, bytes is [] ? default : JsonSerializer.Deserialize<JsonElement>(bytes));
    }

    /// <summary>The opaque id of a teacher.</summary>
    public async Task<string> IdOfAsync(string iin) => (await SendAsync(HttpMethod.Post, "api/v1/teachers/search", new { iin })).Text("id");

    public async Task<JsonElement> GetAsync(string path) => await Http.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _double.DisposeAsync();
    }
}

/// <summary>An answer, read.</summary>
internal sealed class Answer(HttpResponseMessage response, JsonElement body)
{
    public int Status { get; } = (int)response.StatusCode;

    public string? Tag { get; } = response.Headers.ETag?.ToString();

    public Uri? Location { get; } = response.Headers.Location;

    public TimeSpan? RetryAfter { get; } = response.Headers.RetryAfter?.Delta;

    public string? MediaType { get; } = response.Content.Headers.ContentType?.MediaType;

    public string Challenge { get; } = response.Headers.WwwAuthenticate.ToString();

    public JsonElement Body => body;

    public string? Code => body.ValueKind is JsonValueKind.Object && body.TryGetProperty("code", out var code) ? code.GetString() : null;

    public string[] Pointers => [.. body.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()!)];

    public string[] Titles => [.. body.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("title").GetString()!)];

    public string? NextCursor => body.GetProperty("nextCursor").GetString();

    public int Number(string name) => body.GetProperty(name).GetInt32();

    public string Text(string name) => body.GetProperty(name).GetString()!;
}
