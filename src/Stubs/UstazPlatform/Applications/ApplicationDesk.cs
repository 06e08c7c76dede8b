using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Channels;
using Attestation.Contracts;
using Attestation.Stubs.UstazPlatform.Teachers;
using Attestation.Stubs.UstazPlatform.Tenants;

namespace Attestation.Stubs.UstazPlatform.Applications;

/// <summary>
/// Takes applications, hands them to the gateway over the bus, and hears what becomes of them. What the bus does not take at once is handed
/// over again until it does; all of it lives as long as the double.
/// </summary>
internal sealed class ApplicationDesk(TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly Dictionary<string, Type> Told = new[]
    {
        typeof(ApplicationReceived), typeof(ApplicationRejected), typeof(ApplicationRegistered), typeof(ServiceStageChanged), typeof(NoticeIssued), typeof(ApplicationWithdrawn),
    }.ToDictionary(MessageNames.Of, StringComparer.Ordinal);

    private readonly ConcurrentDictionary<Guid, FiledApplication> _all = new();
    private readonly Channel<FiledApplication> _waiting = System.Threading.Channels.Channel.CreateUnbounded<FiledApplication>();
    private readonly CancellationTokenSource _stopping = new();
    private IPlatformBus? _bus;
    private Task _relaying = Task.CompletedTask;
    private int _serial;

    /// <summary>Whether there is anywhere to hand applications to.</summary>
    public bool HasBus => _bus is not null;

    public async Task ConnectAsync(IPlatformBus bus, CancellationToken cancellationToken)
    {
        if (_bus is not null)
        {
            throw new InvalidOperationException("The platform is on a bus already.");
        }

        _bus = bus;
        await bus.ListenAsync(HearAsync, cancellationToken);
        _relaying = RelayAsync(bus);
    }

    /// <summary>Takes an application and hands it over.</summary>
    /// <returns>The application; <see langword="null"/> when the id belongs to another one.</returns>
    public async Task<FiledApplication?> FileAsync(Platform platform, TeacherFile teacher, FileVersion? snapshot, ApplicationDraft draft, ReadOnlyMemory<byte> sent)
    {
        var hash = Convert.ToHexString(SHA256.HashData(sent.Span));
        var now = Kazakhstan.ToLocal(clock.GetUtcNow());
        var profile = snapshot?.Profile ?? platform.Teachers.ProfileOf(teacher)!;
        var message = Messages.Of(draft, teacher, profile, snapshot, $"UZ-{now:yy}-{Interlocked.Increment(ref _serial):D8}", now);
        var application = new FiledApplication(teacher, snapshot, message, JsonSerializer.SerializeToUtf8Bytes(message, ContractJson.Options), hash);
        var known = _all.GetOrAdd(application.Id, application);
        if (known != application)
        {
            return known.ContentHash == hash && platform.Applications.Find(known.Id) == known ? known : null;
        }

        Forget(platform.Applications.Add(application));
        if (!await TryHandOverAsync(_bus!, application))
        {
            await _waiting.Writer.WriteAsync(application);
        }

        return application;
    }

    /// <summary>What is said about these concerns nobody any more; what was not handed over yet still is.</summary>
    public void Forget(IEnumerable<FiledApplication> applications)
    {
        foreach (var application in applications)
        {
            _all.TryRemove(KeyValuePair.Create(application.Id, application));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _relaying;
        if (_bus is not null)
        {
            await _bus.DisposeAsync();
        }

        _stopping.Dispose();
    }

    private Task HearAsync(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        if (root.TryGetProperty("applicationId", out var id) && id.TryGetGuid(out var ours) && _all.TryGetValue(ours, out var application)
            && Told.TryGetValue(root.GetProperty(MessageNames.Field).GetString()!, out var type))
        {
            application.Hear(root.Deserialize(type, ContractJson.Options)!);
        }

        return Task.CompletedTask;
    }

    private async Task RelayAsync(IPlatformBus bus)
    {
        try
        {
            await foreach (var application in _waiting.Reader.ReadAllAsync(_stopping.Token))
            {
                while (!await TryHandOverAsync(bus, application))
                {
                    await Task.Delay(Pause, TimeProvider.System, _stopping.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The double ends.
        }
    }

    private async Task<bool> TryHandOverAsync(IPlatformBus bus, FiledApplication application)
    {
        try
        {
            await bus.SubmitAsync(application.Bytes, application.Id, _stopping.Token);
            application.HandedOver(Kazakhstan.ToLocal(clock.GetUtcNow()));

            return true;
        }
        catch (Exception) when (!_stopping.IsCancellationRequested)
        {
            return false;
        }
    }
}
