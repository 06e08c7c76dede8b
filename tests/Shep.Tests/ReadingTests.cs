using System.Text;

namespace Attestation.Shep.Tests;

public sealed class ReadingTests
{
    private const string Info =
        "<messageId>1</messageId><serviceId>S</serviceId><messageDate>2026-10-06T10:30:00Z</messageDate><sender><senderId>s</senderId></sender>";

    [Fact]
    public void A_request_comes_back_as_it_was_written()
    {
        var request = Given.Request() with
        {
            CorrelationId = "c",
            RouteId = "r",
            Properties = [new Property("k", "v"), new Property("k2", "")],
            SessionId = Given.Session,
        };

        var read = SyncRequest.Read(request.Write());

        Assert.Equal(request.Properties, read.Properties);
        Assert.Equal(request, read with { Properties = request.Properties });
    }

    [Fact]
    public void An_answer_comes_back_as_it_was_written()
    {
        var answer = Given.Response() with { CorrelationId = "c", SessionId = Given.Session, StatusMessage = "" };

        var reply = ShepReply.Read(answer.Write());

        Assert.Equal(answer, Assert.IsType<ShepReply.Answered>(reply).Response);
    }

    [Fact]
    public void A_fault_comes_back_as_it_was_written()
    {
        var fault = Given.Fault() with { ErrorData = "<trace>", SubError = Given.Fault() with { ErrorCode = "X" }, SessionId = Given.Session };

        var reply = ShepReply.Read(fault.Write());

        Assert.Equal(fault, Assert.IsType<ShepReply.Refused>(reply).Fault);
    }

    [Fact]
    public void A_fault_without_the_protocols_detail_is_bare()
    {
        var bytes = Given.Envelope("<soap:Fault><faultcode>soap:Server</faultcode><faultstring>No service found</faultstring></soap:Fault>");

        Assert.Equal(new ShepReply.BareFault("soap:Server", "No service found"), ShepReply.Read(bytes));
    }

