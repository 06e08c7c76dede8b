using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Tests.Cases;

public class StableIdTests
{
    private static readonly Guid Application = new("7b0f3a51-24c2-4a55-93b4-5f8d3f1c6a10");

    [Fact]
    public void The_same_name_gives_the_same_id_for_ever() =>
        Assert.Equal(Expected, StableId.Of(Application, "notice/1"));

    [Fact]
    public void Another_name_or_application_gives_another_id()
    {
        Assert.NotEqual(StableId.Of(Application, "notice/1"), StableId.Of(Application, "notice/2"));
        Assert.NotEqual(StableId.Of(Application, "notice/1"), StableId.Of(Guid.Empty, "notice/1"));
    }

    [Fact]
    public void An_id_is_of_version_8_and_of_the_standard_variant()
    {
        for (var i = 0; i < 100; i++)
        {
            var text = StableId.Of(Application, $"event/{i}").ToString("D");

            Assert.Equal('8', text[14]);
            Assert.Contains(text[19], "89ab");
        }
    }

    // SHA-256 of "7b0f3a51-24c2-4a55-93b4-5f8d3f1c6a10/notice/1", its first sixteen bytes with version and variant put in.
    private static Guid Expected => new("b209fb03-afff-8872-a69f-210462d07d6c");
}
