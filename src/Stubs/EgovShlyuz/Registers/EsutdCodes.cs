using System.Text.Json;

namespace Attestation.Stubs.EgovShlyuz.Registers;

/// <summary>
/// Status codes of ЕСУТД with their words in Russian and Kazakh, from <c>esutd-codes.json</c>. The real table has some three hundred; here are those that
/// a question by ИИН can meet. The words are ours, the codes and what they mean are not.
/// </summary>
internal sealed class EsutdCodes
{
    public const string OtherBin = "SCSE046";
    public const string TooLarge = "SCSE999";

    private readonly Dictionary<string, Words> _words = Load();

    public IReadOnlyCollection<string> All => _words.Keys;

    /// <summary>Both languages, as a status message has no language of its own.</summary>
    public string Message(string code) => $"{_words[code].Ru} / {_words[code].Kk}";

    private static Dictionary<string, Words> Load()
    {
        using var file = typeof(EsutdCodes).Assembly.GetManifestResourceStream("esutd-codes.json")!;

        return JsonSerializer.Deserialize<Dictionary<string, Words>>(file, JsonSerializerOptions.Web)!;
    }

    private sealed record Words(string Ru, string Kk);
}
