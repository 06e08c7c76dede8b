using System.Collections.Concurrent;

namespace Attestation.Promises.Tests.Workshops;

/// <summary>How the outside systems behave: well, unless a test makes one of their services slow or broken.</summary>
internal sealed class Upstream
{
    public const string Portfolio = "portfolio";

    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _atOnce = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _mostAtOnce = new(StringComparer.Ordinal);

    /// <summary>What a call to a service has to go through before the service sees it; null: nothing.</summary>
    public Func<string, CancellationToken, Task>? Trouble { get; set; }

    public int CallsOf(string service) => _calls.GetValueOrDefault(service);

    public int MostAtOnceOf(string service) => _mostAtOnce.GetValueOrDefault(service);

    public void Forget()
    {
        _calls.Clear();
        _mostAtOnce.Clear();
    }

    public async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, Func<Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        var service = await ServiceOfAsync(request, cancellationToken);
        _calls.AddOrUpdate(service, 1, (_, before) => before + 1);
        var now = _atOnce.AddOrUpdate(service, 1, (_, before) => before + 1);
        _mostAtOnce.AddOrUpdate(service, now, (_, before) => Math.Max(before, now));
        try
        {
            if (Trouble is { } trouble)
            {
                await trouble(service, cancellationToken);
            }

            return await send();
        }
        finally
        {
            _atOnce.AddOrUpdate(service, 0, (_, before) => before - 1);
        }
    }

    // All registers stand behind one address; which one is meant is written in the envelope.
    private static async Task<string> ServiceOfAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal))
        {
            return Portfolio;
        }

        var envelope = await request.Content!.ReadAsStringAsync(cancellationToken);

        return Array.Find(
            [Shep.ServiceIds.Kdp, Shep.ServiceIds.GbdflUniversalToken, Shep.ServiceIds.EpvoDigitalDocs, Shep.ServiceIds.EmploymentContracts],
            service => envelope.Contains($">{service}<", StringComparison.Ordinal)) ?? "?";
    }
}
