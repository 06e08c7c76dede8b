using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Attestation.Contracts;

namespace Attestation.Gateway.Cases;

/// <summary>
/// What somebody said or decided, for the journal: stored encrypted, with a random salt. In clear stands only a hash of both, which says
/// nothing to whoever guesses an ИИН, and by which the words, while they are kept, can be shown to be those of that day.
/// </summary>
internal sealed record SealedWords(string Salt, JsonNode Said)
{
    public const string Field = "sealed";

    private const int SaltBytes = 16;

    public static SealedWords Of(object personal) =>
        new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SaltBytes)), JsonSerializer.SerializeToNode(personal, ContractJson.Options)!);

    public static string Place(Guid caseId, long seq) => $"journal/personal/{caseId:D}/{seq}";

    /// <summary>The details of the entry with the seal in them.</summary>
    public string Under(object? details)
    {
        var json = details is null ? [] : (JsonObject)JsonSerializer.SerializeToNode(details, ContractJson.Options)!;
        json[Field] = Seal();

        return json.ToJsonString(ContractJson.Options);
    }

    public bool Fits(string? details) => details is not null && JsonNode.Parse(details)?[Field]?.GetValue<string>() == Seal();

    private string Seal() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Salt}\n{Said.ToJsonString(ContractJson.Options)}")));
}
