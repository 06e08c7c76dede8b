using Attestation.Gateway.Console;
using Attestation.Gateway.Hosting;
using Serilog;
using Serilog.Formatting.Json;

namespace Attestation.Gateway;

/// <summary>The gateway as a program of its own.</summary>
internal static class GatewayProgram
{
    private const int WrongSettings = 78;

    private const string Usage = """
        Takes teachers' attestation applications from the bus and answers them with signed notices.

        dotnet run --project src/Gateway                start
        dotnet run --project src/Gateway -- check       check settings, files and connections, and end
        … -- replay <case id, file or folder>           decide again what was decided, and print any difference
        … -- export <case id> <file>                    write a decided case into a file (personal data in clear)
        … -- resume <case id> <reason>                  put a parked case back, or let a waiting one try now

        Settings come from appsettings.json, environment variables (Bus__Transport=RabbitMq), files in SECRETS_DIRECTORY
        (a file EgovShlyuz__Password holds that setting) and arguments (--Bus:Transport=RabbitMq). docs/operating.md lists them.

        Exit codes: 0 ended as asked or all checks passed; 1 a check failed, a replay differs, a case cannot be put back; 3 wrong arguments of
        replay, export or resume; 78 a setting is wrong.
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["--help" or "-h" or "-?" or "help", ..])
        {
            await System.Console.Out.WriteLineAsync(Usage);
            return 0;
        }

        if (CaseCommands.Knows(args.FirstOrDefault()))
        {
            return await new CaseCommands(System.Console.Out, Quiet).RunAsync(args, CancellationToken.None);
        }

        var isCheck = args is ["check", ..];
        var builder = Builder(isCheck ? args[1..] : args, quietly: isCheck);

        return isCheck ? await CheckAsync(builder) : await StartAsync(builder);
    }

    private static WebApplication Quiet(string[] settings)
    {
        var builder = Builder(settings, quietly: true);

        return GatewayApp.Build(builder, Clock(builder.Configuration));
    }

    private static WebApplicationBuilder Builder(string[] settings, bool quietly)
    {
        var builder = WebApplication.CreateBuilder(settings);
        if (Environment.GetEnvironmentVariable("SECRETS_DIRECTORY") is { Length: > 0 } secrets)
        {
            builder.Configuration.AddKeyPerFile(Path.GetFullPath(secrets), optional: false);
        }

        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls("http://127.0.0.1:8080");
        }

        LogAsJson(builder, quietly);

        return builder;
    }

    private static async Task<int> CheckAsync(WebApplicationBuilder builder)
    {
        await using var app = GatewayApp.Build(builder, TimeProvider.System);

        return await new CheckCommand(app.Services, app.Configuration).RunAsync(System.Console.Out) ? 0 : 1;
    }

    private static async Task<int> StartAsync(WebApplicationBuilder builder)
    {
        await using var app = GatewayApp.Build(builder, Clock(builder.Configuration));
        var mistakes = new CheckCommand(app.Services, app.Configuration).MistakesAtStart();
        foreach (var mistake in mistakes)
        {
            await System.Console.Error.WriteLineAsync(mistake);
        }

        if (mistakes is not [])
        {
            return WrongSettings;
        }

        await GatewayApp.StartAsync(app, CancellationToken.None);
        await app.WaitForShutdownAsync();

        return 0;
    }

    private static TimeProvider Clock(IConfiguration configuration) =>
        configuration.GetValue<DateTimeOffset?>("Clock:PretendItIs") is { } start ? new ShiftedClock(start) : TimeProvider.System;

    private static void LogAsJson(WebApplicationBuilder builder, bool quietly)
    {
        builder.Logging.ClearProviders();
        if (!quietly)
        {
            builder.Services.AddLogging(logging => logging.AddSerilog(
                new LoggerConfiguration()
                    .MinimumLevel.Information()
                    .MinimumLevel.Override("Microsoft.AspNetCore", Serilog.Events.LogEventLevel.Warning)
                    .Enrich.FromLogContext()
                    .WriteTo.Console(new JsonFormatter(renderMessage: true))
                    .CreateLogger(),
                dispose: true));
        }
    }
}
