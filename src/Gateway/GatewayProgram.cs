using System.Data.Common;
using Attestation.Gateway.Console;
using Attestation.Gateway.Hosting;
using Serilog;
using Serilog.Formatting.Json;

namespace Attestation.Gateway;

/// <summary>The gateway as a program of its own.</summary>
internal static class GatewayProgram
{
    private const int CannotStart = 1;
    private const int WrongSettings = 78;

    private const string Usage = """
        Takes teachers' attestation applications from the bus and answers them with signed notices.

        dotnet run --project src/Gateway                start
        dotnet run --project src/Gateway -- check       check settings, files and connections, and end
        … -- replay <case id, file or folder>           decide again what was decided, and print any difference
        … -- export <case id> <file>                    write a decided case into a file (personal data in clear)
        … -- resume <case id> <reason>                  put a parked case back, or let a waiting one try now
        dotnet run --project src/Gateway -- keys …      which encryption keys are needed, and their change (status, rotate)
        dotnet run --project src/Gateway -- maintenance …   plan, begin and end technical breaks (maintenance --help)
        dotnet run --project src/Gateway -- journal …   verify the journals, export an administrative file (journal --help)
        dotnet run --project src/Gateway -- reconcile …   after a restore: compare the database with the broker's ledger (reconcile --help)

        Settings come from appsettings.json, environment variables (Bus__Transport=RabbitMq), files in SECRETS_DIRECTORY
        (a file EgovShlyuz__Password holds that setting) and arguments (--Bus:Transport=RabbitMq). docs/operating.md lists them.

        Exit codes: 0 ended as asked or all checks passed; 1 the database cannot be used, a check failed, a replay differs, a case cannot be put
        back; 3 wrong arguments; 78 a setting is wrong.
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

        if (args is ["reconcile", ..])
        {
            return await ReconcileCommand.RunAsync(
                args[1..], System.Console.Out, System.Console.Error, (settings, ask) => AskAsync(Builder(settings, quietly: true), ask), CancellationToken.None);
        }

        // Settings may follow a command as arguments: --Storage:Provider=Postgres.
        string[] command = [.. args.TakeWhile(argument => !argument.StartsWith("--", StringComparison.Ordinal) || argument is "--help")];
        if (command is ["journal", ..] && await JournalCommand.RunAloneAsync(command[1..], System.Console.Out, System.Console.Error) is { } ended)
        {
            return ended;
        }

        if (command is ["maintenance", "--help"] or ["keys", "--help"])
        {
            await System.Console.Out.WriteLineAsync(command[0] is "keys" ? KeysCommand.Usage : MaintenanceCommand.Usage);
            return 0;
        }

        var builder = Builder(args[command.Length..], quietly: command is not []);

        return command switch
        {
            [] => await StartAsync(builder),
            ["check"] => await CheckAsync(builder),
            ["journal", ..] => await AskAsync(builder, services => JournalCommand.RunAsync(command[1..], services, System.Console.Out, System.Console.Error, CancellationToken.None)),
            ["maintenance", ..] => await AskAsync(builder, services => MaintenanceCommand.RunAsync(command[1..], services, System.Console.Out, System.Console.Error, CancellationToken.None)),
            ["keys", ..] when KeysCommand.IsUnderstood(command[1..]) =>
                await AskAsync(builder, services => KeysCommand.RunAsync(command[1..], services, System.Console.Out, System.Console.Error, CancellationToken.None)),
            ["keys", ..] => await SayAsync(KeysCommand.Usage),
            _ => await SayAsync($"There is no command '{command[0]}'.\n\n{Usage}"),
        };
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

    private static async Task<int> SayAsync(string mistake)
    {
        await System.Console.Error.WriteLineAsync(mistake);

        return JournalCommand.WrongArguments;
    }

    private static async Task<int> AskAsync(WebApplicationBuilder builder, Func<IServiceProvider, Task<int>> ask)
    {
        await using var app = GatewayApp.Build(builder, Clock(builder.Configuration));

        return await TellMistakesAsync(app) ? WrongSettings : await ask(app.Services);
    }

    private static async Task<int> CheckAsync(WebApplicationBuilder builder)
    {
        await using var app = GatewayApp.Build(builder, TimeProvider.System);

        return await new CheckCommand(app.Services, app.Configuration).RunAsync(System.Console.Out) ? 0 : 1;
    }

    private static async Task<int> StartAsync(WebApplicationBuilder builder)
    {
        await using var app = GatewayApp.Build(builder, Clock(builder.Configuration));
        if (await TellMistakesAsync(app))
        {
            return WrongSettings;
        }

        try
        {
            await GatewayApp.StartAsync(app, CancellationToken.None);
        }
        catch (DbException failure)
        {
            await System.Console.Error.WriteLineAsync($"The database cannot be used. {CheckCommand.Plain(failure)}");
            return CannotStart;
        }
        catch (OperationCanceledException)
        {
            // Told to end while the doors were closed.
            return 0;
        }

        await app.WaitForShutdownAsync();

        return 0;
    }

    private static async Task<bool> TellMistakesAsync(WebApplication app)
    {
        var mistakes = new CheckCommand(app.Services, app.Configuration).MistakesAtStart();
        foreach (var mistake in mistakes)
        {
            await System.Console.Error.WriteLineAsync(mistake);
        }

        return mistakes is not [];
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
