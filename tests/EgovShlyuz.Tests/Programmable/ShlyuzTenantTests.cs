using System.Text;
using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Stubs.EgovShlyuz;
using Attestation.Stubs.TestKit;

namespace Attestation.EgovShlyuz.Tests.Programmable;

public sealed class ShlyuzTenantTests(OwnDouble own) : IClassFixture<OwnDouble>
{
    [Fact]
    public async Task Two_hundred_tests_at_once_do_not_see_each_other()
    {
        var iin = Caller.NewIin(10);

        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 200, CancellationToken = TestContext.Current.CancellationToken }, async (number, _) =>
        {
            var tenant = own.Shlyuz.Tenant($"parallel-{number}");
            using var caller = new Caller(own.Shlyuz, tenant.Name);
            var person = tenant.Person(iin).Named($"S{number}", "N");
            if (number % 2 is 1)
            {
                person.Without(Register.Diploma);
            }

            var fault = number % 3 is 0 ? tenant.Fault(FaultKinds.BadGateway, times: 1) : null;
            tenant.Map($$$"""{"request":{"url":"/mine"},"response":{"body":"{{{number}}}"}}""");

            if (fault is not null)
            {
                Assert.Equal(502, (int)(await caller.AskAsync(iin)).Status);
            }

            var answer = await caller.DiplomaAsync(iin);
            var mine = await caller.Http.GetStringAsync(new Uri("/mine", UriKind.Relative), TestContext.Current.CancellationToken);

            Assert.Equal(number.ToString(System.Globalization.CultureInfo.InvariantCulture), mine);
            Assert.Equal(number % 2 is 1 ? EpvoAnswer.NotFound : EpvoAnswer.Found, answer.Status);
            Assert.All(answer.Diplomas, diploma => Assert.Equal($"S{number}", diploma.LastName));
            Assert.Equal(fault is null ? 0 : 1, fault?.Applied ?? 0);
            tenant.Received(ServiceIds.EpvoDigitalDocs).About(iin).Signed().Times(1);
            tenant.Received().Times(fault is null ? 1 : 2);
        });
    }

    [Fact]
    public async Task A_sender_may_be_mapped_to_a_tenant_and_the_header_goes_before_it()
    {
        var iin = Caller.NewIin(11);
        var options = new EgovShlyuzOptions { Url = "http://127.0.0.1:0" };
        options.Senders.Add(new SenderOptions { SenderId = "team-a", Tenant = "a" });
        options.Senders.Add(new SenderOptions { SenderId = "team-b" });
        await using var shlyuz = await EgovShlyuzDouble.StartAsync(
            options, new People(TimeProvider.System), Keys.Shlyuz, Keys.Authority.Trust, TimeProvider.System, TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = shlyuz.BaseAddress };

        async Task AskAsync(string sender, string? tenant)
        {
            using var caller = new Caller(shlyuz, "default", sender);
            using var content = new ByteArrayContent(TransportSignature.Sign(caller.Request(iin).Write(), Keys.Gateway));
            using var request = new HttpRequestMessage(HttpMethod.Post, ShepPaths.Sync) { Content = content };
            if (tenant is not null)
            {
                request.Headers.Add(DoubleTenant.Header, tenant);
            }

            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            response.EnsureSuccessStatusCode();
        }

        await AskAsync("team-a", tenant: null);
        await AskAsync("team-b", tenant: null);
        await AskAsync("team-a", tenant: "c");

        Assert.All((string[])["a", "c"], tenant => shlyuz.Tenant(tenant).Received(ServiceIds.EpvoDigitalDocs).Times(1));
        shlyuz.Received().Once();
        Assert.Equal(["a", "default", "c"], shlyuz.Journal.All().Select(entry => entry.Tenant));
    }

    [Fact]
    public async Task An_expectation_that_is_not_met_lists_what_there_is_and_names_no_one()
    {
        var tenant = own.Shlyuz.Tenant("verify");
        using var caller = new Caller(own.Shlyuz, tenant.Name);
        var iin = Caller.NewIin(12);
        await caller.DiplomaAsync(iin);

        var missed = Assert.Throws<NotReceivedException>(() => tenant.Received(ServiceIds.Kdp).About(iin).Times(1));
        tenant.Received(ServiceIds.Kdp).Never();
        tenant.Received(ServiceIds.EpvoDigitalDocs).About(iin).AtLeast(1);

        Assert.Contains(ServiceIds.EpvoDigitalDocs, missed.Message, StringComparison.Ordinal);
        Assert.Contains(Iin.Mask(iin), missed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(iin, missed.Message, StringComparison.Ordinal);
        Assert.Throws<NotReceivedException>(() => tenant.Received().AtLeast(2));
    }

    [Fact]
    public async Task A_message_is_matched_by_xpath_with_namespaces()
    {
        var tenant = own.Shlyuz.Tenant("xpath");
        using var caller = new Caller(own.Shlyuz, tenant.Name);
        tenant.Map("""
            {"request":{"urlPath":"/bip-sync-wss-gost/","bodyPatterns":[{"matchesXPath":{"expression":"//s:Body//serviceId/text()","equalTo":"EPVO_digital_docs"},
             "xPathNamespaces":{"s":"http://schemas.xmlsoap.org/soap/envelope/"}}]},
             "response":{"status":503,"body":"{{xPath request.body '//serviceId/text()'}}","transformers":["response-template"]}}
            """);

        var (status, body) = await caller.AskAsync(Caller.NewIin(13));

        Assert.Equal((503, ServiceIds.EpvoDigitalDocs), ((int)status, Encoding.UTF8.GetString(body)));
        Assert.Throws<FormatException>(() => tenant.Map("""{"request":{"urlx":"/"}}"""));
    }
}
