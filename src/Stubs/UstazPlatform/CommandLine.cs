using System.Diagnostics.CodeAnalysis;

namespace Attestation.Stubs.UstazPlatform;

/// <summary>What was typed to run the double alone.</summary>
internal sealed record CommandLine
{
    public const string Usage = """
        A double of Ұстаз, the teachers' platform.

        Usage: dotnet run --project src/Stubs/UstazPlatform -- [options]

          --address URL   where to listen (default http://127.0.0.1:8082)
          --people FILE   whose portfolios it knows (samples/people.json); everybody else is made from the ИИН
          --token TOKEN   a token that never ends, for trying calls by hand (default ustaz-sandbox-token)
          --client ID:SECRET:SCOPES[:CALLS]
                          a client of its own besides attestation-gateway and school (secret of both: ustaz-sandbox-secret);
                          scopes with commas between them; CALLS in a minute, then 429; may be there several times
          --most-versions N, --most-applications N, --most-untouched-files N
                          how many versions of one teacher's file (default 1000), how many applications of one tenant
                          (default 10000) and how many files of teachers whom the people file does not list and nobody
                          changed (default 10000) are kept; then the oldest goes, and the journal says so
          --record URL    passes calls on to a real endpoint and records them, secrets and personal data replaced
          --record-to FILE  where the recording is written
          --help          this text

               dotnet run --project src/Stubs/UstazPlatform -- compare FILE URL [--token TOKEN]
                 asks the double at URL what was recorded, and prints where its answers have another shape

        Settings, as arguments or in the environment (Bus__Host), with the gateway's names:

          --Bus:Host HOST [--Bus:Port, --Bus:VirtualHost, --Bus:Username, --Bus:Password]
                          the RabbitMQ that applications go to; without it none can be filed
          --Clock:PretendItIs INSTANT
                          where the double's clock begins
        """;

    public bool Help { get; private init; }

    public string? People { get; private init; }

    public Uri? Record { get; private init; }

    public string? RecordTo { get; private init; }

    /// <summary>Settings that were typed; they win over those of the environment.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; private init; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);

    public UstazPlatformDoubleOptions Options { get; private init; } = new() { Address = new Uri("http://127.0.0.1:8082") };

    public static bool TryParse(IReadOnlyList<string> args, [NotNullWhen(true)] out CommandLine? command, [NotNullWhen(false)] out string? mistake)
    {
        (command, mistake) = (new CommandLine(), null);
        for (var at = 0; at < args.Count && mistake is null; at += 2)
        {
            if (args[at] is "--help" or "-h")
            {
                command = command with { Help = true };
                return true;
            }

            (command, mistake) = at + 1 < args.Count ? command.Take(args[at], args[at + 1]) : (command, $"{args[at]} is unknown or needs a value.");
        }

        command = mistake is null ? command : null;
        return mistake is null;
    }

    private (CommandLine Command, string? Mistake) Take(string option, string value) => option switch
    {
        "--address" when Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp =>
            (this with { Options = Options with { Address = address } }, null),
        "--address" => (this, "--address needs a URL such as http://127.0.0.1:8082."),
        "--most-versions" when CountOf(value) is { } most => (this with { Options = Options with { MostVersions = most } }, null),
        "--most-applications" when CountOf(value) is { } most => (this with { Options = Options with { MostApplications = most } }, null),
        "--most-untouched-files" when CountOf(value) is { } most => (this with { Options = Options with { MostUntouchedFiles = most } }, null),
        "--most-versions" or "--most-applications" or "--most-untouched-files" => (this, $"{option} needs a whole number from 1."),
        "--record" when Uri.TryCreate(value, UriKind.Absolute, out var target) && target.Scheme is "http" or "https" => (this with { Record = target }, null),
        "--record" => (this, "--record needs a URL such as https://platform.example."),
        "--record-to" => (this with { RecordTo = value }, null),
        "--people" => (this with { People = value }, null),
        "--client" when ClientOf(value) is { } client => (this with { Options = Options with { Clients = [.. Options.Clients, client] } }, null),
        "--client" => (this, "--client needs ID:SECRET:SCOPES, with scopes of this platform, and may have :CALLS."),
        _ when option.StartsWith("--Bus:", StringComparison.OrdinalIgnoreCase) || option.StartsWith("--Clock:", StringComparison.OrdinalIgnoreCase) =>
            (this with { Settings = new Dictionary<string, string?>(Settings, StringComparer.OrdinalIgnoreCase) { [option[2..]] = value } }, null),
        "--token" => (this with { Options = Options with { Token = value } }, null),
        _ => (this, $"{option} is unknown."),
    };

    private static int? CountOf(string value) => int.TryParse(value, out var count) && count > 0 ? count : null;

    private static UstazClient? ClientOf(string value)
    {
        string[] parts = value.Split(':');
        string[] scopes = parts.Length is 3 or 4 ? parts[2].Split(',') : [];
        if (scopes is [] || !scopes.All(scope => UstazScopes.All.Contains(scope, StringComparer.Ordinal)))
        {
            return null;
        }

        var client = new UstazClient(parts[0], parts[1], scopes);

        return parts.Length is 3 ? client : int.TryParse(parts[3], out var calls) && calls > 0 ? client with { MostCalls = calls } : null;
    }
}
