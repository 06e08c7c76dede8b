namespace Attestation.Shep;

/// <summary>Sessions, which the ШЭП alone names: a GUID in braces.</summary>
public static class SessionId
{
    /// <summary>Names a new session.</summary>
    /// <returns>A GUID in braces, 38 characters.</returns>
    public static string New() => Guid.NewGuid().ToString("B");

    /// <summary>Whether a text is a session's name by the letter of the schema, braces included.</summary>
    /// <param name="text">The text.</param>
    /// <returns><see langword="true"/> for a GUID in braces.</returns>
    public static bool IsValid(string text) => Guid.TryParseExact(text, "B", out _);
}
