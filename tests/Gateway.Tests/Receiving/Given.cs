using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Receiving;

namespace Attestation.Gateway.Tests.Receiving;

/// <summary>A valid message of each kind, with every optional field; a test changes what it is about. Nobody in it exists.</summary>
internal static class Given
{
    public const string Iin = "000229599007";

    public const string Bin = "111140999014";

    public static JsonObject ValidMessage() => Json(
        $$"""
        {
          "applicationId": "7b0f3a51-24c2-4a55-93b4-5f8d3f1c6a10", "channel": "Egov", "portalRequestNumber": "10109001292987", "portalChainId": "3382552",
          "submittedAt": "2026-10-06T10:30:00+05:00", "providerBin": "{{Bin}}",
          "applicant": { "iin": "{{Iin}}", "fullName": "ҮЛГІЛІ ӘЛИЯ СЫНАҚҚЫЗЫ", "email": "aliya@example.kz", "phone": "+77010000000", "language": "kk" },
          "position": "Математика мұғалімі", "workplace": "№1 кешкі мектебі", "purpose": "Award", "requestedCategory": "Researcher",
          "heldCategory": { "category": "Expert", "validUntil": "2027-06-01", "orderNumber": "Ә-17", "orderDate": "2022-06-01" },
          "early": true, "movedFromHigherEducation": true,
          "consent": { "given": true, "kdpToken": "token-of-consent", "publicKey": "key-of-consent" },
          "documents": [],
          "essay": { "topic": "Заманауи сабақ", "text": "Бірінші жол.\nЕкінші жол." }
        }
        """).With("/documents", new JsonArray(Document("Сертификат.pdf", "CourseCertificate"), Document("Грамота.pdf", "Achievement")));

    public static JsonObject Document(string fileName, string kind) => Json(
        $$"""
        { "kind": "{{kind}}", "fileName": "{{fileName}}", "mediaType": "application/pdf", "issuedOn": "2025-03-01", "hours": 80, "agreed": true, "level": "Oblast" }
        """).WithContent(Encoding.UTF8.GetBytes($"scan of {fileName}"));

    public static JsonObject WithContent(this JsonObject document, byte[] content) => document
        .With("/content", Convert.ToBase64String(content))
        .With("/sha256", Convert.ToHexStringLower(SHA256.HashData(content)));

    public static JsonObject ReviewDecision() => Json(
        $$"""
        {
          "applicationId": "7b0f3a51-24c2-4a55-93b4-5f8d3f1c6a10", "decision": "Refuse", "ground": "S2-24", "documents": ["Achievement", "Diploma"],
          "explanation": { "kk": "Құжат дәйексіз.", "ru": "Документ недостоверен." },
          "decidedBy": { "iin": "{{Iin}}", "position": "Әдіскер" }, "decidedAt": "2026-10-06T12:00:00+05:00"
        }
        """);

    public static JsonObject Json(string text) => (JsonObject)JsonNode.Parse(text)!;

    public static IncomingMessage Incoming(byte[] body, string? type = "submit-application", string? contentType = "application/json") =>
        new(body, type, contentType, MessageId: null, CorrelationId: null, ReplyTo: null);

    public static IncomingMessage Incoming(string body, string? type = "submit-application", string? contentType = "application/json") =>
        Incoming(Encoding.UTF8.GetBytes(body), type, contentType);

    /// <summary>Through bytes and the parser, as in life.</summary>
    public static JsonElement Parsed(this JsonNode message) => Parsed(message.ToJsonString(ContractJson.Options));

    public static JsonElement Parsed(string message) =>
        Assert.IsType<ParsedMessage.Json>(MessageParser.Parse(Incoming(message), new DoorLimits { MessageBytes = 64 * DoorLimits.Megabyte })).Body;

    public static Reading<SubmittedApplication> Read(this JsonNode message, DoorLimits? limits = null) =>
        SubmitApplicationReader.Read(message.Parsed(), limits ?? new DoorLimits());

    public static SubmittedApplication Accepted(this JsonNode message) => message.Read().Value();

    /// <summary>What is wrong with it, as "pointer code".</summary>
    public static string[] Wrongs(this JsonNode message, DoorLimits? limits = null) => message.Read(limits).Wrongs();

    public static T Value<T>(this Reading<T> reading) =>
        reading is Reading<T>.Accepted accepted ? accepted.Value : throw new InvalidOperationException(string.Join(", ", reading.Wrongs()));

    public static string[] Wrongs<T>(this Reading<T> reading) =>
        reading is Reading<T>.Refused refused ? [.. refused.Problems.Select(problem => $"{problem.Pointer} {problem.Code}")] : [];
}
