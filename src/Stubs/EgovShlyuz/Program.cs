using Attestation.Stubs.EgovShlyuz.Standalone;

if (args.Any(argument => argument is "--help" or "-h" or "-?"))
{
    Console.WriteLine(Usage.Text);
    return 0;
}

return await StandaloneDouble.RunAsync(args);
