namespace Attestation.Stubs.UstazPlatform.Http;

/// <summary>Leaves the signals of the process to the process: a guest must not swallow Ctrl+C.</summary>
internal sealed class SilentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
