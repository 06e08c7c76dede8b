using System.Text.Json.Nodes;
using Attestation.Contracts;
using Attestation.Gateway.Receiving;

namespace Attestation.Gateway.Tests.Receiving;

public class ReviewDecisionTests
{
    [Fact]
    public void A_refusal_by_a_person_is_read_in_full()
    {
        var read = RecordReviewDecisionReader.Read(Given.ReviewDecision().Parsed()).Value();

        Assert.Equal((ReviewDecision.Refuse, "S2-24"), (read.Decision, read.Ground));
        Assert.Equal([DocumentKind.Achievement, DocumentKind.Diploma], read.Documents);
        Assert.Equal(new BilingualText("Құжат дәйексіз.", "Документ недостоверен."), read.Explanation);
        Assert.Equal(new DecidedBy { Iin = Given.Iin, Position = "Әдіскер" }, read.DecidedBy);
        Assert.Equal(new DateTimeOffset(2026, 10, 6, 12, 0, 0, TimeSpan.FromHours(5)), read.DecidedAt);
    }

    [Fact]
    public void Going_on_needs_no_ground_and_no_explanation()
    {
        var message = Given.ReviewDecision().With("/decision", "Proceed").Without("/ground").Without("/documents").Without("/explanation");

        var read = RecordReviewDecisionReader.Read(message.Parsed()).Value();

        Assert.Equal((ReviewDecision.Proceed, null, null, null), (read.Decision, read.Ground, read.Documents, read.Explanation));
    }

    [Theory]
    [InlineData("Refuse", "S2-24", true)]
    [InlineData("Refuse", "S2-25", true)]
    [InlineData("Refuse", "S2-26", true)]
    [InlineData("Refuse", "S2-27", false)]
    [InlineData("Refuse", "s2-24", false)]
    [InlineData("Refuse", "", false)]
    [InlineData("Refuse", null, false)]
    [InlineData("Proceed", "S2-24", false)]
    [InlineData("Proceed", null, true)]
    public void The_ground_belongs_to_a_refusal(string decision, string? ground, bool isRight)
    {
        var message = Given.ReviewDecision().With("/decision", decision).With("/ground", ground);

        Assert.Equal(isRight ? [] : ["/ground review.ground"], Wrongs(message));
    }

    [Fact]
    public void A_refusal_without_an_explanation_is_sent_back() =>
        Assert.Equal(["/explanation review.explanation"], Wrongs(Given.ReviewDecision().Without("/explanation")));

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public void The_explanation_is_in_both_languages(string language)
    {
        Assert.Equal([$"/explanation/{language} field.missing"], Wrongs(Given.ReviewDecision().Without($"/explanation/{language}")));
        Assert.Equal([$"/explanation/{language} text.empty"], Wrongs(Given.ReviewDecision().With($"/explanation/{language}", " ")));
        Assert.Empty(Wrongs(Given.ReviewDecision().With($"/explanation/{language}", new string('a', 4000))));
        Assert.Equal([$"/explanation/{language} text.tooLong"], Wrongs(Given.ReviewDecision().With($"/explanation/{language}", new string('a', 4001))));
    }

    [Fact]
    public void Every_problem_is_named_at_once()
    {
        var message = Given.ReviewDecision()
            .With("/applicationId", 5).With("/ground", 24).With("/documents", new JsonArray("Achievement", "Essay", 2)).With("/decidedBy/iin", "1")
            .Without("/decidedBy/position").With("/decidedAt", "2026-10-06");

        string[] expected =
        [
            "/applicationId field.type", "/ground field.type", "/documents/1 value.unknown", "/documents/2 field.type", "/decidedBy/iin iin.format",
            "/decidedBy/position field.missing", "/decidedAt instant.format",
        ];
        Assert.Equal(expected, Wrongs(message));
    }

    [Fact]
    public void Of_an_empty_object_every_required_field_is_missed()
    {
        string[] expected = ["/applicationId field.missing", "/decision field.missing", "/decidedBy field.missing", "/decidedAt field.missing"];

        Assert.Equal(expected, Wrongs([]));
    }

    private static string[] Wrongs(JsonObject message) => RecordReviewDecisionReader.Read(message.Parsed()).Wrongs();
}
