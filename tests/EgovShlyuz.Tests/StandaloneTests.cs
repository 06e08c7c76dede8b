using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Stubs.EgovShlyuz;
using Attestation.Stubs.EgovShlyuz.Standalone;

namespace Attestation.EgovShlyuz.Tests;

public sealed class StandaloneTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("keys-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Keys_of_an_earlier_run_still_open_the_double()
    {
        DoubleKeys.Open(_folder).Dispose();
        using var client = SigningKey.FromPkcs12(await File.ReadAllBytesAsync(Path.Combine(_folder, "client.p12"), TestContext.Current.CancellationToken), "sandbox");
        var clientsTrust = Trust.FromFolder(Path.Combine(_folder, "trust"));

        using var keys = DoubleKeys.Open(_folder);
        await using var shlyuz = await EgovShlyuzDouble.StartAsync(
            new EgovShlyuzOptions { Url = "http://127.0.0.1:0" }, new(TimeProvider.System), keys.Key, keys.Trust, TimeProvider.System, TestContext.Current.CancellationToken);
        var answer = await AskAsync(shlyuz, client);

        Assert.True(TransportSignature.Verify(answer, clientsTrust, TimeProvider.System.GetUtcNow()).IsValid);
        Assert.IsType<ShepReply.Answered>(ShepReply.Read(answer));
    }

    private static async Task<byte[]> AskAsync(EgovShlyuzDouble shlyuz, SigningKey client)
    {
        var request = new SyncRequest
        {
            MessageId = "1",
            ServiceId = ServiceIds.EpvoDigitalDocs,
            MessageDate = TimeProvider.System.GetUtcNow(),
            Sender = new Sender("client"),
            Data = Payloads.Epvo("000229599007"),
        };
        using var http = new HttpClient();
        using var content = new ByteArrayContent(TransportSignature.Sign(request.Write(), client));
        using var response = await http.PostAsync(new Uri(shlyuz.BaseAddress, ShepPaths.Sync), content, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
