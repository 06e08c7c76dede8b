using System.Text.RegularExpressions;

namespace Attestation.Stubs.TestKit.Mappings;

/// <summary>Patterns that were written for Java: they must fit the whole text, and a slow one does not hold the double up.</summary>
internal sealed class JavaRegex
{
    private readonly Regex _regex;

    private JavaRegex(Regex regex) => _regex = regex;

    public static JavaRegex? Read(JsonPlace place)
    {
        var pattern = place.AnyText();
        try
        {
            return new JavaRegex(new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));
        }
        catch (ArgumentException broken)
        {
            place.Complain($"is no regular expression that is supported here: {broken.Message}");
            return null;
        }
    }

    public bool Fits(string text)
    {
        try
        {
            return _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
