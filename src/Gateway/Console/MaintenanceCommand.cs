using System.Globalization;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Maintenance;
using Attestation.Gateway.Storage;

namespace Attestation.Gateway.Console;

/// <summary>Plans technical breaks and ends them, for all instances at once.</summary>
internal static class MaintenanceCommand
{
    public const string Usage = """
        dotnet run --project src/Gateway -- maintenance list                    breaks that are on or planned
        dotnet run --project src/Gateway -- maintenance plan FROM UNTIL         plan one: 2026-10-10T22:00 2026-10-11T02:00 (Kazakhstan), or with an offset
        dotnet run --project src/Gateway -- maintenance begin MINUTES           begin one now
        dotnet run --project src/Gateway -- maintenance end                     end the one that is on
        dotnet run --project src/Gateway -- maintenance clear                   take back those that have not begun

        In a break no instance takes applications from RabbitMQ or works on cases: applications wait with the broker, and none is lost.
        GET /maintenance tells portals and citizens, in three languages.

        Exit codes: 0 done; 1 nothing was on, or it would overlap another; 3 wrong arguments; 78 a setting is wrong.
        """;

    public static async Task<int> RunAsync(string[] arguments, IServiceProvider services, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<IDatabase>().PrepareAsync(cancellationToken);
        var breaks = services.GetRequiredService<TechnicalBreaks>();
        var now = services.GetRequiredService<Clocks>().Now;

        return arguments switch
        {
            ["list"] => await ListAsync(breaks, output, cancellationToken),
            ["plan", var from, var until] when Instant(from) is { } start && Instant(until) is { } end => await PlanAsync(breaks, new(start, end), now, output, error, cancellationToken),
            ["begin", var minutes] when Minutes(minutes) is { } duration => await PlanAsync(breaks, new(now, now + duration), now, output, error, cancellationToken),
            ["end"] => await breaks.EndAsync(cancellationToken) ? await SayAsync(output, "The break is over.", 0) : await SayAsync(error, "No break is on.", 1),
            ["clear"] => await SayAsync(output, $"{await breaks.TakeBackAsync(cancellationToken)} planned breaks were taken back.", 0),
            _ => await SayAsync(error, Usage, JournalCommand.WrongArguments),
        };
    }

    private static async Task<int> ListAsync(TechnicalBreaks breaks, TextWriter output, CancellationToken cancellationToken)
    {
        var list = await breaks.LookAsync(cancellationToken);

        return await SayAsync(output, list is [] ? "No break is on or planned." : string.Join(Environment.NewLine, list.Select(one => one.Text.En)), 0);
    }

    private static async Task<int> PlanAsync(
        TechnicalBreaks breaks, TechnicalBreak planned, DateTimeOffset now, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (planned.EndsAt <= planned.StartsAt || planned.EndsAt <= now)
        {
            return await SayAsync(error, "A break must end after it begins, and not before now.", JournalCommand.WrongArguments);
        }

        return await breaks.PlanAsync(planned, cancellationToken) is { } other
            ? await SayAsync(error, $"There is a break then already. {other.Text.En}", 1)
            : await SayAsync(output, planned.Text.En, 0);
    }

    // Without an offset it is the time on Kazakhstan's clocks.
    public static DateTimeOffset? Instant(string text) =>
        DateTime.TryParseExact(text, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, Kazakhstan.Offset)
            : DateTimeOffset.TryParseExact(text, ["yyyy-MM-ddTHH:mmzzz", "yyyy-MM-ddTHH:mm:sszzz"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant : null;

    private static TimeSpan? Minutes(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= 60 * 24 * 7 ? TimeSpan.FromMinutes(minutes) : null;

    private static async Task<int> SayAsync(TextWriter to, string what, int exitCode)
    {
        await to.WriteLineAsync(what);
        return exitCode;
    }
}
