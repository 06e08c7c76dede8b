namespace Attestation.Gateway.Deciding;

/// <summary>Compares what people typed: case, runs of white space and the form of composed letters do not matter.</summary>
internal static class PlainText
{
    public static bool AreAlike(string one, string other) => Plain(one) == Plain(other);

    private static string Plain(string text) =>
        string.Join(' ', Nfc.Of(text).ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
