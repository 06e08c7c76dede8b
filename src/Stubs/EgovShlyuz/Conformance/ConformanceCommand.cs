using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Stubs.EgovShlyuz.Standalone;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.EgovShlyuz.Conformance;

/// <summary><c>conformance URL</c>: the tests' questions to any endpoint.</summary>
internal static class ConformanceCommand
{
    public const string Name = "conformance";

    // Nobody has it: it is made anew from the rules of the number.
    private static readonly DateOnly Birthday = new(2000, 2, 29);

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        if (args is not [var url, .. var settings] || !Uri.TryCreate(url, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            await Console.Error.WriteLineAsync("Say which endpoint: conformance http://127.0.0.1:8081");
            return 2;
        }

        var configuration = new ConfigurationBuilder().AddCommandLine(settings).Build();
        var folder = configuration["Keys:Directory"] ?? Path.Combine(AppContext.BaseDirectory, "keys");
        try
        {
            using var key = SigningKey.FromPkcs12(
                await File.ReadAllBytesAsync(configuration["Key:File"] ?? Path.Combine(folder, "client.p12"), cancellationToken), configuration["Key:Password"] ?? DoubleKeys.Password);
            var trust = configuration["Trust:Directory"] ?? Path.Combine(folder, "trust");
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(300) };
            var run = new ConformanceRun(http, endpoint, Directory.Exists(trust) ? Trust.FromFolder(trust) : null, TimeProvider.System);
            var sender = new Sender(configuration["Sender:Id"] ?? "conformance", configuration["Sender:Password"]);
            var questions = new Questions(key, sender, configuration["Iin"] ?? Iin.Make(Birthday, male: false, serial: 1), Bin.Make(2020, 1, 1), TimeProvider.System);

            return await run.RunAsync(questions.All(), Console.Out, cancellationToken) is 0 ? 0 : 1;
        }
        catch (Exception refused) when (refused is IOException or InvalidDataException or KeyFileException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 2;
        }
    }
}
