using System.Text.Json.Nodes;
using Attestation.Contracts;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Receiving;

namespace Attestation.Gateway.Tests.Receiving;

public class SubmitApplicationReaderTests
{
    [Fact]
    public void Every_field_arrives_where_it_belongs()
    {
        var read = Given.ValidMessage().Accepted().Application;

        Assert.Equal(Guid.Parse("7b0f3a51-24c2-4a55-93b4-5f8d3f1c6a10"), read.Id);
        Assert.Equal(
            (Channel.Egov, "10109001292987", "3382552", Given.Bin, Purpose.Award, Category.Researcher, true, true),
            (read.Channel, read.PortalRequestNumber, read.PortalChainId, read.Provider.Value, read.Purpose, read.Requested, read.Early, read.MovedFromHigherEducation));
        Assert.Equal(new DateTimeOffset(2026, 10, 6, 10, 30, 0, TimeSpan.FromHours(5)), read.SubmittedAt);
        Assert.Equal(TimeSpan.FromHours(5), read.SubmittedAt.Offset);
        Assert.Equal(("Математика мұғалімі", "№1 кешкі мектебі"), (read.Position, read.Workplace));
        Assert.Equal(Given.Iin, read.Applicant.Iin.Value);
        Assert.Equal(
            ("ҮЛГІЛІ ӘЛИЯ СЫНАҚҚЫЗЫ", "aliya@example.kz", "+77010000000", Language.Kazakh),
            (read.Applicant.FullName, read.Applicant.Email, read.Applicant.Phone, read.Applicant.Language));
        Assert.Equal(
            new HeldCategory { Category = HeldCategoryName.Expert, ValidUntil = new(2027, 6, 1), OrderNumber = "Ә-17", OrderDate = new(2022, 6, 1) }, read.Held);
        Assert.Equal(new Consent { Given = true, KdpToken = "token-of-consent", PublicKey = "key-of-consent" }, read.Consent);
        Assert.Equal(new Essay("Заманауи сабақ", "Бірінші жол.\nЕкінші жол."), read.Essay);
    }

    [Fact]
    public void Documents_and_their_bytes_run_side_by_side()
    {
        var read = Given.ValidMessage().Accepted();

        Assert.Equal(["scan of Сертификат.pdf", "scan of Грамота.pdf"], read.Contents.Select(content => System.Text.Encoding.UTF8.GetString(content.Span)));
        Assert.Equal(read.Contents.Select(content => content.Length), read.Application.Documents.Select(document => document.Size));
        var first = read.Application.Documents[0];
        Assert.Equal(
            new Application.Document(
                DocumentKind.CourseCertificate, "Сертификат.pdf", "application/pdf", first.Sha256, first.Size, new(2025, 3, 1), 80, true, AchievementLevel.Oblast),
            first);
    }

    [Theory]
    [InlineData("portalChainId")]
    [InlineData("heldCategory")]
    [InlineData("heldCategory/validUntil")]
    [InlineData("heldCategory/orderNumber")]
    [InlineData("heldCategory/orderDate")]
    [InlineData("early")]
    [InlineData("movedFromHigherEducation")]
    [InlineData("consent/kdpToken")]
    [InlineData("consent/publicKey")]
    [InlineData("documents")]
    [InlineData("documents/0/issuedOn")]
    [InlineData("documents/0/hours")]
    [InlineData("documents/0/agreed")]
    [InlineData("documents/0/level")]
    [InlineData("essay")]
    public void An_optional_field_may_be_absent_or_null(string field)
    {
        Assert.Empty(Given.ValidMessage().Without($"/{field}").Wrongs());
        Assert.Empty(Given.ValidMessage().With($"/{field}", null).Wrongs());
    }

    [Theory]
    [Requirement("S2-13", "S1-6")]
    [InlineData("applicationId")]
    [InlineData("channel")]
    [InlineData("portalRequestNumber")]
    [InlineData("submittedAt")]
    [InlineData("providerBin")]
    [InlineData("applicant")]
    [InlineData("applicant/iin")]
    [InlineData("applicant/fullName")]
    [InlineData("applicant/email")]
    [InlineData("applicant/phone")]
    [InlineData("applicant/language")]
    [InlineData("position")]
    [InlineData("workplace")]
    [InlineData("purpose")]
    [InlineData("requestedCategory")]
    [InlineData("heldCategory/category")]
    [InlineData("consent")]
    [InlineData("consent/given")]
    [InlineData("documents/1/kind")]
    [InlineData("documents/1/fileName")]
    [InlineData("documents/1/mediaType")]
    [InlineData("documents/1/sha256")]
    [InlineData("documents/1/content")]
    [InlineData("essay/topic")]
    [InlineData("essay/text")]
    public void A_required_field_may_be_neither_absent_nor_null(string field)
    {
        Assert.Equal([$"/{field} field.missing"], Given.ValidMessage().Without($"/{field}").Wrongs());
        Assert.Equal([$"/{field} field.missing"], Given.ValidMessage().With($"/{field}", null).Wrongs());
    }

