namespace Attestation.Gateway.Deciding;

/// <summary>Compares what people typed: case, runs of white space and the form of composed letters do not matter.</summary>
internal static class PlainText
{
    public static bool AreAlike(string one, string other) => Words(one).SequenceEqual(Words(other), StringComparer.Ordinal);

    public static bool HaveAWordInCommon(string one, string other) => Words(one).Intersect(Words(other), StringComparer.Ordinal).Any();

    private static string[] Words(string text) => Nfc.Of(text).ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
