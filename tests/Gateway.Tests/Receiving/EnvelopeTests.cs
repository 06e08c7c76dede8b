using System.Text.Json.Nodes;
using Attestation.Gateway.Receiving;

namespace Attestation.Gateway.Tests.Receiving;

public class EnvelopeTests
{
    private const string MassTransit = "application/vnd.masstransit+json";

    [Theory]
    [InlineData(MassTransit)]
    [InlineData(MassTransit + "; charset=utf-8")]
    [InlineData("application/json")]
    [InlineData(null)]
    public void The_message_is_taken_out_of_its_envelope(string? contentType)
    {
        var parsed = Parse(Wrapped("urn:message:Attestation.Contracts:SubmitApplication"), contentType);

        var json = Assert.IsType<ParsedMessage.Json>(parsed);
        Assert.Equal("submit-application", json.Name);
        Assert.Empty(SubmitApplicationReader.Read(json.Body, new DoorLimits()).Wrongs());
    }

    [Fact]
    public void Of_several_urns_the_one_of_the_contract_counts()
    {
        var parsed = Parse(Wrapped("urn:message:Portal:IHaveAnId", "urn:message:Attestation.Contracts:WithdrawApplication"), MassTransit);

        Assert.Equal("withdraw-application", Assert.IsType<ParsedMessage.Json>(parsed).Name);
    }

    [Fact]
    public void The_urn_goes_before_the_type_on_the_outside()
    {
        var parsed = MessageParser.Parse(
            Given.Incoming(Wrapped("urn:message:Attestation.Contracts:NoticeSigned").ToJsonString(), "submit-application", MassTransit), new DoorLimits());

        Assert.Equal("notice-signed", Assert.IsType<ParsedMessage.Json>(parsed).Name);
    }

    [Fact]
    public void A_message_the_contract_does_not_have_keeps_its_own_name()
    {
        var parsed = Parse(Wrapped("urn:message:Portal:BakeACake"), MassTransit);

        Assert.Equal("BakeACake", Assert.IsType<ParsedMessage.Json>(parsed).Name);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"messageType":["urn:message:A:SubmitApplication"]}""")]
    [InlineData("""{"messageType":["urn:message:A:SubmitApplication"],"message":"text"}""")]
    [InlineData("""{"messageType":["urn:message:A:SubmitApplication"],"message":null}""")]
    public void An_envelope_without_a_message_is_unreadable(string body)
    {
        var unreadable = Assert.IsType<ParsedMessage.Unreadable>(MessageParser.Parse(Given.Incoming(body, contentType: MassTransit), new DoorLimits()));

        Assert.Equal("the envelope holds no message", unreadable.Cause);
    }

    private static JsonObject Wrapped(params string[] urns) => new()
    {
        ["messageId"] = "01000000-0000-0000-0000-000000000001",
        ["messageType"] = new JsonArray([.. urns.Select(urn => JsonValue.Create(urn))]),
        ["message"] = Given.ValidMessage(),
        ["host"] = new JsonObject(),
    };

    private static ParsedMessage Parse(JsonObject envelope, string? contentType) =>
        MessageParser.Parse(Given.Incoming(envelope.ToJsonString(), type: null, contentType), new DoorLimits());
}
