using Attestation.Gateway;

return await GatewayProgram.RunAsync(args);
