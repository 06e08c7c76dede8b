using System.Text;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.TestKit.Recording;

namespace Attestation.EgovShlyuz.Tests.Programmable;

public class RedactionTests
{
    private static readonly string Someone = Caller.NewIin(31);

    [Theory]
    [InlineData("""{"password":"p4ss","name":"Айгүл","n":7,"page":2,"ok":true,"code":"teacher.unknown"}""", """{"password":"x0xx","name":"Жжжжж","n":1,"page":2,"ok":true,"code":"teacher.unknown"}""")]
    [InlineData("""<a x="s3" Algorithm="urn:a"><!-- Dana --><code>SCSS001</code><date>1990-05-06T07:08:09+05:00</date></a>""", """<a x="x0" Algorithm="urn:a"><code>SCSS001</code><date>2000-01-01T07:08:09+05:00</date></a>""")]
    [InlineData("""<a><![CDATA[<b>Dana</b>]]></a>""", "<a><![CDATA[<b>Xxxx</b>]]></a>")]
    [InlineData("just a secret", "[13 bytes that are neither XML nor JSON]")]
    [InlineData("", "")]
    public void Every_value_goes_but_those_of_technical_names(string body, string expected)
    {
        Assert.Equal(expected, new Redaction(new Pseudonyms()).Body(Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public void The_same_person_is_the_same_afterwards_and_somebody_else_is_another()
    {
        var redaction = new Redaction(new Pseudonyms());
        var other = Caller.NewIin(32);

        var body = redaction.Body(Encoding.UTF8.GetBytes($$"""["{{Someone}}","{{Someone}}","{{other}}"]"""));
        var url = redaction.Url($"/people/{Someone}?q={other}&name=Dana");

        var numbers = System.Text.Json.JsonSerializer.Deserialize<string[]>(body)!;
        Assert.All(numbers, number => Assert.True(Iin.IsValid(number)));
        Assert.Equal(numbers[0], numbers[1]);
        Assert.NotEqual(numbers[0], numbers[2]);
        Assert.Equal($"/people/{numbers[0]}?q={numbers[2]}&name=Xxxx", url);
        Assert.DoesNotContain(Someone, body, StringComparison.Ordinal);
    }
}
