using System.Text.Json.Nodes;
using Attestation.Gateway.Receiving;

namespace Attestation.Gateway.Tests.Receiving;

public class DocumentTests
{
    private static readonly DoorLimits Small = new() { DocumentBytes = 10, Documents = 3 };

    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    [InlineData(4000, true)]
    public void A_document_may_be_as_large_as_the_limit(int size, bool isTooLarge)
    {
        var message = Given.ValidMessage().With("/documents", new JsonArray(Given.Document("a", "Diploma").WithContent(new byte[size])));

        Assert.Equal(isTooLarge ? ["/documents/0/content document.tooLarge"] : [], message.Wrongs(Small));
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public void The_limit_holds_for_escaped_base64_too(int size, bool isTooLarge)
    {
        var document = Given.Document("a", "Diploma").WithContent(new byte[size]);
        var written = document.ToJsonString().Replace("\"AAAA", "\"\\u0041AAA", StringComparison.Ordinal);
        var message = Given.ValidMessage().With("/documents", new JsonArray()).ToJsonString().Replace("\"documents\":[]", $"\"documents\":[{written}]", StringComparison.Ordinal);

        var wrongs = SubmitApplicationReader.Read(Given.Parsed(message), Small).Wrongs();

        Assert.Contains("\\u0041AAA", message, StringComparison.Ordinal);
        Assert.Equal(isTooLarge ? ["/documents/0/content document.tooLarge"] : [], wrongs);
    }

    [Fact]
    public void Five_megabytes_pass_by_default_and_a_byte_more_does_not()
    {
        var message = Given.ValidMessage();
        message.With("/documents/0", Given.Document("a", "Diploma").WithContent(new byte[5 * 1024 * 1024]));
        Assert.Empty(message.Wrongs());

        message.With("/documents/0", Given.Document("a", "Diploma").WithContent(new byte[(5 * 1024 * 1024) + 1]));
        Assert.Equal(["/documents/0/content document.tooLarge"], message.Wrongs());
    }

    [Theory]
    [InlineData("QUJD", null)]
    [InlineData("QU JD", null)]
    [InlineData("QUJ\nD", null)]
    [InlineData("QUJ", "document.base64")]
    [InlineData("QUJ=", "document.base64")]
    [InlineData("QU-_", "document.base64")]
    [InlineData("Құжат", "document.base64")]
    [InlineData("data:application/pdf;base64,QUJD", "document.base64")]
    [InlineData("", "text.empty")]
    [InlineData("  ", "text.empty")]
    public void Content_is_base64(string content, string? code)
    {
        var hashOfAbc = "b5d4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df78";
        var message = Given.ValidMessage().With("/documents/0/content", content).With("/documents/0/sha256", hashOfAbc);

        Assert.Equal(code is null ? [] : [$"/documents/0/content {code}"], message.Wrongs());
    }

    [Fact]
    public void Half_a_surrogate_pair_is_not_base64()
    {
        var message = Given.ValidMessage().ToJsonString().Replace("\"content\":\"", "\"content\":\"\\uD800", StringComparison.Ordinal);

        var wrongs = SubmitApplicationReader.Read(Given.Parsed(message), new DoorLimits()).Wrongs();

        Assert.Equal(["/documents/0/content document.base64", "/documents/1/content document.base64"], wrongs);
    }

    [Fact]
    public void The_hash_may_be_in_either_case_and_is_kept_in_the_lower()
    {
        var message = Given.ValidMessage();
        var hash = message.At("/documents/0/sha256").GetValue<string>();

        var read = message.With("/documents/0/sha256", hash.ToUpperInvariant()).Accepted();

        Assert.Equal(hash, read.Application.Documents[0].Sha256);
    }

    [Theory]
    [InlineData("b5d4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df78", "document.hash")]
    [InlineData("b5d4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df7", "document.hashFormat")]
    [InlineData("b5d4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df789", "document.hashFormat")]
    [InlineData("g5d4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df78", "document.hashFormat")]
    [InlineData("", "document.hashFormat")]
    public void A_hash_of_something_else_is_refused(string hash, string code) =>
        Assert.Equal([$"/documents/0/sha256 {code}"], Given.ValidMessage().With("/documents/0/sha256", hash).Wrongs());

    [Theory]
    [InlineData(0, false)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void There_may_be_as_many_documents_as_the_limit(int count, bool areTooMany)
    {
        var documents = new JsonArray([.. Enumerable.Range(0, count).Select(_ => Given.Document("a", "Diploma").WithContent([1]))]);

        Assert.Equal(areTooMany ? ["/documents documents.tooMany"] : [], Given.ValidMessage().With("/documents", documents).Wrongs(Small));
    }

    [Fact]
    public void Beyond_the_limit_documents_are_not_looked_at()
    {
        var documents = new JsonArray([.. Enumerable.Range(0, 1000).Select(_ => JsonValue.Create(7))]);

        string[] expected = ["/documents documents.tooMany", "/documents/0 field.type", "/documents/1 field.type", "/documents/2 field.type"];
        Assert.Equal(expected, Given.ValidMessage().With("/documents", documents).Wrongs(Small));
    }

    [Fact]
    public void Forty_documents_pass_by_default_and_one_more_does_not()
    {
        Assert.Empty(Given.ValidMessage().With("/documents", Forty()).Wrongs());

        var more = Forty();
        more.Add(Given.Document("a", "Diploma"));
        Assert.Equal(["/documents documents.tooMany"], Given.ValidMessage().With("/documents", more).Wrongs());

        static JsonArray Forty() => new([.. Enumerable.Range(0, 40).Select(_ => Given.Document("a", "Diploma"))]);
    }
}
