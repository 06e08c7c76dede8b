using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Storage;

namespace Attestation.Promises.Tests.Workshops;

/// <summary>The gateway's three ways to the outside, each with a fault on it.</summary>
internal sealed class FaultyDatabase(IDatabase inner, Fault fault) : IDatabase
{
    public Task PrepareAsync(CancellationToken cancellationToken) => inner.PrepareAsync(cancellationToken);

    public Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken) =>
        fault.AroundAsync(Callee.Database, () => inner.WriteAsync(work, cancellationToken), cancellationToken);

    public Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken) =>
        fault.AroundAsync(Callee.Database, () => inner.ReadAsync(work, cancellationToken), cancellationToken);
}

internal sealed class FaultyPublisher(IPublisher inner, Fault fault) : IPublisher
{
    public Task PrepareAsync(CancellationToken cancellationToken) => inner.PrepareAsync(cancellationToken);

    public Task PublishAsync(OutgoingMessage message, CancellationToken cancellationToken) => fault.AroundAsync(
        Callee.Broker,
        async () =>
        {
            await inner.PublishAsync(message, cancellationToken);
            return true;
        },
        cancellationToken);

    public Task ReconnectAsync(CancellationToken cancellationToken) => inner.ReconnectAsync(cancellationToken);
}

/// <param name="fault">Strikes at the n-th call.</param>
/// <param name="upstream">What the outside systems are like on this stand.</param>
internal sealed class FaultyHandler(Fault fault, Upstream upstream) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => fault.AroundAsync(
        Callee.OutsideSystem,
        () => upstream.AnswerAsync(request, () => base.SendAsync(request, cancellationToken), cancellationToken),
        cancellationToken);
}
