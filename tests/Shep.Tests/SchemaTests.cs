using System.Text;
using System.Xml;
using System.Xml.Schema;

namespace Attestation.Shep.Tests;

/// <summary>
/// Against the original schemas, which are not part of this repository: <c>ATTESTATION_REFERENCE</c> names the folder above <c>schemas</c>.
/// </summary>
public sealed class SchemaTests
{
    private const string Reference = "ATTESTATION_REFERENCE";

    [Fact]
    public void Everything_written_is_valid_by_the_original_schemas()
    {
        var folder = Environment.GetEnvironmentVariable(Reference);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{Reference} is not set: nothing was compared with the original schemas.");

        Assert.Empty(ChannelErrors(folder));
        Assert.Empty(RegisterErrors(folder));
    }

    private static List<string> ChannelErrors(string folder)
    {
        var schemas = SchemasIn(Path.Combine(folder, "schemas", "merged"));
        var full = Given.Request(Given.Text("x")) with
        {
            CorrelationId = "c",
            RouteId = "r",
            Properties = [new Property("k", "v"), new Property("k2", "")],
            SessionId = Given.Session,
        };
        byte[][] messages =
        [
            Given.Request().Write(),
            full.Write(),
            Given.Response().Write(),
            (Given.Response(Given.Gbdfl(Given.Person())) with { CorrelationId = "c", SessionId = SessionId.New() }).Write(),
            (Given.Fault() with { ErrorData = "<x>", SubError = Given.Fault() with { SessionId = Given.Session } }).Write(),
        ];
        List<string> errors = [.. messages.SelectMany(message => Errors(schemas, InBody(message)))];

        // Whether the schemas bite at all: by the letter a session has braces.
        var bent = Encoding.UTF8.GetString(full.Write()).Replace(Given.Session, "none", StringComparison.Ordinal);
        Assert.NotEmpty(Errors(schemas, InBody(Encoding.UTF8.GetBytes(bent))));

        return errors;
    }

    private static List<string> RegisterErrors(string folder)
    {
        var schemas = SchemasIn(Path.Combine(folder, "schemas", "gbdfl"));
        var request = new GbdflRequest { MessageId = "q", MessageDate = Given.Morning, SenderCode = "", Iin = Given.Iin, KdpToken = "t", PublicKey = "k" };
        var whole = AsDocument("sendMessageResponse", Given.Gbdfl(Given.Person()));

        // Whether the schemas bite at all: everybody was born.
        Assert.NotEmpty(Errors(schemas, whole.Replace("<birthDate>2000-02-29</birthDate>", "", StringComparison.Ordinal)));

        var dead = Given.Person() with { DeathDate = new DateOnly(2026, 1, 2), Surname = null, Patronymic = null, Removed = null };

        return
        [
            .. Errors(schemas, AsDocument("sendMessageRequest", request)),
            .. Errors(schemas, AsDocument("sendMessageResponse", Given.Gbdfl(Given.Person(), dead))),
            .. Errors(schemas, AsDocument("sendMessageResponse", Given.Gbdfl())),
        ];
    }

    private static XmlSchemaSet SchemasIn(string folder)
    {
        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        foreach (var file in Directory.EnumerateFiles(folder, "*.xsd"))
        {
            schemas.Add(null, file);
        }

        schemas.Compile();
        return schemas;
    }

    // The wrapper is declared by the schemas; in a fault it sits in the detail.
    private static string InBody(byte[] message)
    {
        using var reader = XmlReader.Create(new MemoryStream(message));
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Element && reader.NamespaceURI == ShepNamespaces.SyncChannel)
            {
                return reader.ReadOuterXml();
            }
        }

        throw new InvalidOperationException("There is no wrapper.");
    }

    // On the wire the fields stand in data; the schema knows them below an element of its own.
    private static string AsDocument(string root, IPayload payload) =>
        $"""<r:{root} xmlns:r="http://smartbridge.b10.kz">{Given.Travelled(payload).InnerXml}</r:{root}>""";

    private static List<string> Errors(XmlSchemaSet schemas, string document)
    {
        var errors = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, found) => errors.Add(found.Message);
        using var reader = XmlReader.Create(new StringReader(document), settings);
        while (reader.Read())
        {
        }

        // Inside data, which is of any type, there is nothing to compare with.
        errors.RemoveAll(error => error.StartsWith("Could not find schema information", StringComparison.Ordinal));
        return errors;
    }
}
