using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Sandbox.World;
using Attestation.Stubs.UstazPlatform;

namespace Attestation.Sandbox.Wires;

/// <summary>The platform's applications over the sandbox's bus. The school they go to gets a clerk: in the sandbox any valid БИН is a known school.</summary>
internal sealed class UstazWire(ISandboxBus bus, Clerk.Clerks clerks, DoorMeter meter) : IPlatformBus
{
    private const string Queue = "ustaz-platform.events";

    public async Task SubmitAsync(ReadOnlyMemory<byte> application, Guid applicationId, CancellationToken cancellationToken)
    {
        using (var message = JsonDocument.Parse(application))
        {
            var bin = message.RootElement.GetProperty("providerBin").GetString()!;
            if (Stubs.TestKit.Bin.IsValid(bin))
            {
                await clerks.OpenDeskAsync(bin);
            }
        }

        meter.Sent();
        await bus.SendAsync(BusNames.Applications, application, MessageNames.Of<SubmitApplication>(), applicationId.ToString());
    }

    public Task ListenAsync(Func<ReadOnlyMemory<byte>, Task> hear, CancellationToken cancellationToken) =>
        bus.ListenAsync(Queue, new Binding(BusNames.Events, "topic", "*.Ustaz.*"), heard => hear(heard.Body));

    // The bus is the sandbox's.
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
