namespace Attestation.Gateway.Deciding;

/// <summary>S2-27: once a school year. S2-28: in the periods set by the authorised body.</summary>
internal static class PeriodRules
{
    public static IEnumerable<Finding> Shortcomings(CaseFile file, SchoolYears.Year year)
    {
        if (file.Evidence.FiledBefore is FiledBefore.Accepted)
        {
            yield return new Finding(Texts.OnceAYear, $"an application for the same kind of post was accepted in {year.Name}", FactSource.OfApplication(file));
        }

        if (!year.IsOpen(file.Application.Requested, file.FiledAt, file.Application.Provider))
        {
            yield return new Finding(Texts.OutsideWindow, $"filed at {Kazakhstan.ToLocal(file.FiledAt):O}, no window of {year.Name} is open", FactSource.OfApplication(file));
        }
    }
}
