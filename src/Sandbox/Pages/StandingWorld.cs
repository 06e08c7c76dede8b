using System.Text.Json;
using System.Text.Json.Nodes;
using Attestation.Sandbox.Demo;
using Attestation.Sandbox.World;

namespace Attestation.Sandbox.Pages;

/// <summary>The world left running, with a page to submit the samples from: what somebody looks at who wants to see it work.</summary>
internal static class StandingWorld
{
    private static readonly DateTimeOffset Start = new(2026, 10, 6, 10, 0, 0, TimeSpan.FromHours(5));

    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var samples = SampleFolder.Find();
        var applications = Sample.Load(Path.Combine(samples, "applications"));
        var data = Directory.CreateTempSubdirectory("attestation-sandbox-").FullName;
        try
        {
            await using var world = await SandboxWorld.StartAsync(
                new WorldSettings
                {
                    PeopleFile = Path.Combine(samples, "people.json"),
                    SchoolYearFile = Path.Combine(samples, "school-year.json"),
                    DataFolder = data,
                    Clock = new VirtualClock(Start, runs: true),
                    FixedPorts = true,
                    PaperProviders = Sample.PaperProviders(applications),

                    // Nobody who looks wants to wait half an hour for a refusal.
                    Different = new Dictionary<string, string?>(StringComparer.Ordinal) { ["SecondQuestion:After"] = "00:00:10" },
                },
                cancellationToken);
            await using var pages = Build(world, applications);
            await pages.StartAsync(cancellationToken);
            foreach (var (what, address) in world.Addresses.Append(("portal", pages.Urls.First())))
            {
                await System.Console.Out.WriteLineAsync($"{what,-8} {address}");
            }

            await System.Console.Out.WriteLineAsync($"It is {Start:yyyy-MM-dd HH:mm} in the sandbox, and time runs. Ctrl+C ends it.");
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

            return 0;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static WebApplication Build(SandboxWorld world, IReadOnlyList<Sample> samples)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:8083");
        builder.Services.AddRouting();
        var app = builder.Build();
        app.UseRouting();
        app.MapGet("/", () => Results.Content(PortalPage.Render(samples, world.Portal.Stories, world.Settings.Clock.GetUtcNow()), "text/html; charset=utf-8"));
        app.MapPost("/submit/{index:int}", async (int index) =>
        {
            if (index < 0 || index >= samples.Count)
            {
                return Results.NotFound();
            }

            await SubmitAsync(world, samples[index]);
            return Results.Redirect("/");
        });
        app.MapGet("/notices/{id:guid}", (Guid id) => world.Portal.Stories.FirstOrDefault(story => story.ApplicationId == id)?.Notice is { } notice
            ? Results.Content(notice.SignedXml, "application/xml; charset=utf-8")
            : Results.NotFound());

        return app;
    }

    // A sample is of its own day; here it is submitted now, under an id of its own, so that it can be tried again.
    private static async Task SubmitAsync(SandboxWorld world, Sample sample)
    {
        var message = (JsonObject)JsonNode.Parse(sample.Content.Message.GetRawText())!;
        var id = Guid.NewGuid();
        message["applicationId"] = id.ToString();
        message["submittedAt"] = world.Settings.Clock.GetUtcNow();
        if (sample.ProviderBin is { } bin && Stubs.TestKit.Bin.IsValid(bin))
        {
            await world.Clerks.OpenDeskAsync(bin);
        }

        await world.Portal.SubmitAsync(JsonSerializer.SerializeToUtf8Bytes(message), id);
    }
}
