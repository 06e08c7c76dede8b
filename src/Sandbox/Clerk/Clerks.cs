using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Sandbox.Wires;
using Attestation.Sandbox.World;
using Attestation.Signatures;
using Attestation.Signatures.Testing;
using Attestation.Stubs.TestKit;

namespace Attestation.Sandbox.Clerk;

/// <summary>The schools' signing steps: each has its own queue, sees its own notices only, and signs what is put before it with its own key.</summary>
internal sealed class Clerks(ISandboxBus bus, TestAuthority authority, DoorMeter meter) : IDisposable
{
    private readonly ConcurrentDictionary<string, SigningKey> _keys = new(StringComparer.Ordinal);

    /// <summary>Opens the desk of a school, once.</summary>
    public async Task OpenDeskAsync(string providerBin)
    {
        if (_keys.ContainsKey(providerBin))
        {
            return;
        }

        var person = Iin.Make(new DateOnly(1980, 1, 1), male: false, serial: _keys.Count + 1);
        var key = authority.IssuePerson(person, "СЫНАҚ ҚОЛ ҚОЮШЫ", providerBin, $"№{providerBin[7..11]} мектеп", PersonRole.CanSign);
        if (!_keys.TryAdd(providerBin, key))
        {
            key.Dispose();
            return;
        }

        await bus.ListenAsync(BusNames.SignQueueOf(providerBin), new Binding(BusNames.SignNotice, "direct", providerBin), heard => SignAsync(heard, key));
    }

    public void Dispose()
    {
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }
    }

    private Task SignAsync(Heard heard, SigningKey key)
    {
        var request = JsonSerializer.Deserialize<SignNotice>(heard.Body, ContractJson.Options)!;
        var signed = new NoticeSigned
        {
            NoticeId = request.NoticeId,
            SignedXml = Encoding.UTF8.GetString(EnvelopedSignature.Sign(Encoding.UTF8.GetBytes(request.Xml), key)),
        };
        meter.Sent();

        return bus.SendAsync(BusNames.SignedNotices, JsonSerializer.SerializeToUtf8Bytes(signed, ContractJson.Options), MessageNames.Of<NoticeSigned>());
    }
}
