using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Attestation.Stubs.TestKit;

namespace Attestation.UstazPlatform.Tests;

public partial class PageTests
{
    [Fact]
    public async Task A_teacher_is_found_by_iin_and_no_address_names_it()
    {
        var iin = Given.Iin();
        await using var platform = await RunningPlatform.StartAsync();

        using var found = await PostAsync(platform, "teachers/find?lang=en", ("iin", iin));
        var page = await found.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var list = await platform.Http.GetStringAsync("teachers?lang=en", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        Assert.StartsWith("/teachers/", found.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.DoesNotContain(iin, found.RequestMessage.RequestUri.ToString(), StringComparison.Ordinal);
        Assert.Contains(Iin.Mask(iin), list, StringComparison.Ordinal);
        Assert.DoesNotContain(iin, page + list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_from_the_page_is_in_the_portfolio_with_its_file()
    {
        var iin = Given.Iin();
        await using var platform = await RunningPlatform.StartAsync();
        var id = await platform.IdOfAsync(iin);
        using var form = Form(("item", "7"), ("title", "Байқау дипломы"), ("issuedOn", "2026-04-01"), ("level", "Oblast"), ("source", "Upload"), ("hours", ""));
        var scan = new ByteArrayContent(Encoding.UTF8.GetBytes("%PDF-1.4"));
        scan.Headers.ContentType = new("application/pdf");
        form.Add(scan, "file", "diplom.pdf");

        using var saved = await platform.Http.PostAsync($"teachers/{id}/entries?lang=ru", form, TestContext.Current.CancellationToken);
        var answer = await platform.SearchAsync(Given.Search(iin, [7]));

        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Contains("Байқау дипломы", answer.Titles);
        Assert.Equal("diplom.pdf", answer.Body.GetProperty("entries")[1].GetProperty("file").GetProperty("name").GetString());
        Assert.Equal(2, answer.Number("version"));
    }

    [Fact]
    public async Task A_mistake_is_named_what_was_written_stays_and_nothing_of_it_becomes_markup()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var id = await platform.IdOfAsync(Given.Iin());
        using var form = Form(("item", "5"), ("title", "<script>alert(1)</script>\"'"), ("issuedOn", "2026-13-01"), ("source", "Manual"));

        using var refused = await platform.Http.PostAsync($"teachers/{id}/entries?lang=en", form, TestContext.Current.CancellationToken);
        var page = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(page, "aria-invalid=\"true\"", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Contains("script", Assert.Single(Values().Matches(page), match => match.Groups["name"].Value == "title").Groups["value"].Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk", "Портфолио", "Жазба қосу", "Өтінішті тапсыратын жер жоқ")]
    [InlineData("ru", "Портфолио", "Добавить запись", "Заявление некуда передать")]
    [InlineData("en", "Portfolio", "Add an entry", "nowhere to hand an application to")]
    public async Task A_page_speaks_its_language_and_every_field_has_a_label(string language, params string[] said)
    {
        await using var platform = await RunningPlatform.StartAsync();
        var id = await platform.IdOfAsync(Given.Iin());

        using var response = await platform.Http.GetAsync($"teachers/{id}?lang={language}", TestContext.Current.CancellationToken);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var labels = Labels().Matches(page).Select(match => match.Groups["for"].Value).ToHashSet(StringComparer.Ordinal);
        var fields = FormInputs().Matches(page).Select(match => match.Groups["id"].Value).ToArray();

        Assert.All(said, text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.True(fields.Length > 15);
        Assert.All(fields, field => Assert.Contains(field, labels));
        Assert.Distinct(fields);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cross-site", 403)]
    [InlineData("same-site", 403)]
    [InlineData("same-origin", 200)]
    public async Task Only_forms_of_our_own_pages_are_taken(string from, int status)
    {
        await using var platform = await RunningPlatform.StartAsync();
        platform.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", from);

        using var answer = await PostAsync(platform, "teachers/find", ("iin", Given.Iin()));

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Without_a_bus_an_application_is_refused_and_not_kept()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var teacherId = await platform.IdOfAsync(Given.Iin());

        var filed = await platform.SendAsync(
            HttpMethod.Post,
            "api/v1/applications",
            new { teacherId, email = "a@example.org", phone = "+77015550011", language = "kk", purpose = "Award", requestedCategory = "Moderator", consent = true });
        var list = await platform.SendAsync(HttpMethod.Get, "api/v1/applications");

        Assert.Equal((503, "bus.absent"), (filed.Status, filed.Code));
        Assert.Equal(0, list.Body.GetProperty("applications").GetArrayLength());
    }

    [Theory]
    [InlineData("Master")]
    [InlineData("Head1")]
    public async Task A_category_of_the_portal_is_not_applied_for_here(string requestedCategory)
    {
        await using var platform = await RunningPlatform.StartAsync();
        var teacherId = await platform.IdOfAsync(Given.Iin());

        var filed = await platform.SendAsync(
            HttpMethod.Post, "api/v1/applications", new { teacherId, email = "a@example.org", phone = "+77015550011", language = "kk", purpose = "Award", requestedCategory, consent = true });

        Assert.Equal(["/requestedCategory"], filed.Pointers);
    }

    private static MultipartFormDataContent Form(params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return form;
    }

    private static async Task<HttpResponseMessage> PostAsync(RunningPlatform platform, string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

        return await platform.Http.PostAsync(path, form, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("<label for=\"(?<for>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Labels();

    [GeneratedRegex("<(input|select|textarea) id=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormInputs();

    [GeneratedRegex("name=\"(?<name>\\w+)\" type=\"\\w+\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Values();
}
