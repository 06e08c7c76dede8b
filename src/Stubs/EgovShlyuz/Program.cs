using Attestation.Stubs.EgovShlyuz.Conformance;
using Attestation.Stubs.EgovShlyuz.Failing;
using Attestation.Stubs.EgovShlyuz.Standalone;

if (args.Any(argument => argument is "--help" or "-h" or "-?"))
{
    Console.WriteLine(Usage.Text);
    return 0;
}

if (args is [CompareCommand.Name, .. var compared])
{
    return await CompareCommand.RunAsync(compared, CancellationToken.None);
}

return args is [ConformanceCommand.Name, .. var rest]
    ? await ConformanceCommand.RunAsync(rest, CancellationToken.None)
    : await StandaloneDouble.RunAsync(args);
