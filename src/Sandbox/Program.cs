return await Attestation.Sandbox.CommandLine.RunAsync(args, _ => Task.FromResult(0));
