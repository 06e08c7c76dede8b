using Attestation.Gateway.Bus;
using Attestation.Gateway.Hosting;
using Attestation.Integration.Tests.Servers;
using Microsoft.Extensions.Options;

namespace Attestation.Integration.Tests;

/// <summary>The publisher's connection, over a line that is held and a clock that the test drives.</summary>
public sealed class PublisherTests(Broker broker)
{
    [Fact]
    public async Task A_connection_that_comes_when_nobody_waits_for_it_any_more_is_closed()
    {
        var virtualHost = await broker.NewVirtualHostAsync();
        await using var line = new HeldLine(broker.Port);
        var time = new DrivenTime();
        using var publisher = new RabbitPublisher(
            Options.Create(new BusOptions { Transport = BusTransport.RabbitMq, Port = line.Port, VirtualHost = virtualHost }), new Clocks(time, time));

        var preparing = publisher.PrepareAsync(TestContext.Current.CancellationToken);
        await time.ExpireAsync();
        await Assert.ThrowsAsync<TimeoutException>(() => preparing);
        line.LetGo();
        await line.Left;

        // It came: it declared what it publishes to before it went.
        Assert.Contains(BusNames.Events, await broker.ControlAsync("list_exchanges", "-p", virtualHost, "name"), StringComparison.Ordinal);
    }

    /// <summary>Time-outs end when the test says so.</summary>
    private sealed class DrivenTime : TimeProvider
    {
        private readonly TaskCompletionSource<Action> _set = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task ExpireAsync() => (await _set.Task)();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _set.TrySetResult(() => callback(state));

            return new Timer();
        }

        private sealed class Timer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
