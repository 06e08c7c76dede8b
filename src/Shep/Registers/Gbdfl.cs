using System.Xml;

namespace Attestation.Shep;

/// <summary>
/// Asks the register of natural persons (<see cref="ServiceIds.GbdflUniversalToken"/>) about one person by ИИН.
/// The register can also search by name and birth date or by document; those searches have a place between <c>iin</c> and <c>kdpToken</c>.
/// </summary>
public sealed record GbdflRequest : IPayload
{
    /// <summary>The sender's name of the request, at most 36 Latin characters.</summary>
    public required string MessageId { get; init; }

    /// <summary>When the request was made.</summary>
    public required DateTimeOffset MessageDate { get; init; }

    /// <summary>The code which the register's owner gave the sender; may be empty.</summary>
    public required string SenderCode { get; init; }

    /// <summary>The person's ИИН.</summary>
    public required string Iin { get; init; }

    /// <summary>The token of the consent service.</summary>
    public required string KdpToken { get; init; }

    /// <summary>The key that came with the token.</summary>
    public required string PublicKey { get; init; }

    /// <summary>Reads the request from <c>data</c>.</summary>
    /// <param name="data">The <c>data</c> element.</param>
    /// <returns>The request; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">An element is missing or broken.</exception>
    public static GbdflRequest Read(XmlElement data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new()
        {
            MessageId = data.NeedText("messageId"),
            MessageDate = data.NeedInstant("messageDate"),
            SenderCode = data.Text("senderCode") ?? "",
            Iin = data.NeedText("iin"),
            KdpToken = data.NeedText("kdpToken"),
            PublicKey = data.NeedText("publicKey"),
        };
    }

    /// <summary>Reads a request of the service that asks for no token (<see cref="ServiceIds.GbdflUniversal"/>).</summary>
    /// <param name="data">The <c>data</c> element.</param>
    /// <returns>The request, token and key empty; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">An element is missing or broken.</exception>
    public static GbdflRequest ReadWithoutConsent(XmlElement data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new()
        {
            MessageId = data.NeedText("messageId"),
            MessageDate = data.NeedInstant("messageDate"),
            SenderCode = data.Text("senderCode") ?? "",
            Iin = data.NeedText("iin"),
            KdpToken = "",
            PublicKey = "",
        };
    }

    /// <inheritdoc/>
    public void WriteTo(XmlWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Element("messageId", ElementWriting.AtMost(36, "messageId", MessageId));
        writer.Element("messageDate", MessageDate);
        writer.Element("senderCode", SenderCode);
        writer.Element("iin", Iin);
        writer.Element("kdpToken", KdpToken);
        writer.Element("publicKey", PublicKey);
    }

    /// <summary>Names the request and nothing of the person.</summary>
    /// <returns>The message's name.</returns>
    public override string ToString() => $"{nameof(GbdflRequest)} {MessageId}";
}

/// <summary>The register's answer.</summary>
public sealed record GbdflAnswer : IPayload
{
    /// <summary>The code with which the register says that the message was processed.</summary>
    public const string ProcessedCode = "00000";

    /// <summary>The code with which the register's double says that there is no such person. Ours: the real one is not public.</summary>
    public const string NotFoundCode = "00404";

    /// <summary>The result that goes with persons.</summary>
    public static readonly DictionaryValue Processed = new(ProcessedCode, "Сообщение успешно обработано", "Хабарлама сәтті өңделді");

    /// <summary>The result that goes without persons; ours.</summary>
    public static readonly DictionaryValue NotFound = new(NotFoundCode, "Физическое лицо не найдено", "Жеке тұлға табылмады");

    /// <summary>The register's name of the answer.</summary>
    public required string MessageId { get; init; }

    /// <summary>When the register answered.</summary>
    public required DateTimeOffset MessageDate { get; init; }

    /// <summary>The register's name of the request; the envelope's <c>correlationId</c> repeats it.</summary>
    public required string RequestId { get; init; }

    /// <summary>Who answers.</summary>
    public required DictionaryValue Sender { get; init; }

    /// <summary>Who asked.</summary>
    public required DictionaryValue Receiver { get; init; }

    /// <summary>What became of the message.</summary>
    public required DictionaryValue MessageResult { get; init; }

    /// <summary>Whom the register found; empty when nobody.</summary>
    public IReadOnlyList<Person> Persons { get; init; } = [];

    /// <summary>What the answer amounts to.</summary>
    public AnswerKind Kind => MessageResult.Code switch
    {
        ProcessedCode when Persons.Count > 0 => AnswerKind.Found,
        NotFoundCode when Persons.Count is 0 => AnswerKind.NoData,
        _ => AnswerKind.Unrecognised,
    };

    /// <summary>The person that was asked for.</summary>
    /// <param name="iin">The ИИН of the request.</param>
    /// <returns>The person; <see langword="null"/> when the answer is about someone else, which is a broken answer and not "no data".</returns>
    public Person? PersonWith(string iin) => Persons.FirstOrDefault(person => person.Iin == iin);

