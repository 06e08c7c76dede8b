using System.Text;
using Attestation.Gateway.Cabinet;

namespace Attestation.Gateway.Tests.Cabinet;

public class ChainedApplicationTests
{
    [Theory]
    [InlineData("{}", """{"portalChainId":"77"}""")]
    [InlineData("""{"a":1,"portalChainId":"1"}""", """{"portalChainId":"77","a":1}""")]
    [InlineData("""{"portalChainId":{"x":[]},"é":"\u0130<&\u2028"}""", """{"portalChainId":"77","é":"İ\u003C\u0026\u2028"}""")]
    public void The_chains_own_number_takes_the_place_of_any_other(string application, string becomes) => Assert.Equal(becomes, With(application));

    [Theory]
    [InlineData("")]
    [InlineData("{ not json")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("{}                                                            ")]
    public void What_the_door_will_refuse_reaches_it_as_it_is(string application) => Assert.Equal(application, With(application));

    private static string With(string application) =>
        Encoding.UTF8.GetString(ChainedApplication.With(Encoding.UTF8.GetBytes(application), "77", mostBytes: 60).Span);
}
