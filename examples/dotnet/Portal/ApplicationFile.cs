using System.Text.Json;
using Attestation.Contracts;

namespace Attestation.Examples.Portal;

internal static class ApplicationFile
{
    /// <summary>Reads an application, or a sample that holds one.</summary>
    public static async Task<SubmitApplication> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        using var document = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
        var application = document.RootElement.TryGetProperty("message", out var message) ? message : document.RootElement;

        return application.Deserialize<SubmitApplication>(ContractJson.Options) ?? throw new JsonException($"{path} holds no application.");
    }
}
