using System.Text;

namespace Attestation.Shep.Tests;

public sealed class WritingTests
{
    [Fact]
    public void A_full_request_has_the_order_and_the_namespaces_of_the_schema()
    {
        var request = Given.Request(Given.Text("x")) with
        {
            CorrelationId = "c",
            RouteId = "R_1",
            Properties = [new Property("k1", "v1"), new Property("k2", "")],
            SessionId = Given.Session,
        };

        var written = Encoding.UTF8.GetString(request.Write());

        Assert.Equal(
            """<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>"""
            + """<v10:SendMessage xmlns:v10="http://bip.bee.kz/SyncChannel/v10/Types"><request><requestInfo>"""
            + "<messageId>m-1</messageId><correlationId>c</correlationId><serviceId>S</serviceId><messageDate>2026-10-06T10:30:00+05:00</messageDate>"
            + "<routeId>R_1</routeId><sender><senderId>gateway</senderId><password>secret</password></sender>"
            + "<properties><key>k1</key><value>v1</value></properties><properties><key>k2</key><value></value></properties>"
            + "<sessionId>{0123abcd-4567-89ab-cdef-0123456789ab}</sessionId></requestInfo>"
            + "<requestData><data>x</data></requestData></request></v10:SendMessage></soap:Body></soap:Envelope>",
            written);
    }

    [Fact]
    public void What_is_optional_is_left_out()
    {
        var request = Given.Request() with { Sender = new Sender("gateway") };

        var written = Encoding.UTF8.GetString(request.Write());

        Assert.Contains(
            "<requestInfo><messageId>m-1</messageId><serviceId>S</serviceId><messageDate>2026-10-06T10:30:00+05:00</messageDate>"
            + "<sender><senderId>gateway</senderId></sender></requestInfo><requestData /></request>",
            written,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_answer_has_the_order_and_the_namespaces_of_the_schema()
    {
        var answer = Given.Response(Given.Text("x")) with { CorrelationId = "c", SessionId = Given.Session };

        var written = Encoding.UTF8.GetString(answer.Write());

        Assert.Equal(
            """<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>"""
            + """<v10:SendMessageResponse xmlns:v10="http://bip.bee.kz/SyncChannel/v10/Types"><response><responseInfo>"""
            + "<messageId>r-1</messageId><correlationId>c</correlationId><responseDate>2026-10-06T10:30:00+05:00</responseDate>"
            + "<status><code>SCSS001</code><message>OK</message></status>"
            + "<sessionId>{0123abcd-4567-89ab-cdef-0123456789ab}</sessionId></responseInfo>"
            + "<responseData><data>x</data></responseData></response></v10:SendMessageResponse></soap:Body></soap:Envelope>",
            written);
    }

    [Fact]
    public void A_fault_carries_its_causes_in_the_detail()
    {
        var fault = Given.Fault() with
        {
            ErrorData = "<trace>",
            SubError = new ShepFault { ErrorCode = "X", ErrorMessage = "cause", ErrorDate = Given.Morning },
            SessionId = Given.Session,
        };

        var written = Encoding.UTF8.GetString(fault.Write());

        Assert.Equal(
            """<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault>"""
            + "<faultcode>soap:Server</faultcode><faultstring>no</faultstring><detail>"
            + """<v10:SendMessageFault1_SendMessageFault xmlns:v10="http://bip.bee.kz/SyncChannel/v10/Types">"""
            + "<errorCode>SCE001</errorCode><errorMessage>no</errorMessage><errorData>&lt;trace&gt;</errorData><errorDate>2026-10-06T10:30:00+05:00</errorDate>"
            + "<subError><errorCode>X</errorCode><errorMessage>cause</errorMessage><errorDate>2026-10-06T10:30:00+05:00</errorDate></subError>"
            + "<sessionId>{0123abcd-4567-89ab-cdef-0123456789ab}</sessionId>"
            + "</v10:SendMessageFault1_SendMessageFault></detail></soap:Fault></soap:Body></soap:Envelope>",
            written);
    }

    // By number: metadata of an attribute cannot hold half a surrogate pair.
    [Theory]
    [InlineData("U+0001", 0x01)]
    [InlineData("U+000B", 0x61, 0x0B)]
    [InlineData("U+FFFE", 0xFFFE)]
    [InlineData("U+D83D", 0xD83D)]
    [InlineData("U+DE00", 0xDE00, 0xD83D)]
    [InlineData("U+D83D", 0xD83D, 0xDE00, 0xD83D)]
    [InlineData("U+D83D", 0xD83D, 0x61)]
    public void Characters_that_xml_cannot_carry_are_refused_by_element(string character, params int[] text)
    {
        var request = Given.Request() with { RouteId = string.Concat(text.Select(code => (char)code)) };

        var failure = Assert.Throws<ShepFormatException>(request.Write);

        Assert.Contains("routeId", failure.Message, StringComparison.Ordinal);
        Assert.Contains(character, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Such_characters_in_a_foreign_payload_are_refused_too() =>
        Assert.Throws<ShepFormatException>(() => Given.Request(Given.Text("a\u0000b")).Write());

    [Theory]
    [InlineData("<&>\"'")]
    [InlineData("ӘҒҚҢӨҰҮҺІ әғқңөұүһі")]
    [InlineData("😀 two planes")]
    [InlineData("tab\t, line\n, return\r, both\r\n, end")]
    [InlineData("]]>")]
    public void Every_other_text_arrives_as_it_was_sent(string text)
    {
        var request = Given.Request(Given.Text(text)) with { RouteId = text };

        var read = SyncRequest.Read(request.Write());

        Assert.Equal(text, read.RouteId);
        Assert.Equal(text, read.ReceivedData.InnerText);
    }

    [Theory]
    [InlineData(30, 500, true)]
    [InlineData(31, 500, false)]
    [InlineData(30, 501, false)]
    public void Properties_have_a_longest_key_and_value(int key, int value, bool allowed)
    {
        var request = Given.Request() with { Properties = [new Property(new string('k', key), new string('v', value))] };

        AssertWritten(allowed, () => request.Write());
    }

    [Theory]
    [InlineData(250, true)]
    [InlineData(251, false)]
    public void A_status_message_has_at_most_250_characters(int length, bool allowed)
    {
        var answer = Given.Response() with { StatusMessage = new string('ә', length) };

        AssertWritten(allowed, () => answer.Write());
    }

    [Fact]
    public void A_session_without_braces_is_not_written()
    {
        var request = Given.Request() with { SessionId = Given.Session.Trim('{', '}') };

        AssertWritten(false, () => request.Write());
        Assert.True(SessionId.IsValid(SessionId.New()));
    }

    [Fact]
    public void A_fault_without_a_date_is_not_written() => AssertWritten(false, () => (Given.Fault() with { ErrorDate = null }).Write());

    [Fact]
    public void A_password_does_not_show_in_words() =>
        Assert.DoesNotContain("secret", Given.Request().ToString(), StringComparison.Ordinal);

    private static void AssertWritten(bool allowed, Func<byte[]> write)
    {
        if (allowed)
        {
            Assert.NotEmpty(write());
        }
        else
        {
            Assert.Throws<ShepFormatException>(() => write());
        }
    }
}
