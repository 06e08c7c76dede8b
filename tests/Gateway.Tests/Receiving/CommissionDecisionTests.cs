using System.Text.Json.Nodes;
using Attestation.Contracts;
using Attestation.Gateway.Receiving;

namespace Attestation.Gateway.Tests.Receiving;

/// <summary>The message of the provider about its commission.</summary>
public class CommissionDecisionTests
{
    [Fact]
    public void A_decision_is_read_in_full()
    {
        var read = RecordCommissionDecisionReader.Read(Valid().Parsed()).Value();

        Assert.Equal((CommissionDecision.Award, Category.Expert, "14-ж/қ"), (read.Decision, read.Category, read.OrderNumber));
        Assert.Equal((new DateOnly(2026, 11, 5), new DateOnly(2026, 11, 4)), (read.OrderDate, read.DecidedOn));
    }

    [Theory]
    [InlineData("/applicationId", "\"7\"", "uuid.format")]
    [InlineData("/decision", "\"Refuse\"", "value.unknown")]
    [InlineData("/decision", "0", "field.type")]
    [InlineData("/category", "\"Second\"", "value.unknown")]
    [InlineData("/orderNumber", "\" \"", "text.empty")]
    [InlineData("/orderDate", "\"05.11.2026\"", "date.format")]
    [InlineData("/decidedOn", "null", "field.missing")]
    public void What_is_wrong_is_named_with_its_place(string pointer, string value, string code) =>
        Assert.Equal([$"{pointer} {code}"], RecordCommissionDecisionReader.Read(Valid().With(pointer, JsonNode.Parse(value)).Parsed()).Wrongs());

    [Fact]
    public void Of_an_empty_object_every_field_is_missed() => Assert.Equal(6, RecordCommissionDecisionReader.Read(new JsonObject().Parsed()).Wrongs().Length);

    [Theory]
    [Requirement("S1-2", "S1-4")]
    [InlineData(Given.Bin, true)]
    [InlineData("960840000919", false)]
    public void Paper_is_taken_for_the_providers_that_are_switched_on_for_it(string switchedOn, bool taken)
    {
        var message = Given.ValidMessage().With("/channel", "Paper").Parsed();

        var wrongs = SubmitApplicationReader.Read(message, new DoorLimits(), bin => bin.Value == switchedOn).Wrongs();

        Assert.Equal(taken ? [] : ["/channel channel.paperNotEnabled"], wrongs);
    }

    [Theory]
    [InlineData("Moderator")]
    [InlineData("Master")]
    [InlineData("Deputy1")]
    public void On_paper_any_category_may_be_asked_for(string category)
    {
        var message = Given.ValidMessage().With("/channel", "Paper").With("/requestedCategory", category).Parsed();

        Assert.Empty(SubmitApplicationReader.Read(message, new DoorLimits(), _ => true).Wrongs());
    }

    private static JsonObject Valid() => Given.Json(
        """
        { "applicationId": "7b0f3a51-24c2-4a55-93b4-5f8d3f1c6a10", "decision": "Award", "category": "Expert", "orderNumber": "14-ж/қ", "orderDate": "2026-11-05", "decidedOn": "2026-11-04" }
        """);
}
