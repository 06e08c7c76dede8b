using System.Text;
using System.Text.Json.Nodes;
using Attestation.Stubs.UstazPlatform.Teachers;

namespace Attestation.Stubs.UstazPlatform.Pages;

/// <summary>A form as the object that the interface takes: both are read by the same rules.</summary>
internal static class WrittenForm
{
    private static readonly string[] Numbers = ["item", "hours"];
    private static readonly string[] Flags = ["agreedWithAuthorisedBody", "consent"];

    public static Dictionary<string, string?> Values(IFormCollection form) =>
        form.ToDictionary(field => field.Key, field => (string?)field.Value.ToString().ReplaceLineEndings("\n"), StringComparer.Ordinal);

    public static async Task<byte[]> EntryAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        var entry = ObjectOf(Values(form));
        if (form.Files.GetFile("file") is { Length: > 0 } file)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, cancellationToken);
            entry["file"] = new JsonObject { ["name"] = Path.GetFileName(file.FileName), ["mediaType"] = file.ContentType, ["content"] = Convert.ToBase64String(content.ToArray()) };
        }

        return Bytes(entry);
    }

    public static byte[] Application(IFormCollection form, string teacherId)
    {
        var written = Values(form);
        var (topic, text) = (written.GetValueOrDefault("essayTopic"), written.GetValueOrDefault("essayText"));
        written.Remove("essayTopic");
        written.Remove("essayText");
        var application = ObjectOf(written);
        application["teacherId"] = teacherId;
        application.TryAdd("consent", false);
        if (!string.IsNullOrWhiteSpace(topic) || !string.IsNullOrWhiteSpace(text))
        {
            application["essay"] = new JsonObject { ["topic"] = topic, ["text"] = text };
        }

        return Bytes(application);
    }

    public static Dictionary<string, string?> Of(Entry entry) => new(StringComparer.Ordinal)
    {
        ["item"] = entry.Item.ToString(),
        ["kind"] = entry.Kind?.ToString(),
        ["category"] = entry.Category?.ToString(),
        ["title"] = entry.Title,
        ["titleRu"] = entry.TitleRu,
        ["number"] = entry.Number,
        ["issuer"] = entry.Issuer,
        ["issuedOn"] = entry.IssuedOn.ToString("yyyy-MM-dd"),
        ["periodFrom"] = entry.PeriodFrom?.ToString("yyyy-MM-dd"),
        ["periodTo"] = entry.PeriodTo?.ToString("yyyy-MM-dd"),
        ["hours"] = entry.Hours?.ToString(),
        ["programme"] = entry.Programme,
        ["agreedWithAuthorisedBody"] = entry.Agreed switch { true => "true", false => "false", null => null },
        ["level"] = entry.Level?.ToString(),
        ["source"] = entry.Source is EntrySource.Upload ? "Upload" : "Manual",
        ["enteredBy"] = entry.EnteredBy,
    };

    private static JsonObject ObjectOf(Dictionary<string, string?> written)
    {
        var result = new JsonObject();
        foreach (var (name, value) in written.Where(field => !string.IsNullOrWhiteSpace(field.Value)))
        {
            result[name] = Numbers.Contains(name, StringComparer.Ordinal) && int.TryParse(value, out var number) ? number
                : Flags.Contains(name, StringComparer.Ordinal) && bool.TryParse(value, out var flag) ? flag
                : value;
        }

        return result;
    }

    private static byte[] Bytes(JsonObject value) => Encoding.UTF8.GetBytes(value.ToJsonString());
}
