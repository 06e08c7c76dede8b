using System.Text;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform;

namespace Attestation.UstazPlatform.Tests;

public class JournalTests
{
    [Fact]
    public async Task Whoever_has_the_answer_finds_the_call()
    {
        var iin = Given.Iin();
        await using var platform = await RunningPlatform.StartAsync();

        var answer = await platform.SearchAsync(Given.Search(iin));

        var call = Assert.Single(platform.Journal.Find(iin, UstazPlatformDouble.PortfolioSearch));
        Assert.Equal(("found", 200, Given.Morning), (call.Outcome, call.HttpStatus, call.At));
        Assert.Contains(iin, Encoding.UTF8.GetString(call.Request.Span), StringComparison.Ordinal);
        Assert.Equal(answer.Body.GetRawText(), Encoding.UTF8.GetString(call.Answer.Span));
    }

    [Fact]
    public async Task A_call_that_is_refused_is_kept_too()
    {
        var silent = Given.Teacher(new Knowledge<IReadOnlyList<PortfolioItem>>.Unavailable());
        await using var platform = await RunningPlatform.StartAsync(silent);

        await platform.SearchAsync(Given.Search(silent.Iin));
        await platform.SearchAsync(new { });
        platform.Http.DefaultRequestHeaders.Authorization = null;
        await platform.SearchAsync(Given.Search(silent.Iin));

        Assert.Equal(
            [("platform.unavailable", 503), ("request.invalid", 400), ("token.invalid", 401)],
            platform.Journal.All().Select(call => (call.Outcome, call.HttpStatus)));
    }

    [Fact]
    public async Task The_listing_for_tests_has_bodies_and_says_who_answered()
    {
        var iin = Given.Iin();
        await using var platform = await RunningPlatform.StartAsync();

        await platform.SearchAsync(Given.Search(iin));
        var listing = await platform.GetAsync("__admin/requests");

        var call = listing.GetProperty("requests")[0];
        Assert.Contains(iin, call.GetProperty("request").GetProperty("body").GetString(), StringComparison.Ordinal);
        Assert.Equal("double", call.GetProperty("subEvents")[0].GetProperty("data").GetProperty("answeredBy").GetString());
        Assert.Equal(Iin.Mask(iin), call.GetProperty("subEvents")[0].GetProperty("data").GetProperty("iin").GetString());
        Assert.Equal(1, listing.GetProperty("meta").GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task What_an_operator_looks_at_is_no_call()
    {
        await using var platform = await RunningPlatform.StartAsync();

        var health = await platform.GetAsync("__admin/health");
        var page = await platform.Http.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("healthy", health.GetProperty("status").GetString());
        Assert.Contains("Ұстаз", page, StringComparison.Ordinal);
        Assert.Equal(0, platform.Journal.Count);
    }
}
