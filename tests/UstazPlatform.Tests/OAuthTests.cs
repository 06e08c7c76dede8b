using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Attestation.Stubs.UstazPlatform;

namespace Attestation.UstazPlatform.Tests;

public class OAuthTests
{
    private static readonly UstazClient Gateway = UstazClient.Gateway;

    [Fact]
    public async Task A_client_gets_a_token_that_opens_what_it_may()
    {
        await using var platform = await RunningPlatform.StartAsync();

        var (status, answer, headers) = await AskAsync(platform, Gateway, ("grant_type", "client_credentials"));
        Show(platform, answer);
        var search = await platform.SearchAsync(Given.Search(Given.Iin()));

        Assert.Equal((200, "Bearer", 3600, "portfolio.read"), (status, Text(answer, "token_type"), answer.GetProperty("expires_in").GetInt32(), Text(answer, "scope")));
        Assert.True(headers.CacheControl?.NoStore);
        Assert.Equal(200, search.Status);
    }

    [Theory]
    [InlineData(3599, 200)]
    [InlineData(3600, 401)]
    public async Task A_token_ends_at_its_instant(int secondsLater, int status)
    {
        await using var platform = await RunningPlatform.StartAsync();
        Show(platform, (await AskAsync(platform, Gateway, ("grant_type", "client_credentials"))).Answer);

        platform.Clock.Now = Given.Morning.AddSeconds(secondsLater);
        var search = await platform.SearchAsync(Given.Search(Given.Iin()));

        Assert.Equal(status, search.Status);
        Assert.Equal(status is 401, search.Challenge.Contains("error=\"invalid_token\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("portfolio.read", 200, 403)]
    [InlineData("portfolio.write", 403, 201)]
    [InlineData("portfolio.write portfolio.read", 200, 201)]
    [InlineData("applications.read", 403, 403)]
    public async Task A_token_opens_its_scopes_and_no_other(string scope, int reading, int writing)
    {
        await using var platform = await RunningPlatform.StartAsync();
        var iin = Given.Iin();
        var id = (await platform.SearchAsync(Given.Search(iin))).Body.GetProperty("teacher").GetProperty("id").GetString();

        Show(platform, (await AskAsync(platform, UstazClient.School, ("grant_type", "client_credentials"), ("scope", scope))).Answer);
        var read = await platform.SearchAsync(Given.Search(iin));
        var written = await platform.SendAsync(HttpMethod.Post, $"api/v1/teachers/{id}/entries", Given.Entry());

        Assert.Equal((reading, writing), (read.Status, written.Status));
        Assert.Equal(reading is 403 ? "scope.insufficient" : null, read.Code);
        Assert.Equal(reading is 403 ? "Bearer error=\"insufficient_scope\", scope=\"portfolio.read\"" : "", read.Challenge);
    }

    [Theory]
    [InlineData("invalid_client", 401, "attestation-gateway", "wrong", "grant_type=client_credentials")]
    [InlineData("invalid_client", 401, "nobody", "ustaz-sandbox-secret", "grant_type=client_credentials")]
    [InlineData("unsupported_grant_type", 400, "attestation-gateway", "ustaz-sandbox-secret", "grant_type=password")]
    [InlineData("invalid_request", 400, "attestation-gateway", "ustaz-sandbox-secret", "scope=portfolio.read")]
    [InlineData("invalid_scope", 400, "attestation-gateway", "ustaz-sandbox-secret", "grant_type=client_credentials&scope=portfolio.write")]
    [InlineData("invalid_scope", 400, "attestation-gateway", "ustaz-sandbox-secret", "grant_type=client_credentials&scope=everything")]
    [InlineData("invalid_request", 400, "attestation-gateway", "ustaz-sandbox-secret", "grant_type=client_credentials&grant_type=client_credentials")]
    [InlineData("invalid_request", 400, "attestation-gateway", "ustaz-sandbox-secret", "grant_type=client_credentials&client_id=attestation-gateway&client_secret=ustaz-sandbox-secret")]
    public async Task A_refusal_has_the_shape_of_the_RFC(string error, int status, string id, string secret, string form)
    {
        await using var platform = await RunningPlatform.StartAsync();
        using var content = new StringContent(form, Encoding.UTF8, new MediaTypeHeaderValue("application/x-www-form-urlencoded"));

        var (actual, answer, headers) = await PostAsync(platform, new AuthenticationHeaderValue("Basic", Basic(id, secret)), content);

        Assert.Equal((status, error), (actual, Text(answer, "error")));
        Assert.Equal(status is 401, headers.WwwAuthenticate.Any(challenge => challenge.Scheme == "Basic"));
        Assert.True(headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("client_id=attestation-gateway&client_secret=ustaz-sandbox-secret&grant_type=client_credentials", 200)]
    [InlineData("client_id=attestation-gateway&client_secret=wrong&grant_type=client_credentials", 401)]
    [InlineData("grant_type=client_credentials", 401)]
    public async Task A_client_may_show_itself_in_the_body(string form, int status)
    {
        await using var platform = await RunningPlatform.StartAsync();
        using var content = new StringContent(form, Encoding.UTF8, new MediaTypeHeaderValue("application/x-www-form-urlencoded"));

        var (actual, _, _) = await PostAsync(platform, null, content);

        Assert.Equal(status, actual);
    }

    [Fact]
    public async Task A_name_with_a_colon_is_told_from_its_secret()
    {
        var odd = new UstazClient("a:b +c", "d:e/ф", [UstazScopes.PortfolioRead]);
        await using var platform = await RunningPlatform.StartAsync(new UstazPlatformDoubleOptions { Clients = [odd] });

        var (status, _, _) = await AskAsync(platform, odd, ("grant_type", "client_credentials"));

        Assert.Equal(200, status);
    }

    [Fact]
    public async Task A_token_of_one_tenant_opens_nothing_of_another()
    {
        await using var platform = await RunningPlatform.StartAsync();
        Show(platform, (await AskAsync(platform, Gateway, ("grant_type", "client_credentials"))).Answer);

        platform.Http.DefaultRequestHeaders.Add("X-Sandbox-Tenant", "other");
        var search = await platform.SearchAsync(Given.Search(Given.Iin()));

        Assert.Equal(401, search.Status);
    }

    private static async Task<(int Status, JsonElement Answer, HttpResponseHeaders Headers)> AskAsync(RunningPlatform platform, UstazClient client, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

        return await PostAsync(platform, new AuthenticationHeaderValue("Basic", Basic(client.Id, client.Secret)), content);
    }

    private static async Task<(int Status, JsonElement Answer, HttpResponseHeaders Headers)> PostAsync(RunningPlatform platform, AuthenticationHeaderValue? who, HttpContent content)
    {
        using var http = new HttpClient { BaseAddress = platform.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = who;
        var response = await http.PostAsync("oauth2/token", content, TestContext.Current.CancellationToken);

        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken), response.Headers);
    }

    private static string Basic(string id, string secret) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(id)}:{Uri.EscapeDataString(secret)}"));

    private static string? Text(JsonElement answer, string name) => answer.GetProperty(name).GetString();

    private static void Show(RunningPlatform platform, JsonElement answer) =>
        platform.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Text(answer, "access_token"));
}