    /// <summary>Reads the answer from <c>data</c>.</summary>
    /// <param name="data">The <c>data</c> element.</param>
    /// <returns>The answer; unknown elements are ignored: the real register sends some.</returns>
    /// <exception cref="ShepFormatException">An element is missing or broken.</exception>
    public static GbdflAnswer Read(XmlElement data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new()
        {
            MessageId = data.NeedText("messageId"),
            MessageDate = data.NeedInstant("messageDate"),
            RequestId = data.NeedText("requestId"),
            Sender = DictionaryValue.Read(data.Need("sender")),
            Receiver = DictionaryValue.Read(data.Need("receiver")),
            MessageResult = DictionaryValue.Read(data.Need("messageResult")),
            Persons = data.Find("persons") is { } persons ? [.. persons.Children("person").Select(Person.Read)] : [],
        };
    }

    /// <inheritdoc/>
    public void WriteTo(XmlWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Element("messageId", MessageId);
        writer.Element("messageDate", MessageDate);
        writer.Element("requestId", RequestId);
        Sender.Write(writer, "sender");
        Receiver.Write(writer, "receiver");
        MessageResult.Write(writer, "messageResult");
        if (Persons.Count is 0)
        {
            return;
        }

        writer.WriteStartElement("persons");
        foreach (var person in Persons)
        {
            person.Write(writer);
        }

        writer.WriteEndElement();
    }

    /// <summary>Names the answer and nobody in it.</summary>
    /// <returns>The message's name and what it amounts to.</returns>
    public override string ToString() => $"{nameof(GbdflAnswer)} {MessageId} {Kind}";
}

/// <summary>
/// A person in the register: what the gateway needs of him. Written, he gets the other elements which the schema demands
/// (gender by the ИИН, Kazakh by nationality, citizen and native of Kazakhstan), because every person written here is synthetic.
/// </summary>
public sealed record Person
{
    /// <summary>The code of an ordinary living person; other codes of <see cref="LifeStatus"/> are not public.</summary>
    public const string NormalLifeStatusCode = "0";

    /// <summary>An ordinary living person.</summary>
    public static readonly DictionaryValue NormalLifeStatus = new(NormalLifeStatusCode, "Нормальный", "Қалыпты");

    private static readonly DictionaryValue Male = new("1", "Мужской", "Ер");
    private static readonly DictionaryValue Female = new("2", "Женский", "Әйел");
    private static readonly DictionaryValue Kazakh = new("005", "Казах", "Қазақ");
    private static readonly DictionaryValue Kazakhstan = new("398", "КАЗАХСТАН", "ҚАЗАҚСТАН");

    /// <summary>The ИИН.</summary>
    public required string Iin { get; init; }

    /// <summary>Surname, in upper case; some people have none.</summary>
    public string? Surname { get; init; }

    /// <summary>Name, in upper case.</summary>
    public string? Name { get; init; }

    /// <summary>Patronymic, in upper case; many people have none.</summary>
    public string? Patronymic { get; init; }

    /// <summary>Date of birth.</summary>
    public required DateOnly BirthDate { get; init; }

    /// <summary>Date of death.</summary>
    public DateOnly? DeathDate { get; init; }

    /// <summary>Whether the person lives, in the register's dictionary.</summary>
    public DictionaryValue LifeStatus { get; init; } = NormalLifeStatus;

    /// <summary>Whether the record was removed from the register; absent in real answers more often than not.</summary>
    public bool? Removed { get; init; }

    /// <summary>Names no one.</summary>
    /// <returns>The name of the type.</returns>
    public override string ToString() => nameof(Person);

    internal static Person Read(XmlElement person) => new()
    {
        Iin = person.NeedText("iin").Trim(),
        Surname = person.Text("surname"),
        Name = person.Text("name"),
        Patronymic = person.Text("patronymic"),
        BirthDate = person.NeedDate("birthDate"),
        DeathDate = person.Date("deathDate"),
        LifeStatus = DictionaryValue.Read(person.Need("lifeStatus")),
        Removed = person.Flag("removed"),
    };

    // The order is the schema's.
    internal void Write(XmlWriter writer)
    {
        writer.WriteStartElement("person");
        writer.Element("iin", Iin);
        writer.Optional("surname", Surname);
        writer.Optional("name", Name);
        writer.Optional("patronymic", Patronymic);
        writer.Element("birthDate", BirthDate);
        writer.Optional("deathDate", DeathDate);
        (IsMale ? Male : Female).Write(writer, "gender");
        Kazakh.Write(writer, "nationality");
        Kazakhstan.Write(writer, "citizenship");
        LifeStatus.Write(writer, "lifeStatus");
        writer.WriteStartElement("birthPlace");
        Kazakhstan.Write(writer, "country");
        writer.WriteEndElement();
        if (Removed is { } removed)
        {
            writer.Element("removed", removed);
        }

        writer.WriteEndElement();
    }

    // The seventh digit of an ИИН is odd for men.
    private bool IsMale => Iin.Length > 6 && (Iin[6] - '0') % 2 is 1;
}