    [Fact]
    public void No_field_takes_a_value_of_another_type()
    {
        foreach (var field in Change.Leaves(Given.ValidMessage()).Concat(["/applicant", "/heldCategory", "/consent", "/documents", "/documents/0", "/essay"]))
        {
            // Neither a list nor an object stands in for a list or an object here: both are tried.
            foreach (JsonNode other in new JsonNode[] { new JsonArray(), new JsonObject { ["a"] = 1 }, JsonValue.Create(1.5), JsonValue.Create("1") })
            {
                var wrongs = Given.ValidMessage().With(field, other.DeepClone()).Wrongs();

                Assert.True(wrongs is [] || wrongs.All(wrong => wrong.StartsWith(field, StringComparison.Ordinal)), $"{field}: {string.Join(", ", wrongs)}");
                Assert.True(wrongs is not [] || TakesIt(field, other), $"{field} took {other.ToJsonString()}");
            }
        }
    }

    [Fact]
    public void Unknown_properties_are_passed_over()
    {
        var message = Given.ValidMessage().With("/favouriteColour", "green").With("/applicant/height", 180).With("/documents/0/pages", new JsonArray(1, 2));

        Assert.Equal(Given.ValidMessage().Accepted().ContentHash, message.Accepted().ContentHash);
    }

    [Fact]
    public void Every_problem_is_named_at_once()
    {
        var message = Given.ValidMessage()
            .With("/applicationId", "one").With("/submittedAt", "yesterday").With("/providerBin", Given.Iin).With("/purpose", "award")
            .With("/applicant/iin", "1").With("/applicant/phone", "8").Without("/applicant/email").With("/documents/1/hours", 0).With("/documents/0/content", "?")
            .With("/essay/topic", " ");

        string[] expected =
        [
            "/applicationId uuid.format", "/submittedAt instant.format", "/providerBin bin.invalid", "/purpose value.unknown", "/applicant/iin iin.format",
            "/applicant/phone phone.format", "/applicant/email field.missing", "/documents/1/hours document.hours", "/documents/0/content document.base64",
            "/essay/topic text.empty",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), message.Wrongs().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_refused_message_still_says_whom_to_answer()
    {
        var reading = Given.ValidMessage().Without("/applicant").Read();

        Assert.IsType<Reading<SubmittedApplication>.Refused>(reading);
        Assert.Equal(new Legible(Guid.Parse("7b0f3a51-24c2-4a55-93b4-5f8d3f1c6a10"), Channel.Egov, Given.Bin), reading.Legible);
    }

    [Fact]
    public void Of_an_empty_object_nothing_is_legible() => Assert.Equal(new Legible(), new JsonObject().Read().Legible);

    [Theory]
    [Requirement("S2-3", "S2-4")]
    [InlineData("Moderator", "Ustaz")]
    [InlineData("Expert", "Ustaz")]
    [InlineData("Researcher", "Egov")]
    [InlineData("Master", "Egov")]
    [InlineData("Head3", "Egov")]
    [InlineData("Head2", "Egov")]
    [InlineData("Head1", "Egov")]
    [InlineData("Deputy3", "Egov")]
    [InlineData("Deputy2", "Egov")]
    [InlineData("Deputy1", "Egov")]
    public void A_category_has_one_channel_and_the_answer_names_it(string category, string right)
    {
        var wrong = right == "Egov" ? "Ustaz" : "Egov";

        Assert.Empty(Given.ValidMessage().With("/requestedCategory", category).With("/channel", right).Wrongs());
        var reading = Given.ValidMessage().With("/requestedCategory", category).With("/channel", wrong).Read();
        var problem = Assert.Single(Assert.IsType<Reading<SubmittedApplication>.Refused>(reading).Problems);
        Assert.Equal(("/channel", "channel.wrong"), (problem.Pointer, problem.Code));
        Assert.All(new[] { problem.Message.Kk, problem.Message.Ru, problem.Message.En }, sentence => Assert.Contains($"({right})", sentence, StringComparison.Ordinal));
    }

    [Fact]
    [Requirement("S1-2")]
    public void Paper_is_not_taken_for_a_provider_that_is_not_switched_on() =>
        Assert.Equal(["/channel channel.paperNotEnabled"], Given.ValidMessage().With("/channel", "Paper").Wrongs());

    [Fact]
    public void An_unknown_category_does_not_make_the_channel_wrong() =>
        Assert.Equal(["/requestedCategory value.unknown"], Given.ValidMessage().With("/requestedCategory", "Wizard").Wrongs());

    private static bool TakesIt(string field, JsonNode value) => value switch
    {
        JsonArray => field == "/documents",
        JsonValue text when text.TryGetValue<string>(out _) => new[]
        {
            "/portalRequestNumber", "/portalChainId", "/applicant/fullName", "/position", "/workplace", "/heldCategory/orderNumber", "/consent/kdpToken",
            "/consent/publicKey", "/essay/topic", "/essay/text", "/documents/0/fileName", "/documents/0/mediaType", "/documents/1/fileName", "/documents/1/mediaType",
        }.Contains(field),
        _ => false,
    };
}
