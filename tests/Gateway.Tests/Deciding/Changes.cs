using Attestation.Contracts;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

/// <summary>What a test changes in a case, and how it reads the decision.</summary>
internal static class Changes
{
    public static CaseFile Applying(this CaseFile file, Func<Application, Application> change) => file with { Application = change(file.Application) };

    public static CaseFile Knowing(this CaseFile file, Func<Evidence, Evidence> change) => file with { Evidence = change(file.Evidence) };

    public static CaseFile Without(this CaseFile file, DocumentKind kind) =>
        file.Applying(application => application with { Documents = [.. application.Documents.Where(document => document.Kind != kind)] });

    public static CaseFile Attaching(this CaseFile file, params Application.Document[] documents) =>
        file.Applying(application => application with { Documents = [.. application.Documents, .. documents] });

    /// <summary>The platform shows exactly these items.</summary>
    public static CaseFile OnPlatform(this CaseFile file, params PortfolioItem[] items) =>
        file.Knowing(evidence => evidence with { Portfolio = Given.Found(new Portfolio(items, "snapshot-1", new string('0', 64))) });

    public static CaseFile Consenting(this CaseFile file, ConsentState state) =>
        file.Knowing(_ => Evidence.None with { Consent = Given.Consent(state), FiledBefore = FiledBefore.Nothing });

    public static Decision Decide(this CaseFile file, SchoolYears? years = null) => DecisionRules.Decide(file, years ?? Given.Years());

    /// <summary>Each reason as ground, requirement and document: <c>S2-25 S2-21 Essay</c>.</summary>
    public static string[] Lines(this Decision decision) => [.. decision.Reasons.Select(reason => $"{reason.Ground} {reason.Requirement} {reason.Document}".TrimEnd())];

    public static string[] Reasons(this CaseFile file, SchoolYears? years = null) => file.Decide(years).Lines();

    /// <summary>How a condition stands, with its clause: <c>Met п. 5</c>.</summary>
    public static string Condition(this CaseFile file, string name)
    {
        var check = file.Decide().Checks.Single(check => check.Condition == name);

        return $"{check.Standing} {check.Citation.Clause}";
    }

    public static CaseFile Holding(this CaseFile file, HeldCategoryName? held, DateOnly? validUntil = null, DateOnly? ordered = null) =>
        file.Applying(application => application with { Held = held is { } name ? new HeldCategory { Category = name, ValidUntil = validUntil, OrderDate = ordered } : null });
}
