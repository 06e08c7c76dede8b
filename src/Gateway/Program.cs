using Attestation.Gateway;
using Serilog;
using Serilog.Formatting.Json;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddLogging(logging => logging.AddSerilog(
    new LoggerConfiguration().Enrich.FromLogContext().WriteTo.Console(new JsonFormatter(renderMessage: true)).CreateLogger(), dispose: true));

var app = GatewayApp.Build(builder, TimeProvider.System);
await GatewayApp.StartAsync(app, CancellationToken.None);
await app.WaitForShutdownAsync();
