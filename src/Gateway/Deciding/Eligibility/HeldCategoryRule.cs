using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>Whether what is said of the category held agrees with itself and with the day (Rules, p. 3, 29 and 46).</summary>
internal static class HeldCategoryRule
{
    private const string Condition = "category held";

    public static IEnumerable<Check> Look(CaseFile file)
    {
        var source = FactSource.OfApplication(file);
        if (file.Application.Held is not { } held)
        {
            if (file.Application.Documents.Any(document => document.Kind is DocumentKind.CategoryCertificate or DocumentKind.CategoryOrder))
            {
                yield return Check.Doubtful(Condition, Doubts.CategoryNotStated, "none is stated, but its document is attached", source);
            }

            yield break;
        }

        var day = Kazakhstan.DateOf(file.FiledAt);
        if (held.OrderDate is { } ordered && (ordered > day || held.ValidUntil < ordered))
        {
            yield return Check.Doubtful(Condition, Doubts.CategoryDates, $"order of {ordered:yyyy-MM-dd}, valid until {held.ValidUntil:yyyy-MM-dd}, filed on {day:yyyy-MM-dd}", source);
        }

        // Leave, study, service in the army keep a category for up to two years (p. 29): nothing here knows of them.
        yield return held.ValidUntil switch
        {
            { } until when until < day => Check.Doubtful(Condition, Doubts.CategoryExpired, $"valid until {until:yyyy-MM-dd}, filed on {day:yyyy-MM-dd}", source),
            { } until => Check.Met(Condition, Act.Rules.At("п. 3"), $"valid until {until:yyyy-MM-dd}", source),
            null => Check.NotChecked(Condition, Act.Rules.At("п. 3"), "the application does not say until when it is valid"),
        };
    }
}
