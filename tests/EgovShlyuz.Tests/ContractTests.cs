using System.Net;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Schema;
using Attestation.Shep;

namespace Attestation.EgovShlyuz.Tests;

public sealed class ContractTests(ForeignClient client)
{
    private const string Iin = "000229599007";

    [Theory]
    [InlineData("key-identifier")]
    [InlineData("plain-id")]
    [InlineData("token")]
    public async Task A_client_generated_from_the_wsdl_by_another_toolkit_makes_signed_calls(string way)
    {
        await using var bench = await Bench.StartAsync();

        var answers = await client.CallAsync(
            bench, ShepPaths.Sync, way, ("SendMessage", Message(ServiceIds.EpvoDigitalDocs)), ("SendMessage", Message("nothing")));

        var response = answers[0]!["answer"]!["response"]!;
        Assert.Equal("SCSS001", (string?)response["responseInfo"]!["status"]!["code"]);
        Assert.Equal(Iin, (string?)response["responseData"]!["data"]!["IIN"]);
        Assert.Equal("SCE004", (string?)answers[1]!["fault"]!["detail"]!["SendMessageFault1_SendMessageFault"]!["errorCode"]);
        Assert.All(bench.Shlyuz.Journal.All(), entry => Assert.True(entry.SignatureIsValid, entry.Signature));
    }

    [Fact]
    public async Task The_same_client_carries_a_chain_through_the_asynchronous_channel()
    {
        await using var bench = await Bench.StartAsync();
        var asked = await client.CallAsync(bench, ShepPaths.Async, "key-identifier", ("sendMessage", Chained("portal", "REQUEST", null)), ("getMessages", Fetch("school")));
        var chain = (string?)asked[0]!["answer"]!["response"]!["correlationId"];

        var answered = await client.CallAsync(
            bench,
            ShepPaths.Async,
            "key-identifier",
            ("sendMessage", Chained("school", "NOTIFICATION", chain)),
            ("sendMessage", Chained("school", "RESPONSE", chain)),
            ("sendMessage", Chained("school", "RESPONSE", null)),
            ("getMessages", Fetch("portal")));

        Assert.Equal("REQUEST", Assert.Single(TypesIn(asked[1])));
        Assert.Equal("SCE001", (string?)answered[2]!["fault"]!["detail"]!["sendMessageFault1_sendMessageFault"]!["errorCode"]);
        Assert.Equal(
            ["NOTIFICATION", "RESPONSE"],
            TypesIn(answered[3]));
    }

    [Theory]
    [InlineData("/bip-async?wsdl")]
    [InlineData("/bip-async/client/?wsdl")]
    [InlineData("/bip-sync-wss-gost/?wsdl")]
    [InlineData("/bip-sync-wss-gost?WSDL")]
    [InlineData("/shep/bip-sync-wss-gost/?Wsdl")]
    public async Task The_wsdl_names_the_address_it_was_asked_at(string path)
    {
        await using var bench = await Bench.StartAsync();

        var wsdl = await bench.GetAsync(path);

        Assert.Contains($"<soap:address location=\"{new Uri(bench.Shlyuz.BaseAddress, path.Split('?')[0])}\"", wsdl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schemas_compile_from_their_addresses_alone()
    {
        await using var bench = await Bench.StartAsync();
        var schemas = new XmlSchemaSet { XmlResolver = null };

        for (var number = 0; number < 4; number++)
        {
            using var reader = XmlReader.Create(new StringReader(await bench.GetAsync($"{ShepPaths.Sync}?XSD={number}")));
            schemas.Add(null, reader);
        }

        schemas.Compile();
        Assert.True(schemas.GlobalElements.Contains(new XmlQualifiedName("SendMessage", ShepNamespaces.SyncChannel)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?xsd=4")]
    [InlineData("?xsd=-1")]
    [InlineData("?xsd=x")]
    public async Task What_is_no_document_of_the_contract_is_405_with_the_address_of_the_wsdl(string query)
    {
        await using var bench = await Bench.StartAsync();

        using var response = await bench.Http.GetAsync(new Uri(ShepPaths.Sync + query, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Contains("?wsdl", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_were_held_to_the_original_schemas_too()
    {
        Assert.SkipUnless(ByTheLetter.HasOriginals, $"{ByTheLetter.Reference} is not set: answers were held to our own schemas only.");
        var broken = SyncRequest.Read(Bench.Bytes(Broken)).ReceivedData.OwnerDocument.GetElementsByTagName("Body", ShepNamespaces.Soap)[0]!;

        Assert.NotEmpty(ByTheLetter.OriginalViolations((XmlElement)broken));
        Assert.NotEmpty(ShepSchema.Violations((XmlElement)broken));
    }

    // A session without braces.
    private const string Broken =
        """<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><w:SendMessage xmlns:w="http://bip.bee.kz/SyncChannel/v10/Types"><request><requestInfo><messageId>1</messageId><serviceId>S</serviceId><messageDate>2026-10-06T10:30:00Z</messageDate><sender><senderId>s</senderId></sender><sessionId>none</sessionId></requestInfo><requestData><data/></requestData></request></w:SendMessage></s:Body></s:Envelope>""";

    // The toolkit makes no list of one.
    private static IEnumerable<string?> TypesIn(JsonNode? answer) =>
        (answer!["answer"]!["response"]!["messages"] is JsonArray several ? several.AsEnumerable() : [answer["answer"]!["response"]!["messages"]])
            .Select(message => (string?)message!["messageInfo"]!["messageType"]);

    private static JsonObject Chained(string sender, string type, string? chain)
    {
        var info = new JsonObject { ["serviceId"] = "S", ["messageType"] = type, ["messageDate"] = "2026-10-06T10:00:00+05:00", ["sender"] = new JsonObject { ["senderId"] = sender } };
        if (chain is not null)
        {
            info.Insert(0, "correlationId", chain);
        }

        return new JsonObject { ["request"] = new JsonObject { ["messageInfo"] = info, ["messageData"] = new JsonObject { ["data"] = new JsonObject { ["text"] = type } } } };
    }

    private static JsonObject Fetch(string sender) => new()
    {
        ["request"] = new JsonObject { ["serviceId"] = "S", ["sender"] = new JsonObject { ["senderId"] = sender }, ["amount"] = 10 },
    };

    private static JsonObject Message(string service) => new()
    {
        ["request"] = new JsonObject
        {
            ["requestInfo"] = new JsonObject
            {
                ["messageId"] = Guid.NewGuid().ToString(),
                ["serviceId"] = service,
                ["messageDate"] = "2026-10-06T10:00:00+05:00",
                ["sender"] = new JsonObject { ["senderId"] = "foreign" },
            },
            ["requestData"] = new JsonObject { ["data"] = new JsonObject { ["RequestorBIN"] = Keys.GatewayBin, ["IIN"] = Iin } },
        },
    };
}
