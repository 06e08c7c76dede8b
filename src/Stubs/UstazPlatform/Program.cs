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
    var settings = new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(command.Settings).Build();
    TimeProvider clock = settings.GetValue<DateTimeOffset?>("Clock:PretendItIs") is { } start ? new ShiftedClock(start) : TimeProvider.System;
    var people = command.People is { } file ? People.Load(file, clock) : new People(clock);
    await using var platform = await UstazPlatformDouble.StartAsync(command.Options, people, clock);
    if (command.Record is { } target)
    {
        platform.Tenant("default").Record(target, command.RecordTo);
    }

    Console.WriteLine($"Ұстаз, a double: {platform.BaseAddress}");
    var bus = settings.GetSection(UstazBusOptions.Section).Get<UstazBusOptions>();
    if (bus is { Host.Length: > 0 })
    {
        await platform.ConnectAsync(bus);
        Console.WriteLine($"Applications go to the RabbitMQ at {bus.Host}:{bus.Port}.");
    }
    else
    {
        Console.WriteLine("There is nowhere to hand applications to: no Bus:Host is set.");
    }

    await stopping.Task;
    return 0;
}
catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or PeopleFormatException or InvalidOperationException)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopping.TrySetResult();
}
