using System.Text.Json;
using Attestation.Shep;
using Attestation.Stubs.EgovShlyuz;

namespace Attestation.Sandbox.Portal;

/// <summary>The portal's side of the ШЭП: a chain for each application, in which the gateway tells what becomes of it, and the citizen's cabinet.</summary>
internal sealed class PortalChains(EgovShlyuzDouble egov)
{
    /// <summary>Whose request it is that says of nobody whose it is.</summary>
    public const string Nobody = "nobody";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Opens the chain that an application names which itself goes over the bus.</summary>
    /// <returns>The chain's number; null when the application names none.</returns>
    public string? Open(ReadOnlyMemory<byte> message)
    {
        var read = Read(message);
        if (read is not { ChainId: { } chainId })
        {
            return null;
        }

        // The same application sent again is in the same chain.
        if (egov.RequestState(chainId) is null)
        {
            egov.Submit(new PortalSubmission { ServiceId = ServiceIds.Attestation, Iin = read.Iin, RequestNumber = read.RequestNumber, ChainId = chainId });
        }

        return chainId;
    }

    /// <summary>Sends an application as an asynchronous REQUEST, in a new chain; returns when the gateway has taken it.</summary>
    /// <returns>The chain's number.</returns>
    public async Task<string> RequestAsync(ReadOnlyMemory<byte> message)
    {
        var read = Read(message) ?? new Fields(Nobody, "0", null);
        var chainId = egov.Submit(new PortalSubmission { ServiceId = ServiceIds.Attestation, Iin = read.Iin, RequestNumber = read.RequestNumber, Content = message });
        using var patience = new CancellationTokenSource(Patience);
        while (egov.RequestState(chainId) is MessageState.OnDelivery)
        {
            await Task.Delay(1, patience.Token);
        }

        return chainId;
    }

    /// <summary>What the citizen sees of a chain.</summary>
    public CabinetRequest? Find(string iin, string chainId) => egov.Cabinet(iin).FirstOrDefault(request => request.ChainId == chainId);

    public byte[]? File(string fileId) => egov.File(fileId)?.Content.ToArray();

    private static Fields? Read(ReadOnlyMemory<byte> message)
    {
        try
        {
            using var json = JsonDocument.Parse(message);
            var root = json.RootElement;

            return new Fields(Text(root.GetProperty("applicant"), "iin") ?? "", Text(root, "portalRequestNumber") ?? "", Text(root, "portalChainId"));
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // Some applications are wrong on purpose.
            return null;
        }
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private sealed record Fields(string Iin, string RequestNumber, string? ChainId);
}
