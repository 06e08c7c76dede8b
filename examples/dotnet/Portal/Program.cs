// A portal: submits one application and waits for its notice. docs/portal.md tells the same in words.
using System.Text.Json;
using Attestation.Examples.Portal;
using RabbitMQ.Client.Exceptions;

if (args is not [var file, .. var rest] || rest.Length > 1 || file.StartsWith('-'))
{
    await Console.Error.WriteLineAsync(
        """
        Submits an application and waits, ten minutes at most, until its notice is issued.

        Usage: dotnet run --project examples/dotnet/Portal -- APPLICATION.json [NOTICE.xml]

          APPLICATION.json        a SubmitApplication, or a sample with one in "message"
          NOTICE.xml              where the notice goes (notice.xml)
          ATTESTATION_RABBITMQ    in the environment: the broker (amqp://guest:guest@127.0.0.1:5672/)
        """);
    return 2;
}

using var stopping = new CancellationTokenSource(TimeSpan.FromMinutes(10));
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stopping.Cancel();
};

try
{
    var broker = new Uri(Environment.GetEnvironmentVariable("ATTESTATION_RABBITMQ") ?? "amqp://guest:guest@127.0.0.1:5672/");
    var application = await ApplicationFile.ReadAsync(file, stopping.Token);
    await using var submission = await Submission.OpenAsync(broker, application, stopping.Token);
    if (await submission.SubmitAsync(stopping.Token) is not { } notice)
    {
        return 1;
    }

    var path = rest is [var chosen] ? chosen : "notice.xml";
    await File.WriteAllTextAsync(path, notice.SignedXml, stopping.Token);
    Console.WriteLine($"{notice.Kind}: the notice {notice.NoticeNumber} is in {path}.");
    return 0;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("No notice so far. What comes is kept for a week: run the same command again.");
    return 1;
}
catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException or UriFormatException or RabbitMQClientException)
{
    // What the client says of a refused login stands inside.
    await Console.Error.WriteLineAsync(failure.GetBaseException().Message);
    return 1;
}
