using System.Text;
using System.Text.Json;
using Attestation.Gateway.Receiving;

namespace Attestation.Gateway.Tests.Receiving;

public class MessageParserTests
{
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("not json")]
    [InlineData("{} {}")]
    [InlineData("{}x")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":1/* */}")]
    [InlineData("[]")]
    [InlineData("\"submit\"")]
    [InlineData("null")]
    [InlineData("{\"a\":1,\"a\":1}")]
    [InlineData("{\"a\":1,\"\\u0061\":2}")]
    [InlineData("{\"a\":[{\"b\":{\"c\":1,\"c\":2}}]}")]
    [InlineData("{\"\\uD800\":1}")]
    [InlineData("{\"messageType\":1,\"\\uD800x\":[1]}")]
    public void What_is_not_one_sound_object_is_unreadable(string body)
    {
        var unreadable = Assert.IsType<ParsedMessage.Unreadable>(Parse(body));

        Assert.Equal("json.unreadable", unreadable.Problem.Code);
        Assert.Equal("", unreadable.Problem.Pointer);
        Assert.NotEmpty(unreadable.Cause);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(200, false)]
    [InlineData(100_000, false)]
    public void Nesting_ends_at_64(int depth, bool isReadable)
    {
        var lists = depth - 1;

        Assert.Equal(isReadable, Parse($"{{\"a\":{new string('[', lists)}{new string(']', lists)}}}") is ParsedMessage.Json);
    }

    [Fact]
    public void A_byte_that_is_not_utf8_is_found_inside_a_string()
    {
        byte[] body = [.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8];

        var unreadable = Assert.IsType<ParsedMessage.Unreadable>(MessageParser.Parse(Given.Incoming(body), new DoorLimits()));

        Assert.Equal("the bytes are not UTF-8 text", unreadable.Cause);
    }

    [Fact]
    public void A_byte_order_mark_is_no_fault()
    {
        byte[] body = [.. Encoding.UTF8.Preamble, .. "{\"a\":1}"u8];

        var parsed = Assert.IsType<ParsedMessage.Json>(MessageParser.Parse(Given.Incoming(body), new DoorLimits()));

        Assert.Equal(1, parsed.Body.GetProperty("a").GetInt32());
    }

    [Fact]
    public void The_limit_itself_is_allowed_and_a_byte_more_is_not()
    {
        var limits = new DoorLimits { MessageBytes = 10 };

        Assert.IsType<ParsedMessage.Json>(MessageParser.Parse(Given.Incoming("{\"a\":1234}"), limits));
        var unreadable = Assert.IsType<ParsedMessage.Unreadable>(MessageParser.Parse(Given.Incoming("{\"a\":12345}"), limits));
        Assert.Equal("message.tooLarge", unreadable.Problem.Code);
    }

    [Fact]
    public void The_cause_says_where_and_not_what()
    {
        var unreadable = Assert.IsType<ParsedMessage.Unreadable>(Parse("{\n \"iin\": secret }"));

        Assert.EndsWith("(line 2, byte 9)", unreadable.Cause, StringComparison.Ordinal);
        Assert.DoesNotContain("s", unreadable.Cause[unreadable.Cause.IndexOf('(', StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("submit-application", "submit-application")]
    [InlineData("SubmitApplication", "submit-application")]
    [InlineData("submitApplication", "submit-application")]
    [InlineData(" NoticeSigned ", "notice-signed")]
    [InlineData("urn:message:Attestation.Contracts:WithdrawApplication", "withdraw-application")]
    [InlineData("bake-a-cake", "bake-a-cake")]
    [InlineData("", "from-field")]
    [InlineData(null, "from-field")]
    public void The_name_is_the_type_on_the_outside_or_else_the_field(string? type, string name)
    {
        var parsed = Assert.IsType<ParsedMessage.Json>(MessageParser.Parse(Given.Incoming("{\"messageType\":\"from-field\"}", type), new DoorLimits()));

        Assert.Equal(name, parsed.Name);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"messageType\":7}")]
    [InlineData("{\"messageType\":\" \"}")]
    [InlineData("{\"messageType\":\"\\uD800\"}")]
    [InlineData("{\"messageType\":[\"urn:message:A:B\"]}")]
    public void A_message_without_a_name_has_none(string body)
    {
        var parsed = Assert.IsType<ParsedMessage.Json>(MessageParser.Parse(Given.Incoming(body, type: null), new DoorLimits()));

        Assert.Null(parsed.Name);
    }

    [Fact]
    public void A_name_longer_than_any_is_no_name()
    {
        var parsed = Assert.IsType<ParsedMessage.Json>(MessageParser.Parse(Given.Incoming("{}", new string('a', 129)), new DoorLimits()));

        Assert.Null(parsed.Name);
    }

    [Fact]
    public void A_message_of_plain_json_may_have_a_field_called_message()
    {
        var parsed = Assert.IsType<ParsedMessage.Json>(Parse("{\"message\":{\"a\":1}}"));

        Assert.Equal(JsonValueKind.Object, parsed.Body.GetProperty("message").ValueKind);
    }

    private static ParsedMessage Parse(string body) => MessageParser.Parse(Given.Incoming(body), new DoorLimits());
}
