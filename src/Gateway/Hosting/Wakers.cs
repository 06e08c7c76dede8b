namespace Attestation.Gateway.Hosting;

/// <summary>The signals of the two background loops: cases that are due, and messages to be published.</summary>
internal sealed class Wakers : IDisposable
{
    public WakeUp Cases { get; } = new();

    public WakeUp Messages { get; } = new();

    public void WakeAll()
    {
        Cases.Set();
        Messages.Set();
    }

    public void Dispose()
    {
        Cases.Dispose();
        Messages.Dispose();
    }
}
