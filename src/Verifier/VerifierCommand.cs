using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Attestation.Signatures;

namespace Attestation.Verifier;

/// <summary>The command line: what may be asked, and what is wrong with a question.</summary>
internal sealed class VerifierCommand
{
    private const string TrustFolderName = "trust";

    private static readonly TimeSpan ResponderPatience = TimeSpan.FromSeconds(15);

    private readonly Argument<FileInfo[]> _notices = new("notice")
    {
        Description = "The notices, XML files.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<DirectoryInfo?> _trust = new("--trust")
    {
        Description = "Folder with the certificates of the authorities to believe (*.cer, *.crt, *.pem) and their revocation lists (*.crl). "
            + "If not given: the folder 'trust' here or beside the program.",
        HelpName = "folder",
    };

    private readonly Option<DateTimeOffset?> _at = new("--at")
    {
        Description = "Time of verification, with its offset: 2026-11-20T10:00:00+05:00. Now, if not given.",
        HelpName = "instant",
        CustomParser = result => ParseInstant(result.Tokens[0].Value, result.AddError),
    };

    private readonly Option<string?> _revocation = new("--revocation")
    {
        Description = "Whom to ask about revocation: the lists in the folder, or the authority's responder over the network. "
            + "If not given: crl when the folder holds the issuer's list, otherwise none.",
        HelpName = "crl|ocsp|none",
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
            Tells whether a signed notice is genuine: who signed it, for which organisation, whether they were entitled to, and that nothing was
            changed since. Works offline unless it is told to ask a responder.

            Exit codes:
              0   every notice is genuine
              1   a notice is not genuine
              2   it cannot be told whether a certificate was revoked: no list covers the time, or no answer can be believed
              3   the command line is wrong, or a file or folder that it names cannot be read
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
        _revocation.AcceptOnlyFromAmong("crl", "ocsp", "none");
        _language.AcceptOnlyFromAmong("kk", "ru", "en");
    }

    public static int Run(string[] arguments, TextWriter output, TextWriter errors, TimeProvider clock, bool isForPeople)
    {
        var command = new VerifierCommand();
        var parsed = command._root.Parse(arguments);
        command._root.SetAction((result, cancellationToken) => command.VerifyAsync(result, output, errors, clock, isForPeople, cancellationToken));

        return parsed.Errors.Count == 0
            ? parsed.Invoke(new InvocationConfiguration { Output = output, Error = errors })
            : Refuse(errors, parsed.Errors.Select(error => error.Message));
    }

    private async Task<int> VerifyAsync(
        ParseResult asked, TextWriter output, TextWriter errors, TimeProvider clock, bool isForPeople, CancellationToken cancellationToken)
    {
        try
        {
            using var http = new HttpClient { Timeout = ResponderPatience };
            var mode = ModeOf(asked.GetValue(_revocation));
            var question = new Question(
                Trust.FromFolder(asked.GetValue(_trust)?.FullName ?? UsualTrustFolder()),
                asked.GetValue(_at) ?? clock.GetUtcNow().ToOffset(KazakhstanOffset),
                mode,
                mode is RevocationMode.Ocsp ? new OcspClient(http, clock) : null);
            var findings = new List<Finding>();
            foreach (var file in asked.GetRequiredValue(_notices))
            {
                findings.Add(await Finding.OfAsync(file, question, cancellationToken).ConfigureAwait(false));
            }

            var report = asked.GetValue(_json)
                ? JsonReport.Write(findings)
                : new TextReport(Wording.In(asked.GetValue(_language)), isForPeople).Write(findings);
            await output.WriteLineAsync(report).ConfigureAwait(false);

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

    // Beside the program, so that a court or a school can be given one folder with everything in it.
    private static string UsualTrustFolder() =>
        Directory.Exists(TrustFolderName) ? TrustFolderName : Path.Combine(AppContext.BaseDirectory, TrustFolderName);

    // Kazakhstan is one zone, UTC+05:00, since 1 March 2024.
    private static TimeSpan KazakhstanOffset => TimeSpan.FromHours(5);

    private static RevocationMode? ModeOf(string? asked) => asked switch
    {
        "none" => RevocationMode.None,
        "crl" => RevocationMode.Crl,
        "ocsp" => RevocationMode.Ocsp,
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
