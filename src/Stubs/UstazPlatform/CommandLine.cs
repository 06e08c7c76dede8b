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
          --token TOKEN   what callers must show as "Authorization: Bearer TOKEN" (default ustaz-sandbox-token)
          --record URL    passes calls on to a real endpoint and records them, secrets and personal data replaced
          --record-to FILE  where the recording is written
          --help          this text

               dotnet run --project src/Stubs/UstazPlatform -- compare FILE URL [--token TOKEN]
                 asks the double at URL what was recorded, and prints where its answers have another shape
        """;

    public bool Help { get; private init; }

    public string? People { get; private init; }

    public Uri? Record { get; private init; }

    public string? RecordTo { get; private init; }

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
        "--record" when Uri.TryCreate(value, UriKind.Absolute, out var target) && target.Scheme is "http" or "https" => (this with { Record = target }, null),
        "--record" => (this, "--record needs a URL such as https://platform.example."),
        "--record-to" => (this with { RecordTo = value }, null),
        "--people" => (this with { People = value }, null),
        "--token" => (this with { Options = Options with { Token = value } }, null),
        _ => (this, $"{option} is unknown."),
    };
}
