namespace Attestation.Gateway.Hosting;

/// <summary>The signals of the background loops: cases that are due, messages to be published, news for the personal cabinet.</summary>
internal sealed class Wakers : IDisposable
{
    public WakeUp Cases { get; } = new();

    public WakeUp Messages { get; } = new();

    public WakeUp Cabinet { get; } = new();

    public void WakeAll()
    {
        Cases.Set();
        Messages.Set();
        Cabinet.Set();
    }

    public void Dispose()
    {
        Cases.Dispose();
        Messages.Dispose();
        Cabinet.Dispose();
    }
}
