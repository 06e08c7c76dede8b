using Attestation.Contracts;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

/// <summary>Which wording of the rules a case falls under, and that it keeps it.</summary>
public class EditionsTests
{
    [Theory]
    [Requirement("S2-1", "S1-5")]
    [InlineData(Channel.Egov, "2025")]
    [InlineData(Channel.Ustaz, "2025")]
    [InlineData(Channel.Paper, "2013")]
    public void The_channel_and_the_day_choose_the_edition(Channel channel, string edition) =>
        Assert.Equal(edition, Gateway.Deciding.Editions.InForce(channel, new DateOnly(2026, 10, 6)).Name);

    [Theory]
    [InlineData("2025-02-24", null)]
    [InlineData("2025-02-25", "2025")]
    public void An_edition_is_in_force_from_its_first_day(string day, string? edition)
    {
        var choose = () => Gateway.Deciding.Editions.InForce(Channel.Egov, DateOnly.Parse(day)).Name;

        if (edition is null)
        {
            Assert.Contains(day, Assert.Throws<EditionException>(choose).Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(edition, choose());
        }
    }

    [Theory]
    [InlineData("2026-08-31", "2025")]
    [InlineData("2026-09-01", "next")]
    [InlineData("2027-08-31", "next")]
    [InlineData("2027-09-01", "2025")]
    public void Of_two_editions_the_younger_governs_while_it_is_in_force(string day, string edition)
    {
        Edition[] editions = [new ElectronicEdition(), new NextEdition()];

        Assert.Equal(edition, Gateway.Deciding.Editions.Choose(editions, Channel.Egov, DateOnly.Parse(day)).Name);
    }

    [Fact]
    public void A_case_is_decided_by_the_edition_it_was_received_under_whatever_the_channel_would_say_today()
    {
        var electronic = Given.CaseFile() with { Edition = "2013" };

        var decision = electronic.Decide();

        Assert.Equal("2013", decision.Edition);
        Assert.Contains("S2-25 S1-7 IdentityCopy", decision.Lines());
    }

    [Fact]
    public void An_edition_that_nobody_knows_is_an_error_and_not_a_decision() =>
        Assert.Throws<EditionException>(() => (Given.CaseFile() with { Edition = "2031" }).Decide());

    [Fact]
    public void Every_edition_has_a_name_of_its_own_and_days_in_order()
    {
        var editions = Gateway.Deciding.Editions.All;

        Assert.Equal(editions.Count, editions.Select(edition => edition.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(editions, edition => Assert.False(edition.To < edition.From));
    }

    // A wording that holds for one school year.
    private sealed class NextEdition : Edition
    {
        public override string Name => "next";

        public override DateOnly From { get; } = new(2026, 9, 1);

        public override DateOnly? To { get; } = new(2027, 8, 31);

        public override BilingualText Service => new("", "");

        public override bool AsksRegisters => true;

        public override bool Governs(Channel channel) => channel is Channel.Egov;

        public override IEnumerable<Finding> Shortcomings(CaseFile file, SchoolYears.Year year) => [];

        public override IEnumerable<Finding> Doubts(CaseFile file) => [];

        public override IReadOnlyList<Check> Checks(CaseFile file) => [];
    }
}
