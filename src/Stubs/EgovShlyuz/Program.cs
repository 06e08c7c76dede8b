using Attestation.Stubs.EgovShlyuz.Conformance;
using Attestation.Stubs.EgovShlyuz.Standalone;

if (args.Any(argument => argument is "--help" or "-h" or "-?"))
{
    Console.WriteLine(Usage.Text);
    return 0;
}

return args is [ConformanceCommand.Name, .. var rest]
    ? await ConformanceCommand.RunAsync(rest, CancellationToken.None)
    : await StandaloneDouble.RunAsync(args);
