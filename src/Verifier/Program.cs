using System.Text;
using Attestation.Verifier;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var isForPeople = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

return VerifierCommand.Run(args, Console.Out, Console.Error, TimeProvider.System, isForPeople);
