using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Attestation.Gateway.Deciding;
using Attestation.Stubs.TestKit;
using PlatformItem = Attestation.Stubs.TestKit.PortfolioItem;

namespace Attestation.UstazPlatform.Tests.Client;

public class PortfolioReadingTests
{
    private static readonly string[] Five = ["1", "2", "3", "4", "5"];

    [Fact]
    public async Task All_pages_make_one_portfolio()
    {
        var teacher = Given.Teacher(Given.Courses(5));
        await using var platform = await RunningPlatform.StartAsync(teacher);
        await using var client = new GatewaysClient(platform.Address, TimeProvider.System);

        var answer = await client.FindAsync(teacher.Iin);

        Assert.Equal(AnswerKind.Found, answer.Kind);
        Assert.Equal(Five, Titles(answer));
        Assert.Equal(3, client.PageCalls);
    }

    [Fact]
    public async Task A_portfolio_that_changes_between_two_pages_is_read_as_it_was()
    {
        var teacher = Given.Teacher(Given.Courses(5));
        await using var platform = await RunningPlatform.StartAsync(teacher);
        await using var client = new GatewaysClient(platform.Address, TimeProvider.System, async (_, send) =>
        {
            var response = await send();
            platform.People.Put(teacher with { Platform = new Knowledge<IReadOnlyList<PlatformItem>>.Held([Given.Course("new")]) });

            return response;
        });
        await platform.SearchAsync(Given.Search(teacher.Iin));

        var answer = await client.FindAsync(teacher.Iin, Given.Morning.AddSeconds(-1));

        Assert.Equal(Five, Titles(answer));
    }

    [Fact]
    public async Task A_page_that_is_missing_in_the_middle_leaves_nothing_and_the_whole_is_read_again()
    {
        var teacher = Given.Teacher(Given.Courses(5));
        await using var platform = await RunningPlatform.StartAsync(teacher);
        var isDown = true;
        var pages = 0;
        await using var client = new GatewaysClient(platform.Address, TimeProvider.System, async (request, send) =>
            request.RequestUri!.AbsolutePath.EndsWith("/search", StringComparison.Ordinal) && ++pages >= 2 && isDown ? new HttpResponseMessage(HttpStatusCode.InternalServerError) : await send());

        var half = await client.FindAsync(teacher.Iin);
        isDown = false;
        var whole = await client.FindAsync(teacher.Iin);

        Assert.Equal((AnswerKind.Unavailable, null), (half.Kind, half.Value));
        Assert.Equal(3, pages - 3);
        Assert.Equal(Five, Titles(whole));
    }

    [Theory]
    [InlineData("snapshotId", "\"other\"")]
    [InlineData("snapshotId", "null")]
    [InlineData("totalItems", "4")]
    [InlineData("entries", "[]")]
    [InlineData("entries", "null")]
    [InlineData("teacher", "{\"iin\":\"1\",\"id\":\"x\"}")]
    [InlineData("teacher", "null")]
    public async Task A_page_that_does_not_belong_to_the_others_spoils_them_all(string member, string value)
    {
        var teacher = Given.Teacher(Given.Courses(5));
        await using var platform = await RunningPlatform.StartAsync(teacher);
        await using var client = new GatewaysClient(platform.Address, TimeProvider.System, (_, send) => ChangeAsync(send, page =>
        {
            if (page["entries"] is JsonArray { Count: 1 })
            {
                page[member] = JsonNode.Parse(value);
            }
        }));

        var answer = await client.FindAsync(teacher.Iin);

        Assert.Equal((AnswerKind.Unavailable, null), (answer.Kind, answer.Value));
        Assert.Equal(3, client.PageCalls);
    }

    [Fact]
    public async Task A_portfolio_without_end_is_given_up()
    {
        var teacher = Given.Teacher(Given.Courses(5));
        await using var platform = await RunningPlatform.StartAsync(teacher);
        string? first = null;
        await using var client = new GatewaysClient(platform.Address, TimeProvider.System, (_, send) => ChangeAsync(send, page =>
        {
            first ??= page["nextCursor"]?.GetValue<string>();
            page["nextCursor"] = first;
        }));

        var answer = await client.FindAsync(teacher.Iin);

        Assert.Equal(AnswerKind.Unavailable, answer.Kind);
    }

    [Fact]
    public async Task Nothing_known_is_no_data_and_silence_is_not()
    {
        var unknown = Given.Teacher(new Knowledge<IReadOnlyList<PlatformItem>>.NoData());
        var silent = Given.Teacher(new Knowledge<IReadOnlyList<PlatformItem>>.Unavailable());
        await using var platform = await RunningPlatform.StartAsync(unknown, silent);
        await using var client = new GatewaysClient(platform.Address, TimeProvider.System);

        Assert.Equal(AnswerKind.NoData, (await client.FindAsync(unknown.Iin)).Kind);
        Assert.Equal(AnswerKind.Unavailable, (await client.FindAsync(silent.Iin)).Kind);
    }

    [Fact]
    public async Task Everything_the_client_says_and_hears_is_as_the_document_says()
    {
        var (known, unknown) = (Given.Teacher(Given.Courses(5)), Given.Teacher(new Knowledge<IReadOnlyList<PlatformItem>>.NoData()));
        var silent = Given.Teacher(new Knowledge<IReadOnlyList<PlatformItem>>.Unavailable());
        var limited = Stubs.UstazPlatform.UstazClient.Gateway with { MostCalls = 5 };
        await using var platform = await RunningPlatform.StartAsync(new Stubs.UstazPlatform.UstazPlatformDoubleOptions { Clients = [limited] }, known, unknown, silent);
        await using var client = new GatewaysClient(platform.Address, TimeProvider.System);
        await using var stranger = new GatewaysClient(platform.Address, TimeProvider.System, null, ("ClientSecret", "wrong"));
        await using var greedy = new GatewaysClient(platform.Address, TimeProvider.System, null, ("Scope", "portfolio.write"));

        await client.FindAsync(known.Iin);
        await client.FindAsync(unknown.Iin);
        platform.Clock.Now = Given.Morning.AddHours(2);
        foreach (var iin in new[] { silent.Iin, known.Iin, known.Iin })
        {
            await client.FindAsync(iin);
        }

        await stranger.FindAsync(known.Iin);
        await greedy.FindAsync(known.Iin);
        var contract = new Contract.OpenApiContract(await RunningPlatform.DocumentAsync());
        Contract.Exchanged[] calls = [.. client.Calls, .. stranger.Calls, .. greedy.Calls];

        Assert.Empty(calls.SelectMany(contract.Faults));
        Assert.Equal([200, 400, 401, 404, 429, 503], calls.Select(call => call.Status).Distinct().Order());
    }

    private static IEnumerable<string> Titles(RegisterAnswer<Portfolio> answer) => answer.Value!.Items.Select(item => item.Title);

    private static async Task<HttpResponseMessage> ChangeAsync(Func<Task<HttpResponseMessage>> send, Action<JsonObject> change)
    {
        var response = await send();
        var body = (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        if (body.ContainsKey("entries"))
        {
            change(body);
            response.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        return response;
    }
}
