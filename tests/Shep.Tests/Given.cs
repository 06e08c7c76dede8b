using System.Text;
using System.Xml;

namespace Attestation.Shep.Tests;

/// <summary>Valid examples; a test changes only what it is about. Nobody here exists.</summary>
internal static class Given
{
    public const string Iin = "000229599007";
    public const string OtherIin = "000229599811";
    public const string Bin = "111140999014";
    public const string Session = "{0123abcd-4567-89ab-cdef-0123456789ab}";

    public static readonly DateTimeOffset Morning = new(2026, 10, 6, 10, 30, 0, TimeSpan.FromHours(5));

    public static SyncRequest Request(IPayload? data = null) => new()
    {
        MessageId = "m-1",
        ServiceId = "S",
        MessageDate = Morning,
        Sender = new Sender("gateway", "secret"),
        Data = data,
    };

    public static SyncResponse Response(IPayload? data = null) => new()
    {
        MessageId = "r-1",
        ResponseDate = Morning,
        StatusCode = ShepStatusCodes.Success,
        StatusMessage = "OK",
        Data = data,
    };

    public static ShepFault Fault() => new() { ErrorCode = FaultCodes.MessageFormat, ErrorMessage = "no", ErrorDate = Morning };

    public static GbdflAnswer Gbdfl(params Person[] persons) => new()
    {
        MessageId = "a-1",
        MessageDate = Morning,
        RequestId = "q-1",
        Sender = new DictionaryValue("GBDFL", "ГБД ФЛ", "ЖТ МДҚ"),
        Receiver = new DictionaryValue("ATT", "Шлюз", "Шлюз"),
        MessageResult = persons is [] ? GbdflAnswer.NotFound : GbdflAnswer.Processed,
        Persons = persons,
    };

    public static Person Person() => new()
    {
        Iin = Iin,
        Surname = "ҚАЛИЕВА",
        Name = "ДАНА",
        Patronymic = "ОРАЗҚЫЗЫ",
        BirthDate = new DateOnly(2000, 2, 29),
        Removed = false,
    };

    /// <summary>A payload of some text, as a register would write it.</summary>
    public static IPayload Text(string text) => new Written(writer => writer.WriteString(text));

    public static byte[] Envelope(string body) =>
        Encoding.UTF8.GetBytes($"""<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>{body}</soap:Body></soap:Envelope>""");

    /// <summary>A request with everything in its place but what the test puts there.</summary>
    public static byte[] RequestWith(string info, string data = "<data/>") => Envelope(
        $"""<w:SendMessage xmlns:w="http://bip.bee.kz/SyncChannel/v10/Types"><request><requestInfo>{info}</requestInfo><requestData>{data}</requestData></request></w:SendMessage>""");

    public static XmlElement Data(string content) => SyncRequest.Read(RequestWith(
        "<messageId>1</messageId><serviceId>S</serviceId><messageDate>2026-10-06T10:30:00Z</messageDate><sender><senderId>s</senderId></sender>",
        $"<data>{content}</data>")).ReceivedData;

    /// <summary>What a payload becomes on its way to the other side.</summary>
    public static XmlElement Travelled(IPayload payload) => SyncResponse.Read(Response(payload).Write()).ReceivedData;

    private sealed record Written(Action<XmlWriter> Write) : IPayload
    {
        public void WriteTo(XmlWriter writer) => Write(writer);
    }
}
