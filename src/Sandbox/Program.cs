return await Attestation.Sandbox.CommandLine.RunAsync(args, Attestation.Sandbox.Pages.StandingWorld.RunAsync);
