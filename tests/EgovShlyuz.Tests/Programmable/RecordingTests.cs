using System.Text;
using System.Text.Json.Nodes;
using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Stubs.EgovShlyuz;
using Attestation.Stubs.EgovShlyuz.Failing;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.TestKit.Recording;

namespace Attestation.EgovShlyuz.Tests.Programmable;

/// <summary>A second double plays the real endpoint.</summary>
public sealed class RecordingTests : IDisposable
{
    private static readonly string Dana = Caller.NewIin(21);

    private readonly string _folder = Directory.CreateTempSubdirectory("attestation-recording-").FullName;

    private string Recording => Path.Combine(_folder, "recording.json");

    [Fact]
    public async Task The_caller_gets_the_real_answer_and_nothing_of_a_person_is_written()
    {
        await using var real = await EgovShlyuzDouble.StartAsync(TestContext.Current.CancellationToken);
        await using var shlyuz = await EgovShlyuzDouble.StartAsync(TestContext.Current.CancellationToken);
        var teacher = real.Person(Dana).Named("ҚҰПИЯСЫ", "АҚБӨПЕ", "СЕЙІТҚЫЗЫ").Teacher;
        var diploma = Assert.IsType<Knowledge<Diploma>.Held>(teacher.Diploma).Value;
        shlyuz.Tenant("r").Record(real.BaseAddress, Recording);
        using var caller = new Caller(shlyuz, "r");
        var request = TransportSignature.Sign(caller.Request(Dana).Write(), real.ClientKey!);

        var (_, answer) = await caller.PostAsync(request);
        var written = await File.ReadAllTextAsync(Recording, TestContext.Current.CancellationToken);
        var journal = await caller.Http.GetStringAsync(new Uri("/__admin/requests", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.True(TransportSignature.Verify(answer, real.Authority!.Trust, TimeProvider.System.GetUtcNow()).IsValid);
        Assert.All([written, journal], kept =>
        {
            Assert.Contains(ServiceIds.EpvoDigitalDocs, kept, StringComparison.Ordinal);
            foreach (var secret in (string[])[Dana, "ҚҰПИЯСЫ", "АҚБӨПЕ", "СЕЙІТҚЫЗЫ", diploma.Number, diploma.Institution, "secret", Certificate(real.ClientKey!), Certificate(real.Authority.Issuer)])
            {
                Assert.DoesNotContain(secret, kept, StringComparison.Ordinal);
            }
        });
    }

    [Fact]
    public async Task What_was_recorded_answers_afterwards_in_the_recorded_order()
    {
        await using var real = await EgovShlyuzDouble.StartAsync(TestContext.Current.CancellationToken);
        await using var shlyuz = await EgovShlyuzDouble.StartAsync(TestContext.Current.CancellationToken);
        using var caller = new Caller(shlyuz, "r");
        await AdminAsync(caller, "start", $$"""{"targetBaseUrl":"{{real.BaseAddress}}"}""");
        await caller.PostAsync(TransportSignature.Sign(caller.Request(Dana).Write(), real.ClientKey!));
        real.Person(Dana).Without(Register.Diploma);
        await caller.PostAsync(TransportSignature.Sign(caller.Request(Dana).Write(), real.ClientKey!));

        var recorded = await AdminAsync(caller, "stop", "{}");
        await real.DisposeAsync();
        var (_, first) = await caller.AskAsync(Dana);
        var (_, second) = await caller.AskAsync(Dana);
        var (_, third) = await caller.AskAsync(Dana);

        Assert.Equal(2, recorded["mappings"]!.AsArray().Count);
        Assert.Equal([true, false, false], new[] { first, second, third }.Select(answer => Encoding.UTF8.GetString(answer).Contains("diplomaNumber", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Compared_with_itself_a_double_has_the_same_shape_and_another_one_has_not()
    {
        await using var real = await EgovShlyuzDouble.StartAsync(TestContext.Current.CancellationToken);
        await using var shlyuz = await EgovShlyuzDouble.StartAsync(TestContext.Current.CancellationToken);
        shlyuz.Tenant("r").Record(real.BaseAddress, Recording);
        using var caller = new Caller(shlyuz, "r");
        await caller.PostAsync(TransportSignature.Sign(caller.Request(Dana).Write(), real.ClientKey!));
        using var http = shlyuz.CreateClient("compared");

        var (same, said) = await CompareAsync(http, shlyuz);
        foreach (var mapping in JsonNode.Parse(await File.ReadAllTextAsync(Recording, TestContext.Current.CancellationToken))!["mappings"]!.AsArray())
        {
            shlyuz.Tenant("compared").Person(SomebodyIn(mapping!["metadata"]!["sandbox"]!["request"]!.GetValue<string>())).Without(Register.Diploma);
        }

        var (differ, report) = await CompareAsync(http, shlyuz);

        Assert.True(same is 0, said);
        Assert.Equal(1, differ);
        Assert.Contains("only in the recording: ", report, StringComparison.Ordinal);
        Assert.Contains("diplomaNumber", report, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_endpoint_that_does_not_answer_is_a_bad_gateway_and_a_bad_address_is_refused()
    {
        await using var shlyuz = await EgovShlyuzDouble.StartAsync(TestContext.Current.CancellationToken);
        using var caller = new Caller(shlyuz, "r");
        shlyuz.Tenant("r").Record(new Uri("http://127.0.0.1:1"));

        var (status, _) = await caller.AskAsync(Dana);

        Assert.Equal(502, (int)status);
        Assert.Equal("/targetBaseUrl", (await AdminAsync(caller, "start", """{"targetBaseUrl":"nowhere"}"""))["errors"]![0]!["source"]!["pointer"]!.GetValue<string>());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Certificate(SigningKey key) => Certificate(key.Certificate);

    private static string Certificate(System.Security.Cryptography.X509Certificates.X509Certificate2 certificate) => Convert.ToBase64String(certificate.RawData)[..60];

    private static string SomebodyIn(string text) =>
        System.Text.RegularExpressions.Regex.Matches(text, "[0-9]{12}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Value).First(Iin.IsValid);

    private async Task<(int Differ, string Report)> CompareAsync(HttpClient http, EgovShlyuzDouble shlyuz)
    {
        var report = new StringBuilder();
        var differ = await Comparison.RunAsync(
            Recording, http, (request, body) => CompareCommand.Prepare(request, body, shlyuz.ClientKey), line => report.AppendLine(line), TestContext.Current.CancellationToken);
        return (differ, report.ToString());
    }

    private static async Task<JsonNode> AdminAsync(Caller caller, string what, string body)
    {
        using var content = new StringContent(body);
        using var response = await caller.Http.PostAsync(new Uri($"/__admin/recordings/{what}", UriKind.Relative), content, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
