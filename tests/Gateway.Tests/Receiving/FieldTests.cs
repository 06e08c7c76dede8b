using Attestation.Gateway.Receiving;

namespace Attestation.Gateway.Tests.Receiving;

/// <summary>Each rule of a field, on both edges.</summary>
public class FieldTests
{
    [Theory]
    [InlineData("/applicationId", "\"7B0F3A51-24C2-4A55-93B4-5F8D3F1C6A10\"", null)]
    [InlineData("/applicationId", "\"7b0f3a5124c24a5593b45f8d3f1c6a10\"", "uuid.format")]
    [InlineData("/applicationId", "\"{7b0f3a51-24c2-4a55-93b4-5f8d3f1c6a10}\"", "uuid.format")]
    [InlineData("/applicationId", "\" 7b0f3a51-24c2-4a55-93b4-5f8d3f1c6a10\"", "uuid.format")]
    [InlineData("/applicationId", "\"+b0f3a51-24c2-4a55-93b4-5f8d3f1c6a10\"", "uuid.format")]
    [InlineData("/applicationId", "\"0x0f3a51-24c2-4a55-93b4-5f8d3f1c6a10\"", "uuid.format")]
    [InlineData("/applicationId", "\"00000000-0000-0000-0000-000000000000\"", "uuid.format")]
    [InlineData("/applicationId", "\"\\uD800\"", "text.characters")]
    [InlineData("/submittedAt", "\"2026-10-06T05:30:00Z\"", null)]
    [InlineData("/submittedAt", "\"2026-10-06T10:30:00.123456789+05:00\"", null)]
    [InlineData("/submittedAt", "\"2026-10-06T10:30+05:00\"", null)]
    [InlineData("/submittedAt", "\"2026-10-06T10:30:00-00:00\"", null)]
    [InlineData("/submittedAt", "\"2026-10-06T10:30:00\"", "instant.format")]
    [InlineData("/submittedAt", "\"2026-10-06T10:30:00+05\"", "instant.format")]
    [InlineData("/submittedAt", "\"2026-10-06T10:30:00+0500\"", "instant.format")]
    [InlineData("/submittedAt", "\"2026-10-06 10:30:00+05:00\"", "instant.format")]
    [InlineData("/submittedAt", "\"2026-10-06\"", "instant.format")]
    [InlineData("/submittedAt", "\"2026-02-29T10:30:00+05:00\"", "instant.format")]
    [InlineData("/submittedAt", "\"2026-13-06T10:30:00+05:00\"", "instant.format")]
    [InlineData("/submittedAt", "\"2026-10-06T24:00:00+05:00\"", "instant.format")]
    [InlineData("/submittedAt", "\"0001-01-01T00:00:00+05:00\"", "instant.format")]
    [InlineData("/submittedAt", "1791264600", "field.type")]
    [InlineData("/documents/0/issuedOn", "\"2024-02-29\"", null)]
    [InlineData("/documents/0/issuedOn", "\"2025-02-29\"", "date.format")]
    [InlineData("/documents/0/issuedOn", "\"2025-3-01\"", "date.format")]
    [InlineData("/documents/0/issuedOn", "\"01.03.2025\"", "date.format")]
    [InlineData("/documents/0/issuedOn", "\"2025-03-01T00:00:00Z\"", "date.format")]
    [InlineData("/documents/0/issuedOn", "\"\"", "date.format")]
    [InlineData("/purpose", "\"Confirm\"", null)]
    [InlineData("/purpose", "\"confirm\"", "value.unknown")]
    [InlineData("/purpose", "\"1\"", "value.unknown")]
    [InlineData("/purpose", "\"Award, Confirm\"", "value.unknown")]
    [InlineData("/purpose", "\" Award\"", "value.unknown")]
    [InlineData("/purpose", "1", "field.type")]
    [InlineData("/applicant/language", "\"ru\"", null)]
    [InlineData("/applicant/language", "\"Kazakh\"", "value.unknown")]
    [InlineData("/applicant/language", "\"en\"", "value.unknown")]
    [InlineData("/documents/0/kind", "\"Essay\"", "value.unknown")]
    [InlineData("/documents/0/kind", "\"IdentityCopy\"", null)]
    [InlineData("/documents/0/level", "\"Galaxy\"", "value.unknown")]
    [InlineData("/documents/0/agreed", "\"true\"", "field.type")]
    [InlineData("/consent/given", "false", null)]
    [InlineData("/consent/given", "1", "field.type")]
    [InlineData("/documents/0/hours", "1", null)]
    [InlineData("/documents/0/hours", "2000", null)]
    [InlineData("/documents/0/hours", "0", "document.hours")]
    [InlineData("/documents/0/hours", "2001", "document.hours")]
    [InlineData("/documents/0/hours", "80.5", "document.hours")]
    [InlineData("/documents/0/hours", "1e999", "document.hours")]
    [InlineData("/documents/0/hours", "99999999999999999999", "document.hours")]
    [InlineData("/documents/0/hours", "\"80\"", "field.type")]
    [InlineData("/portalChainId", "\"0\"", null)]
    [InlineData("/portalChainId", "\"18446744073709551615\"", null)]
    [InlineData("/portalChainId", "\"118446744073709551615\"", "chainId.format")]
    [InlineData("/portalChainId", "\"-1\"", "chainId.format")]
    [InlineData("/portalChainId", "\"\"", "chainId.format")]
    [InlineData("/portalChainId", "\"١٢\"", "chainId.format")]
    [InlineData("/portalChainId", "3382552", "field.type")]
    public void A_value_is_taken_or_the_problem_has_its_code(string pointer, string json, string? code) => Expect(pointer, json, code);

