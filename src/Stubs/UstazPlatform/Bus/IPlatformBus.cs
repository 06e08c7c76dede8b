namespace Attestation.Stubs.UstazPlatform;

/// <summary>The platform's way to the attestation gateway and back: a portal's side of the bus.</summary>
public interface IPlatformBus : IAsyncDisposable
{
    /// <summary>Hands an application over.</summary>
    /// <param name="application">A <c>SubmitApplication</c> as plain JSON, in UTF-8.</param>
    /// <param name="applicationId">Its id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When the bus has it for certain. A task that fails leaves that open: the same bytes are handed over again.</returns>
    Task SubmitAsync(ReadOnlyMemory<byte> application, Guid applicationId, CancellationToken cancellationToken);

    /// <summary>Begins to listen to the events of the channel <c>Ustaz</c>.</summary>
    /// <param name="hear">Takes an event, plain JSON in UTF-8; an event may come more than once.</param>
    /// <param name="cancellationToken">Gives up beginning.</param>
    /// <returns>When events are heard, or will be as soon as there is a broker.</returns>
    Task ListenAsync(Func<ReadOnlyMemory<byte>, Task> hear, CancellationToken cancellationToken);
}