    [Theory]
    [InlineData(990, false)]
    [InlineData(20_000, true)]
    public void A_message_nested_too_deep_is_refused_before_it_is_a_tree(int depth, bool isRefused)
    {
        var nested = string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));
        var message = Given.RequestWith(
            "<messageId>1</messageId><serviceId>S</serviceId><messageDate>2026-10-06T10:30:00Z</messageDate><sender><senderId>s</senderId></sender>",
            $"<data>{nested}</data>");

        var refused = Record.Exception(() => SyncRequest.Read(message));

        Assert.Equal(isRefused, refused is ShepFormatException);
    }

    [Fact]
    public void Causes_of_causes_end()
    {
        var depth = 900;
        var nested = string.Concat(Enumerable.Repeat("<subError><errorCode>X</errorCode>", depth)) + string.Concat(Enumerable.Repeat("</subError>", depth));
        var bytes = Given.Envelope(
            $"""<soap:Fault><detail><f:SendMessageFault1_SendMessageFault xmlns:f="http://bip.bee.kz/SyncChannel/v10/Types">{nested}</f:SendMessageFault1_SendMessageFault></detail></soap:Fault>""");

        var fault = Assert.IsType<ShepReply.Refused>(ShepReply.Read(bytes)).Fault;

        Assert.NotNull(fault.SubError);
        Assert.Null(fault.ErrorDate);
    }

    [Fact]
    public void An_empty_response_data_is_an_answer_without_data()
    {
        var read = SyncResponse.Read(Given.Response().Write());

        Assert.Null(read.Data);
        Assert.Throws<ShepFormatException>(() => read.ReceivedData);
    }

    [Fact]
    public void Prefixes_do_not_matter()
    {
        var bytes = Encoding.UTF8.GetBytes(
            """<a:Envelope xmlns:a="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/">"""
            + $"""<SendMessage xmlns="http://bip.bee.kz/SyncChannel/v10/Types"><request xmlns=""><requestInfo>{Info}</requestInfo><requestData/></request></SendMessage>"""
            + "</SOAP-ENV:Body></a:Envelope>");

        Assert.Equal("S", SyncRequest.Read(bytes).ServiceId);
    }

    [Theory]
    [InlineData("""<w:SendMessageRequest xmlns:w="http://bip.bee.kz/SyncChannel/v10/Types">""", "</w:SendMessageRequest>")]
    [InlineData("""<w:sendMessageRequest xmlns:w="http://service.2fa-chain.kz/ns/kdp">""", "</w:sendMessageRequest>")]
    public void Two_other_wrappers_of_working_clients_are_taken(string open, string close)
    {
        var bytes = Given.Envelope($"{open}<request><requestInfo>{Info}</requestInfo><requestData/></request>{close}");

        Assert.Equal("S", SyncRequest.Read(bytes).ServiceId);
    }

    [Fact]
    public void A_wrapper_in_another_namespace_is_not_one()
    {
        var bytes = Given.Envelope($"""<w:SendMessage xmlns:w="urn:other"><request><requestInfo>{Info}</requestInfo><requestData/></request></w:SendMessage>""");

        AssertRefused("SendMessage", bytes);
    }

    [Fact]
    public void Disorder_empty_elements_and_strangers_are_taken()
    {
        var bytes = Given.RequestWith(
            "<sessionId>no braces</sessionId><stranger><messageId>2</messageId></stranger><correlationId/><routeId></routeId><properties/>"
            + "<sender><stranger/><password>p</password><senderId>s</senderId></sender><messageType>REQUEST</messageType>"
            + "<messageDate>2026-10-06T10:30:00</messageDate><serviceId>S</serviceId><messageId>1</messageId>",
            """<n:data xmlns:n="http://bip.bee.kz/SyncChannel/v10/Interfaces"><n:iin>x</n:iin></n:data>""");

        var read = SyncRequest.Read(bytes);

        Assert.Equal(("1", "S", null, null, "no braces"), (read.MessageId, read.ServiceId, read.CorrelationId, read.RouteId, read.SessionId));
        Assert.Equal(new Sender("s", "p"), read.Sender);
        Assert.Empty(read.Properties);
        Assert.Equal("x", read.ReceivedData.InnerText);
    }

    [Theory]
    [InlineData("2026-10-06T10:30:00", "2026-10-06T10:30:00+05:00")]
    [InlineData("2026-10-06T10:30:00Z", "2026-10-06T10:30:00Z")]
    [InlineData("2026-10-06T10:30:00+06:00", "2026-10-06T10:30:00+06:00")]
    [InlineData(" 2026-10-06T10:30:00.123 ", "2026-10-06T10:30:00.123+05:00")]
    [InlineData("2026-10-06T10:30:00.123456789+05:00", "2026-10-06T10:30:00.1234567+05:00")]
    [InlineData("2026-10-06 10:30:00.123456", "2026-10-06T10:30:00.123456+05:00")]
    [InlineData("2026-10-06T10:30Z", "2026-10-06T10:30:00Z")]
    public void Dates_are_taken_as_clients_write_them(string written, string meant)
    {
        var bytes = Given.RequestWith($"<messageId>1</messageId><serviceId>S</serviceId><messageDate>{written}</messageDate><sender><senderId>s</senderId></sender>");

        Assert.Equal(DateTimeOffset.Parse(meant), SyncRequest.Read(bytes).MessageDate);
    }

    [Theory]
    [InlineData("requestInfo/messageDate", "<messageId>1</messageId><serviceId>S</serviceId><messageDate>06.10.2026</messageDate><sender><senderId>s</senderId></sender>")]
    [InlineData("requestInfo/messageDate", "<messageId>1</messageId><serviceId>S</serviceId><messageDate>2026-13-06T10:30:00</messageDate><sender><senderId>s</senderId></sender>")]
    [InlineData("requestInfo/messageDate", "<messageId>1</messageId><serviceId>S</serviceId><sender><senderId>s</senderId></sender>")]
    [InlineData("requestInfo/messageId", "<serviceId>S</serviceId><messageDate>2026-10-06T10:30:00Z</messageDate><sender><senderId>s</senderId></sender>")]
    [InlineData("requestInfo/serviceId", "<messageId>1</messageId><serviceId/><messageDate>2026-10-06T10:30:00Z</messageDate><sender><senderId>s</senderId></sender>")]
    [InlineData("more than one serviceId", Info + "<serviceId>T</serviceId>")]
    [InlineData("sender/senderId", "<messageId>1</messageId><serviceId>S</serviceId><messageDate>2026-10-06T10:30:00Z</messageDate><sender/>")]
    [InlineData("no sender", "<messageId>1</messageId><serviceId>S</serviceId><messageDate>2026-10-06T10:30:00Z</messageDate>")]
    public void What_is_missing_or_broken_is_named(string element, string info) => AssertRefused(element, Given.RequestWith(info));

    [Theory]
    [InlineData("well-formed", "")]
    [InlineData("well-formed", "{}")]
    [InlineData("well-formed", "<a><b></a>")]
    [InlineData("well-formed", "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>")]
    [InlineData("Envelope", "<a/>")]
    [InlineData("Envelope", """<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body/></e:Envelope>""")]
    [InlineData("no Body", """<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"/>""")]
    [InlineData("more than one Body", """<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body/><e:Body/></e:Envelope>""")]
    public void What_is_not_an_envelope_is_refused(string word, string text) => AssertRefused(word, Encoding.UTF8.GetBytes(text));

    [Fact]
    public void A_body_with_two_replies_is_refused()
    {
        var answer = """<w:SendMessageResponse xmlns:w="http://bip.bee.kz/SyncChannel/v10/Types"><response/></w:SendMessageResponse>""";

        var failure = Assert.Throws<ShepFormatException>(() => ShepReply.Read(Given.Envelope($"{answer}<soap:Fault/>")));

        Assert.Contains("more than one", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_about_a_value_does_not_repeat_it()
    {
        var failure = Assert.Throws<ShepFormatException>(() => GbdflAnswer.Read(Given.Data(
            "<messageId>1</messageId><messageDate>SECRET</messageDate>")));

        Assert.DoesNotContain("SECRET", failure.ToString(), StringComparison.Ordinal);
    }

    private static void AssertRefused(string word, byte[] bytes)
    {
        var failure = Assert.Throws<ShepFormatException>(() => SyncRequest.Read(bytes));

        Assert.Contains(word, failure.Message, StringComparison.Ordinal);
    }
}
