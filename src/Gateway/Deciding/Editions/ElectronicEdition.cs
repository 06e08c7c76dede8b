using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>The list of main requirements in the wording of Order №32 of 25.02.2025: electronic, through egov.kz and «Ұстаз» (S2).</summary>
internal sealed class ElectronicEdition : Edition
{
    public override string Name => "2025";

    // The day of the order. The gateway took no application before it came into force.
    public override DateOnly From { get; } = new(2025, 2, 25);

    public override DateOnly? To => null;

    public override BilingualText Service { get; } = new(
        "Педагогтердің аттестаттаудан өтуі үшін құжаттарды қабылдау",
        "Прием документов для прохождения аттестации педагогов");

    public override bool AsksRegisters => true;

    public override bool Governs(Channel channel) => channel is Channel.Egov or Channel.Ustaz;

    public override IEnumerable<Finding> Shortcomings(CaseFile file, SchoolYears.Year year) =>
    [
        .. ConsentRule.Shortcomings(file),
        .. PeriodRules.Shortcomings(file, year),
        .. DocumentRules.Shortcomings(file),
        .. EssayRule.Shortcomings(file, year),
    ];

    public override IEnumerable<Finding> Doubts(CaseFile file) => ReliabilityRules.Find(file);

    public override IReadOnlyList<Check> Checks(CaseFile file) => EligibilityRules.Look(file);
}
