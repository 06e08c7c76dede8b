using System.Runtime.InteropServices;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform;
using Attestation.Stubs.UstazPlatform.Failing;

if (args is [CompareCommand.Name, .. var compared])
{
    return await CompareCommand.RunAsync(compared, CancellationToken.None);
}

if (!CommandLine.TryParse(args, out var command, out var mistake))
{
    await Console.Error.WriteLineAsync($"{mistake}\n\n{CommandLine.Usage}");
    return 2;
}

if (command.Help)
{
    Console.WriteLine(CommandLine.Usage);
    return 0;
}

var stopping = new TaskCompletionSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

try
{
    var people = command.People is { } file ? People.Load(file, TimeProvider.System) : new People(TimeProvider.System);
    await using var platform = await UstazPlatformDouble.StartAsync(command.Options, people, TimeProvider.System);
    if (command.Record is { } target)
    {
        platform.Tenant("default").Record(target, command.RecordTo);
    }

    Console.WriteLine($"Ұстаз, a double: {platform.BaseAddress}");
    await stopping.Task;
    return 0;
}
catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or PeopleFormatException)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopping.TrySetResult();
}