    [Theory]
    [InlineData("000229599007", null)]
    [InlineData("000229599811", null)]
    [InlineData("990230699013", "iin.birthDate")]
    [InlineData("991301399012", "iin.birthDate")]
    [InlineData("990101799018", "iin.century")]
    [InlineData("000229599008", "iin.checksum")]
    [InlineData("000229599800", "iin.checksum")]
    [InlineData("00022959900", "iin.format")]
    [InlineData("0002295990077", "iin.format")]
    [InlineData("00022959900a", "iin.format")]
    [InlineData(" 000229599007", "iin.format")]
    [InlineData("٠٠٠٢٢٩٥٩٩٠٠٧", "iin.format")]
    public void An_iin_is_checked_in_full(string iin, string? code) => Expect("/applicant/iin", $"\"{iin}\"", code);

    [Theory]
    [InlineData("111140999014", null)]
    [InlineData("111140999015", "bin.invalid")]
    [InlineData("000229599007", "bin.invalid")]
    [InlineData("11114099901", "bin.invalid")]
    [InlineData("", "bin.invalid")]
    public void A_bin_is_checked_in_full(string bin, string? code) => Expect("/providerBin", $"\"{bin}\"", code);

    [Theory]
    [InlineData("+1234567890", null)]
    [InlineData("+123456789012345", null)]
    [InlineData("+123456789", "phone.format")]
    [InlineData("+1234567890123456", "phone.format")]
    [InlineData("87010000000", "phone.format")]
    [InlineData("+7 701 000 00 00", "phone.format")]
    [InlineData("+7(701)0000000", "phone.format")]
    [InlineData("++77010000000", "phone.format")]
    public void A_phone_is_in_international_form(string phone, string? code) => Expect("/applicant/phone", $"\"{phone}\"", code);

    [Theory]
    [InlineData("a@b.kz", null)]
    [InlineData("мұғалім@мектеп.қаз", null)]
    [InlineData("first.last+tag@sub.example.kz", null)]
    [InlineData("a", "email.format")]
    [InlineData("@b.kz", "email.format")]
    [InlineData("a@", "email.format")]
    [InlineData("a@kz", "email.format")]
    [InlineData("a@b..kz", "email.format")]
    [InlineData("a@.kz", "email.format")]
    [InlineData("a@b.kz.", "email.format")]
    [InlineData(".a@b.kz", "email.format")]
    [InlineData("a@b@c.kz", "email.format")]
    [InlineData("a b@c.kz", "email.format")]
    [InlineData("a@c.kz, b@c.kz", "email.format")]
    [InlineData("", "text.empty")]
    public void An_email_has_a_plausible_shape(string email, string? code) => Expect("/applicant/email", $"\"{email}\"", code);

