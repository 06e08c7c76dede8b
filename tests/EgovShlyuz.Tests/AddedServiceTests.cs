using System.Xml;
using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Stubs.EgovShlyuz;
using Attestation.Stubs.EgovShlyuz.Registers;
using Microsoft.Extensions.DependencyInjection;

namespace Attestation.EgovShlyuz.Tests;

/// <summary>How a service is added: one class, in one file. In the folder of the registers it is found by itself.</summary>
public sealed class AddedServiceTests
{
    [Fact]
    public async Task A_service_is_one_class_that_answers_as_any_other()
    {
        var clock = new StoppedClock(new DateTimeOffset(2026, 10, 6, 10, 0, 0, TimeSpan.FromHours(5)));
        await using var app = EgovShlyuzApp.Build(
            new EgovShlyuzOptions { Url = "http://127.0.0.1:0" }, new(clock), Keys.Shlyuz, Keys.Authority.Trust, clock,
            builder => builder.Services.AddSingleton<IRegister, SchoolsRegister>());
        await app.StartAsync(TestContext.Current.CancellationToken);
        var request = new SyncRequest { MessageId = "1", ServiceId = "SCHOOLS", MessageDate = clock.Now, Sender = new Sender("me"), Data = new Question("№7") };

        using var http = new HttpClient();
        using var response = await http.PostAsync(
            new Uri(new Uri(app.Urls.Single()), ShepPaths.Sync), new ByteArrayContent(TransportSignature.Sign(request.Write(), Keys.Gateway)), TestContext.Current.CancellationToken);
        var answer = Assert.IsType<ShepReply.Answered>(ShepReply.Read(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))).Response;

        Assert.Equal("№7 is a school", answer.ReceivedData.InnerText);
        Assert.Contains("SCHOOLS", await http.GetStringAsync(new Uri(app.Urls.Single()), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_register_in_the_folder_answers()
    {
        await using var bench = await Bench.StartAsync();

        var page = await bench.GetAsync("/");

        string[] known =
        [
            ServiceIds.Kdp, ServiceIds.GbdflUniversalToken, ServiceIds.GbdflUniversal, ServiceIds.EpvoDigitalDocs, ServiceIds.EmploymentContracts, ServiceIds.GbdulByBin,
            ServiceIds.TempFiles,
        ];
        Assert.All(known, service => Assert.Contains($"<code>{service}</code>", page, StringComparison.Ordinal));
    }

    private sealed class SchoolsRegister : IRegister
    {
        public string ServiceId => "SCHOOLS";

        public RegisterAnswer Answer(SyncRequest request, DateTimeOffset now) => new RegisterAnswer.Given("", "found", new Question($"{request.ReceivedData.InnerText} is a school"));
    }

    private sealed record Question(string Name) : IPayload
    {
        public void WriteTo(XmlWriter writer) => writer.WriteElementString("name", Name);
    }
}
