using Attestation.Gateway.Cases;
using Attestation.Sandbox.World;

namespace Attestation.Sandbox.Demo;

/// <summary>
/// Lets the world's time pass: from one thing that happens to the next, and only while nothing is under way. A year takes seconds, and
/// the same samples always meet the same clock.
/// </summary>
internal sealed class Timeline(SandboxWorld world)
{
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(2);

    /// <param name="happenings">What is sent, and when.</param>
    /// <param name="lastChange">After it nothing outside the gateway changes any more: who is silent then is silent for ever.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task RunAsync(IEnumerable<Happening> happenings, DateTimeOffset lastChange, CancellationToken cancellationToken)
    {
        var ahead = new Queue<Happening>(happenings.OrderBy(happening => happening.At));
        var clock = world.Settings.Clock;
        while (true)
        {
            await SendDueAsync(ahead, cancellationToken);
            var agenda = await RestAsync(cancellationToken);
            var next = ahead.TryPeek(out var coming) && !(agenda.Next < coming.At) ? coming.At : agenda.Next;
            var isOver = ahead.Count is 0 && agenda is { UnderWay: 0, NextMessage: null } && clock.GetUtcNow() > lastChange + RetrySchedule.Longest;
            if (next is null || isOver)
            {
                return;
            }

            world.AdvanceTo(next.Value);
        }
    }

    /// <summary>Waits until nothing is under way: no message in a door, no case or message due, no signature awaited, no cabinet behind.</summary>
    public async Task<Agenda> RestAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (world.Meter.IsQuiet)
            {
                var agenda = await world.Cases.AgendaAsync(cancellationToken);
                if (agenda.AwaitingSignature is 0 && !(agenda.Next <= world.Settings.Clock.GetUtcNow())
                    && await world.UntoldAsync(cancellationToken) is 0 && world.Meter.IsQuiet)
                {
                    return agenda;
                }
            }

            if (TimeProvider.System.GetElapsedTime(started) > LongestRest)
            {
                throw new TimeoutException($"The sandbox did not come to rest within {LongestRest.TotalSeconds:0} s.");
            }

            await Task.Delay(1, cancellationToken);
        }
    }

    private async Task UntilQuietAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!world.Meter.IsQuiet)
        {
            if (TimeProvider.System.GetElapsedTime(started) > LongestRest)
            {
                throw new TimeoutException($"The gateway's doors did not take a message within {LongestRest.TotalSeconds:0} s.");
            }

            await Task.Delay(1, cancellationToken);
        }
    }

    // One after the other, because who comes first matters (S2-27).
    private async Task SendDueAsync(Queue<Happening> ahead, CancellationToken cancellationToken)
    {
        while (ahead.TryPeek(out var happening) && happening.At <= world.Settings.Clock.GetUtcNow())
        {
            await ahead.Dequeue().Send();
            await UntilQuietAsync(cancellationToken);
        }
    }
}

/// <param name="At">When, on the sandbox's clock.</param>
/// <param name="Send">What.</param>
internal sealed record Happening(DateTimeOffset At, Func<Task> Send);
