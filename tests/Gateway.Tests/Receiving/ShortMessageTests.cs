using System.Text.Json.Nodes;
using Attestation.Contracts;
using Attestation.Gateway.Receiving;

namespace Attestation.Gateway.Tests.Receiving;

/// <summary>The messages of a few fields: withdrawal, the signing step's answers, the question about the status.</summary>
public class ShortMessageTests
{
    private const string Id = "7b0f3a51-24c2-4a55-93b4-5f8d3f1c6a10";

    [Fact]
    public void A_withdrawal_has_an_id_and_a_reason()
    {
        var read = WithdrawApplicationReader.Read(Given.Parsed($$"""{"applicationId":"{{Id}}","reason":"Қате жібердім"}"""));

        Assert.Equal(new WithdrawApplication { ApplicationId = Guid.Parse(Id), Reason = "Қате жібердім" }, read.Value());
        Assert.Equal(Guid.Parse(Id), read.Legible.ApplicationId);
        Assert.Equal(["/applicationId field.missing", "/reason field.missing"], WithdrawApplicationReader.Read(Given.Parsed("{}")).Wrongs());
        Assert.Equal(["/reason text.empty"], WithdrawApplicationReader.Read(Given.Parsed($$"""{"applicationId":"{{Id}}","reason":""}""")).Wrongs());
    }

    [Fact]
    public void What_was_signed_is_taken_to_the_letter()
    {
        const string Signed = " <?xml version=\"1.0\"?>\r\n<n>И\u0306</n>\n ";
        var message = new JsonObject { ["noticeId"] = Id, ["signedXml"] = Signed };

        Assert.Equal(new NoticeSigned { NoticeId = Guid.Parse(Id), SignedXml = Signed }, NoticeSignedReader.Read(message.Parsed()).Value());
    }

    [Theory]
    [InlineData("{}", "/noticeId field.missing", "/signedXml field.missing")]
    [InlineData("""{"noticeId":"x","signedXml":" "}""", "/noticeId uuid.format", "/signedXml text.empty")]
    [InlineData("""{"noticeId":1,"signedXml":{}}""", "/noticeId field.type", "/signedXml field.type")]
    [InlineData("""{"noticeId":null,"signedXml":"\uD800"}""", "/noticeId field.missing", "/signedXml text.characters")]
    public void A_signed_notice_without_id_or_text_is_sent_back(string message, params string[] wrongs) =>
        Assert.Equal(wrongs, NoticeSignedReader.Read(Given.Parsed(message)).Wrongs());

    [Fact]
    public void A_notice_not_signed_says_why_and_what_next()
    {
        var read = NoticeNotSignedReader.Read(Given.Parsed($$"""{"noticeId":"{{Id}}","reason":"Кілт мерзімі өтті","returnToReview":false}"""));

        Assert.Equal(new NoticeNotSigned { NoticeId = Guid.Parse(Id), Reason = "Кілт мерзімі өтті", ReturnToReview = false }, read.Value());
    }

    [Theory]
    [InlineData("{}", "/noticeId field.missing", "/reason field.missing", "/returnToReview field.missing")]
    [InlineData("""{"noticeId":"x","reason":1,"returnToReview":"no"}""", "/noticeId uuid.format", "/reason field.type", "/returnToReview field.type")]
    public void A_notice_not_signed_without_its_fields_is_sent_back(string message, params string[] wrongs) =>
        Assert.Equal(wrongs, NoticeNotSignedReader.Read(Given.Parsed(message)).Wrongs());

    [Fact]
    public void A_status_is_asked_for_by_id_or_by_number_and_iin()
    {
        var byId = GetApplicationStatusReader.Read(Given.Parsed($$"""{"applicationId":"{{Id}}"}""")).Value();
        var byNumber = GetApplicationStatusReader.Read(Given.Parsed($$"""{"applicationNumber":"AT-26-00000001-3","iin":"{{Given.Iin}}"}""")).Value();

        Assert.Equal(new GetApplicationStatus { ApplicationId = Guid.Parse(Id) }, byId);
        Assert.Equal(new GetApplicationStatus { ApplicationNumber = "AT-26-00000001-3", Iin = Given.Iin }, byNumber);
    }

    [Theory]
    [InlineData("{}", " status.key")]
    [InlineData("""{"applicationId":null}""", " status.key")]
    [InlineData("""{"applicationId":"x"}""", "/applicationId uuid.format")]
    [InlineData("""{"applicationNumber":"AT-26-00000001-3"}""", "/iin field.missing")]
    [InlineData("""{"iin":"000229599007"}""", "/applicationNumber field.missing")]
    [InlineData("""{"applicationNumber":"","iin":"1"}""", "/applicationNumber text.empty", "/iin iin.format")]
    public void A_question_about_nothing_is_sent_back(string message, params string[] wrongs) =>
        Assert.Equal(wrongs, GetApplicationStatusReader.Read(Given.Parsed(message)).Wrongs());
}
