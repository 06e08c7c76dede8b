using System.Net;
using Attestation.Shep;
using Attestation.Stubs.EgovShlyuz.Conformance;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Attestation.EgovShlyuz.Tests;

public sealed class ConformanceTests
{
    [Fact]
    public async Task The_double_is_as_it_says_others_should_be()
    {
        await using var bench = await Bench.StartAsync();

        var (differing, said) = await RunAsync(bench.Shlyuz.BaseAddress, bench.Clock);

        Assert.True(differing is 0, said);
    }

    [Fact]
    public async Task An_endpoint_that_answers_everything_alike_differs_in_everything()
    {
        var builder = WebApplication.CreateSlimBuilder();
        await using var other = builder.Build();
        other.Urls.Add("http://127.0.0.1:0");
        other.MapPost("/{**rest}", () => Results.Text("<html/>", "text/html", statusCode: (int)HttpStatusCode.OK));
        await other.StartAsync(TestContext.Current.CancellationToken);

        var (differing, said) = await RunAsync(new Uri(other.Urls.Single()), new StoppedClock(new DateTimeOffset(2026, 10, 6, 10, 0, 0, TimeSpan.Zero)));

        Assert.DoesNotContain("same ", said, StringComparison.Ordinal);
        Assert.Equal(26, differing);
    }

    private static async Task<(int Differing, string Said)> RunAsync(Uri endpoint, TimeProvider clock)
    {
        using var http = new HttpClient();
        using var output = new StringWriter();
        var questions = new Questions(Keys.Gateway, new Sender("gateway", "secret"), "000229599007", Keys.GatewayBin, clock);
        var differing = await new ConformanceRun(http, endpoint, Keys.Authority.Trust, clock).RunAsync(questions.All(), output, TestContext.Current.CancellationToken);
        return (differing, output.ToString());
    }
}
