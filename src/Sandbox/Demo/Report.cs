using Attestation.Contracts.Samples;
using Spectre.Console;

namespace Attestation.Sandbox.Demo;

/// <summary>What the demo shows while it works and when it has ended. Plain text where there is no terminal.</summary>
internal sealed class Report
{
    private const int WidthOfFile = 200;

    private readonly IAnsiConsole _console;
    private readonly bool _quiet;

    public Report(bool quiet)
    {
        _quiet = quiet;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = System.Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = System.Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (System.Console.IsOutputRedirected)
        {
            _console.Profile.Width = WidthOfFile;
        }
    }

    public async Task WhileAsync(string what, int total, Func<int> done, Func<Task> work)
    {
        if (_quiet || System.Console.IsOutputRedirected)
        {
            await work();
            return;
        }

        await _console.Progress().Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn()).StartAsync(async progress =>
        {
            var task = progress.AddTask(what, maxValue: total);
            var working = work();
            while (!working.IsCompleted)
            {
                task.Value = done();
                await Task.WhenAny(working, Task.Delay(100));
            }

            task.Value = total;
            await working;
        });
    }

    public void Line(string text) => _console.MarkupLineInterpolated($"{text}");

    public void Show(IReadOnlyList<Sample> samples, IReadOnlyList<SampleResult> results, OutFolder output)
    {
        if (!_quiet)
        {
            ShowTable(samples, results);
        }

        foreach (var (sample, result) in samples.Zip(results).Where(pair => !pair.Second.IsGood))
        {
            Line($"✗ {sample.File}: expected {result.Expected.Outcome} {Reasons(result.Expected.Reasons ?? [])}, got {result.Outcome} {Reasons(result.Reasons)}"
                + (result.Expected.RegisteredAt is { } expected && expected != result.RegisteredAt ? $"; registered {result.RegisteredAt:O} instead of {expected:O}" : "")
                + (result.Expected.Documents is { } documents ? $"; documents {string.Join(' ', result.Documents.Select(document => document.Kind))}, expected {string.Join(' ', documents)}" : "")
                + (result.Expected.Problems is { } problems ? $"; problems {string.Join(' ', result.Problems)}, expected {string.Join(' ', problems)}" : "")
                + string.Concat(result.Faults.Select(fault => $"; {fault}")));
        }

        Line($"{results.Count(result => result.IsGood)} of {results.Count} as expected, {results.Count(result => result.NoticeFile is not null)} notices signed and verified.");
        Line($"notices: {output.Notices}   certificates: {output.Trust}   results: {output.Results}");
    }

    private void ShowTable(IReadOnlyList<Sample> samples, IReadOnlyList<SampleResult> results)
    {
        var table = new Table().Border(System.Console.IsOutputRedirected ? TableBorder.Ascii2 : TableBorder.Rounded);
        table.AddColumns("sample", "who", "category", "channel", "outcome", "reasons", "registered", "notice", "");
        foreach (var (sample, result) in samples.Zip(results))
        {
            table.AddRow(
                Markup.Escape(Path.GetFileNameWithoutExtension(sample.File)),
                Markup.Escape(Short(sample.FullName)),
                Markup.Escape(sample.Category ?? "?"),
                Markup.Escape(sample.Channel ?? "?"),
                $"[{Colour(result.Outcome)}]{result.Outcome}[/]",
                Markup.Escape(Reasons(result.Reasons)),
                result.RegisteredAt is { } at ? $"{at:yyyy-MM-dd HH:mm}" : "",
                Markup.Escape(result.NoticeNumber ?? ""),
                result.IsGood ? "[green]✓[/]" : "[red]✗[/]");
        }

        _console.Write(table);
    }

    private static string Reasons(IEnumerable<ExpectedReason> reasons) =>
        string.Join(", ", reasons.Select(reason => reason.Document is null ? reason.Requirement : $"{reason.Requirement} {reason.Document}"));

    private static string Short(string? fullName) => fullName?.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [var surname, var name, ..] => $"{surname} {name[0]}.",
        [var surname] => surname,
        _ => "?",
    };

    private static string Colour(SampleOutcome outcome) => outcome switch
    {
        SampleOutcome.Acceptance => "green",
        SampleOutcome.Refusal => "red",
        SampleOutcome.Rejected => "maroon",
        SampleOutcome.Review => "yellow",
        _ => "grey",
    };
}