    [Theory]
    [InlineData("/applicant/fullName", 256)]
    [InlineData("/position", 512)]
    [InlineData("/workplace", 512)]
    [InlineData("/portalRequestNumber", 64)]
    [InlineData("/heldCategory/orderNumber", 64)]
    [InlineData("/consent/kdpToken", 8192)]
    [InlineData("/consent/publicKey", 8192)]
    [InlineData("/essay/topic", 1000)]
    [InlineData("/essay/text", 20_000)]
    [InlineData("/documents/0/fileName", 255)]
    [InlineData("/documents/0/mediaType", 127)]
    public void A_text_is_neither_empty_nor_too_long(string pointer, int longest)
    {
        // An essay of no words is for the rules to judge.
        var (tooLong, empty) = pointer == "/essay/text" ? ("essay.tooLong", null) : ("text.tooLong", "text.empty");

        Expect(pointer, Quoted(new string('ә', longest)), null);
        Expect(pointer, Quoted($"  {new string('ә', longest)}  "), null);
        Expect(pointer, Quoted(new string('ә', longest + 1)), tooLong);
        Expect(pointer, Quoted(new string('ә', 4 * longest)), tooLong);
        Expect(pointer, "\"\"", empty);
        Expect(pointer, "\" \\t\\n \\u00A0\"", empty);
    }

    [Fact]
    public void A_text_is_as_long_as_its_composed_form()
    {
        Expect("/position", Quoted(string.Concat(Enumerable.Repeat("и\u0306", 512))), null);
        Expect("/position", Quoted(string.Concat(Enumerable.Repeat("и\u0306", 513))), "text.tooLong");
    }

    [Fact]
    public void An_email_has_at_most_256_characters()
    {
        Expect("/applicant/email", Quoted($"a@{new string('b', 251)}.kz"), null);
        Expect("/applicant/email", Quoted($"a@{new string('b', 252)}.kz"), "text.tooLong");
        Expect("/applicant/email", Quoted($"{new string('a', 64)}@b.kz"), null);
        Expect("/applicant/email", Quoted($"{new string('a', 65)}@b.kz"), "email.format");
    }

    [Theory]
    [InlineData("\\u0000")]
    [InlineData("\\u0001")]
    [InlineData("\\b")]
    [InlineData("\\f")]
    [InlineData("\\u000B")]
    [InlineData("\\u001F")]
    [InlineData("\\uFFFE")]
    [InlineData("\\uFFFF")]
    [InlineData("\\uD800")]
    [InlineData("\\uDC00\\uD800")]
    public void What_xml_cannot_carry_is_refused_in_lines_and_passages(string character)
    {
        Expect("/position", $"\"a{character}b\"", "text.characters");
        Expect("/essay/text", $"\"a{character}b\"", "text.characters");
    }

    [Theory]
    [InlineData("\\n")]
    [InlineData("\\r")]
    [InlineData("\\t")]
    [InlineData("\\u007F")]
    [InlineData("\\u0085")]
    [InlineData("\\u2028")]
    public void A_passage_may_have_lines_and_a_line_may_not(string character)
    {
        Expect("/position", $"\"a{character}b\"", "text.characters");
        Expect("/documents/0/fileName", $"\"a{character}b\"", "text.characters");
        Expect("/essay/text", $"\"a{character}b\"", null);
    }

    [Fact]
    public void A_character_outside_the_basic_plane_is_a_character()
    {
        Expect("/position", "\"\\uD83D\\uDE00\"", null);
        Expect("/position", "\"😀\"", null);
    }

    [Fact]
    public void Text_is_trimmed_composed_and_has_one_kind_of_line_end()
    {
        var message = Given.ValidMessage().With("/position", "  И\u0306од \u00A0").With("/essay/text", "\r\nбір\r\nекі\rүш\n");

        var read = message.Accepted().Application;

        Assert.Equal("\u0419од", read.Position);
        Assert.Equal("бір\nекі\nүш", read.Essay!.Text);
    }

    private static string Quoted(string text) => $"\"{text}\"";

    // The value is put into the text of the message: not every JSON can be made from a node.
    private static void Expect(string pointer, string json, string? code)
    {
        const string Place = "the-value-goes-here";
        var message = Given.ValidMessage().With(pointer, Place).ToJsonString(Attestation.Contracts.ContractJson.Options).Replace($"\"{Place}\"", json, StringComparison.Ordinal);

        var wrongs = SubmitApplicationReader.Read(Given.Parsed(message), new DoorLimits()).Wrongs();

        Assert.Equal(code is null ? [] : [$"{pointer} {code}"], wrongs);
    }
}
