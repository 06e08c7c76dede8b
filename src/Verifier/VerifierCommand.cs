using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Attestation.Signatures;

namespace Attestation.Verifier;

/// <summary>The command line: what may be asked, and what is wrong with a question.</summary>
internal sealed class VerifierCommand
{
    private readonly Argument<FileInfo[]> _notices = new("notice")
    {
        Description = "The notices, XML files.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<DirectoryInfo> _trust = new("--trust")
    {
        Description = "Folder with the certificates of the authorities to believe (*.cer, *.crt, *.pem) and their revocation lists (*.crl).",
        HelpName = "folder",
        Required = true,
    };

    private readonly Option<DateTimeOffset?> _at = new("--at")
    {
        Description = "Time of verification, with its offset: 2026-11-20T10:00:00+05:00. Now, if not given.",
        HelpName = "instant",
        CustomParser = result => ParseInstant(result.Tokens[0].Value, result.AddError),
    };

    private readonly Option<string?> _revocation = new("--revocation")
    {
        Description = "Whether to ask revocation lists. If not given: crl when the folder holds the issuer's list, otherwise none.",
        HelpName = "none|crl",
    };

    private readonly Option<string?> _language = new("--language")
    {
        Description = "Language of the answer. English, if not given.",
        HelpName = "kk|ru|en",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Answer in JSON." };

    private readonly RootCommand _root;

    private VerifierCommand()
    {
        _root = new RootCommand(
            """
            Tells whether a signed notice is genuine: who signed it, for which organisation, and that nothing was changed since. Works offline.

            Exit codes:
              0   every notice is genuine
              1   a notice is not genuine
              2   it cannot be told, because no revocation list covers the time
              64  the command line is wrong, or a file cannot be read
            """)
        {
            _notices,
            _trust,
            _at,
            _revocation,
            _language,
            _json,
        };
        _notices.Validators.Add(RequireFiles);
        _revocation.AcceptOnlyFromAmong("none", "crl");
        _language.AcceptOnlyFromAmong("kk", "ru", "en");
    }

    public static int Run(string[] arguments, TextWriter output, TextWriter errors, TimeProvider clock, bool isForPeople)
    {
        var command = new VerifierCommand();
        var parsed = command._root.Parse(arguments);
        command._root.SetAction(result => command.Verify(result, output, errors, clock, isForPeople));

        return parsed.Errors.Count == 0
            ? parsed.Invoke(new InvocationConfiguration { Output = output, Error = errors })
            : Refuse(errors, parsed.Errors.Select(error => error.Message));
    }

    private int Verify(ParseResult asked, TextWriter output, TextWriter errors, TimeProvider clock, bool isForPeople)
    {
        try
        {
            var trust = Trust.FromFolder(asked.GetRequiredValue(_trust).FullName);
            var question = new Question(trust, asked.GetValue(_at) ?? clock.GetUtcNow().ToOffset(KazakhstanOffset), ModeOf(asked.GetValue(_revocation)));
            Finding[] findings = [.. asked.GetRequiredValue(_notices).Select(file => Finding.Of(file, question))];
            var report = asked.GetValue(_json)
                ? JsonReport.Write(findings)
                : new TextReport(Wording.In(asked.GetValue(_language)), isForPeople).Write(findings);
            output.WriteLine(report);

            return findings.Max(finding => finding.Conclusion) switch
            {
                Conclusion.Genuine => ExitCode.Genuine,
                Conclusion.CannotTell => ExitCode.CannotTell,
                _ => ExitCode.NotGenuine,
            };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return Refuse(errors, [failure.Message]);
        }
    }

    // Kazakhstan is one zone, UTC+05:00, since 1 March 2024.
    private static TimeSpan KazakhstanOffset => TimeSpan.FromHours(5);

    private static RevocationMode? ModeOf(string? asked) => asked switch
    {
        "none" => RevocationMode.None,
        "crl" => RevocationMode.Crl,
        _ => null,
    };

    private static DateTimeOffset? ParseInstant(string text, Action<string> addError)
    {
        string[] formats = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm'Z'"];
        if (DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return instant;
        }

        addError($"'--at' takes an instant with its offset, such as 2026-11-20T10:00:00+05:00, and not '{text}'.");
        return null;
    }

    // What looks like an option and is none would otherwise be taken for a file.
    private static void RequireFiles(ArgumentResult result)
    {
        foreach (var name in result.Tokens.Select(token => token.Value).Where(name => !File.Exists(name)))
        {
            result.AddError(name.StartsWith('-') ? $"There is no option '{name}'." : $"There is no file '{name}'.");
        }
    }

    private static int Refuse(TextWriter errors, IEnumerable<string> mistakes)
    {
        foreach (var mistake in mistakes)
        {
            errors.WriteLine(mistake);
        }

        errors.WriteLine("See --help.");
        return ExitCode.Usage;
    }
}
