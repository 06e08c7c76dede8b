using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Attestation.UstazPlatform.Tests;

public class BadRequestTests
{
    [Fact]
    public async Task Every_bad_field_is_named_at_once()
    {
        await using var platform = await RunningPlatform.StartAsync();

        var answer = await platform.SearchAsync(new { iin = "840517", items = new[] { 5, 4, 5 }, pageSize = 101, asOf = "2026-10-06T10:00:00", page = 1 });

        Assert.Equal((400, "request.invalid", "application/problem+json"), (answer.Status, answer.Code, answer.MediaType));
        Assert.Equal(["/iin", "/items/1", "/items/2", "/pageSize", "/asOf", "/page"], answer.Pointers);
    }

    [Fact]
    public async Task Every_missing_field_is_named_at_once()
    {
        await using var platform = await RunningPlatform.StartAsync();

        var answer = await platform.SearchAsync(new { });

        Assert.Equal(["/iin", "/items"], answer.Pointers);
    }

    [Fact]
    public async Task A_number_with_a_wrong_check_digit_is_not_repeated_in_the_answer()
    {
        var iin = Given.Iin();
        var wrong = iin[..11] + ((iin[11] - '0' + 1) % 10).ToString(CultureInfo.InvariantCulture);
        await using var platform = await RunningPlatform.StartAsync();

        var answer = await platform.SearchAsync(Given.Search(wrong));

        Assert.Equal(["/iin"], answer.Pointers);
        Assert.DoesNotContain(wrong, answer.Body.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 400)]
    [InlineData(1, 200)]
    [InlineData(100, 200)]
    [InlineData(101, 400)]
    public async Task A_page_has_1_to_100_entries(int pageSize, int status)
    {
        await using var platform = await RunningPlatform.StartAsync();

        var answer = await platform.SearchAsync(Given.Search(Given.Iin(), pageSize: pageSize));

        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData("\"iin\":123456789012", "/iin")]
    [InlineData("\"items\":[]", "/items")]
    [InlineData("\"items\":5", "/items")]
    [InlineData("\"items\":[\"5\"]", "/items/0")]
    [InlineData("\"items\":[5.5]", "/items/0")]
    [InlineData("\"pageSize\":\"1\"", "/pageSize")]
    [InlineData("\"pageSize\":99999999999", "/pageSize")]
    [InlineData("\"asOf\":\"2026-10-06\"", "/asOf")]
    [InlineData("\"asOf\":1", "/asOf")]
    [InlineData("\"asof\":\"2026-10-06T10:00:00+05:00\"", "/asof")]
    [InlineData("\"pageSize\":1.5", "/pageSize")]
    public async Task A_field_of_another_type_is_a_mistake(string member, string pointer)
    {
        await using var platform = await RunningPlatform.StartAsync();
        var name = member[..member.IndexOf(':', StringComparison.Ordinal)];
        string[] valid = [$"\"iin\":\"{Given.Iin()}\"", "\"items\":[5]"];
        var body = string.Join(',', valid.Where(other => !other.StartsWith(name, StringComparison.Ordinal)).Append(member));

        var answer = await PostAsync(platform, $"{{{body}}}");

        Assert.Equal([pointer], answer.Pointers);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"items\":[5],\"items\":[5]}")]
    public async Task What_is_no_object_of_JSON_is_a_mistake_of_the_whole(string body)
    {
        await using var platform = await RunningPlatform.StartAsync();

        var answer = await PostAsync(platform, body);

        Assert.Equal((400, "request.invalid"), (answer.Status, answer.Code));
        Assert.Equal([""], answer.Pointers);
    }

    [Fact]
    public async Task Another_media_type_is_refused()
    {
        await using var platform = await RunningPlatform.StartAsync();
        using var content = new StringContent("{}", Encoding.UTF8, "text/plain");

        var answer = await platform.PostAsync(content);

        Assert.Equal((415, "application/problem+json"), (answer.Status, answer.MediaType));
    }

    [Theory]
    [InlineData(64 * 1024, 200)]
    [InlineData((64 * 1024) + 1, 413)]
    public async Task A_body_has_at_most_64_KiB(int length, int status)
    {
        await using var platform = await RunningPlatform.StartAsync();

        var answer = await PostAsync(platform, $"{{\"iin\":\"{Given.Iin()}\",\"items\":[5]}}".PadRight(length));

        Assert.Equal(status, answer.Status);
    }

    private static async Task<Answer> PostAsync(RunningPlatform platform, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        return await platform.PostAsync(content);
    }
}
