using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Attestation.Signatures;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform;

namespace Attestation.Sandbox.Tests.Flows;

public sealed class UstazTests : IDisposable
{
    private readonly HttpClient _http = new();

    [Fact]
    public async Task An_application_filed_on_the_platform_becomes_a_signed_notice_on_the_platform()
    {
        await using var test = await TestWorld.StartAsync();
        Open(test);

        // Not everybody may ask for this category: who holds it, or a higher one, goes to review.
        var filed = await FileAsync(test, NewIin(2));
        var application = await IssuedAsync(filed);
        var notice = await _http.GetByteArrayAsync($"api/v1/applications/{filed}/notice", TestContext.Current.CancellationToken);

        Assert.Equal("Acceptance", application.GetProperty("notice").GetProperty("kind").GetString());
        Assert.Equal(application.GetProperty("notice").GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(notice)));
        Assert.True(EnvelopedSignature.Verify(notice, test.World.Authority.Trust, TestWorld.Morning).IsValid);
    }

    [Fact]
    public async Task The_portfolio_counts_as_it_was_when_the_teacher_applied()
    {
        await using var test = await TestWorld.StartAsync();
        Open(test);
        var iin = NewIin(2);
        var complete = test.World.People.Find(iin)!;
        test.World.People.Put(complete with { Consent = Consent.Unavailable });
        var filed = await FileAsync(test, iin);
        var waiting = await TestWorld.UntilAsync(
            () => test.World.Cases.FindAsync(filed, TestContext.Current.CancellationToken), found => found?.DueAt > TestWorld.Morning);

        // Meanwhile nearly everything is taken out of the portfolio, and somebody looks at it.
        test.World.AdvanceTo(TestWorld.Morning.AddSeconds(1));
        test.World.People.Put(complete with { Platform = new Knowledge<IReadOnlyList<PortfolioItem>>.Held([new(3, PortfolioKind.Retraining, "сертификат", new DateOnly(2025, 1, 1))]) });
        var later = await PostAsync("api/v1/teachers/search", new { iin }, HttpStatusCode.OK);
        test.World.AdvanceTo(waiting!.DueAt!.Value);
        var application = await IssuedAsync(filed);

        Assert.Equal((1, 2), (application.GetProperty("snapshot").GetProperty("version").GetInt32(), later.GetProperty("version").GetInt32()));
        Assert.Equal("Acceptance", application.GetProperty("notice").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task What_the_gateway_does_not_take_is_said_on_the_platform()
    {
        await using var test = await TestWorld.StartAsync();
        Open(test);

        var filed = await FileAsync(test, NewIin(3), email: "no address");
        var application = await ReachedAsync(filed, "Rejected");

        Assert.Equal("/applicant/email", Assert.Single(application.GetProperty("problems").EnumerateArray()).GetProperty("pointer").GetString());
    }

    public void Dispose() => _http.Dispose();

    private static string NewIin(int serial) => Iin.Make(new DateOnly(1987, 7, 7), male: false, serial);

    private void Open(TestWorld test)
    {
        _http.BaseAddress = test.World.UstazAddress;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", UstazPlatformDoubleOptions.DefaultToken);
    }

    private async Task<Guid> FileAsync(TestWorld test, string iin, string email = "teacher@example.org")
    {
        var essay = test.Application("01-moderator.json")["essay"]!.DeepClone();
        var teacher = await PostAsync("api/v1/teachers/search", new { iin }, HttpStatusCode.OK);
        var filed = await PostAsync(
            "api/v1/applications",
            new
            {
                teacherId = teacher.GetProperty("id").GetString(),
                providerBin = test.Bin,
                email,
                phone = "+77015550011",
                language = "kk",
                purpose = "Award",
                requestedCategory = "Moderator",
                consent = true,
                essay,
            },
            HttpStatusCode.Created);

        return filed.GetProperty("id").GetGuid();
    }

    private async Task<JsonElement> PostAsync(string path, object body, HttpStatusCode expected)
    {
        using var response = await _http.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == expected, answer.GetRawText());

        return answer;
    }

    private Task<JsonElement> IssuedAsync(Guid id) => ReachedAsync(id, "Issued");

    private Task<JsonElement> ReachedAsync(Guid id, string state) => TestWorld.UntilAsync(
        () => _http.GetFromJsonAsync<JsonElement>($"api/v1/applications/{id}", TestContext.Current.CancellationToken),
        application => application.GetProperty("state").GetString() == state);
}
