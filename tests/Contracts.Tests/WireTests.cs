using System.Text.Json;

namespace Attestation.Contracts.Tests;

public class WireTests
{
    [Theory]
    [InlineData(typeof(SubmitApplication), "submit-application")]
    [InlineData(typeof(NoticeIssued), "notice-issued")]
    [InlineData(typeof(GetApplicationStatus), "get-application-status")]
    public void A_message_is_named_in_kebab_case(Type message, string name) => Assert.Equal(name, MessageNames.Of(message));

    [Fact]
    public void A_type_outside_the_contract_has_no_name() => Assert.Throws<ArgumentException>(() => MessageNames.Of(typeof(string)));

    [Fact]
    public void Kazakh_text_is_readable_on_the_wire_and_absent_fields_are_left_out()
    {
        var json = JsonSerializer.Serialize(new HeldCategory { Category = HeldCategoryName.Expert, OrderNumber = "Ә-1" }, ContractJson.Options);

        Assert.Equal("""{"category":"Expert","orderNumber":"Ә-1"}""", json);
    }

    [Fact]
    public void A_language_is_written_as_its_two_letters() =>
        Assert.Equal("\"kk\"", JsonSerializer.Serialize(Language.Kazakh, ContractJson.Options));

    [Fact]
    public void A_message_lacking_a_required_field_is_not_read()
    {
        var failure = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<NoticeSigned>("""{"noticeId":"7b0f3a51-24c2-4a55-93b4-5f8d3f1c6a10"}""", ContractJson.Options));

        Assert.Contains("signedXml", failure.Message, StringComparison.Ordinal);
    }
}
