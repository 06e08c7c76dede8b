using System.Text;
using Attestation.Signatures;

namespace Attestation.Sandbox.Tests.Flows;

/// <summary>The world with GOST keys: the messages to the ШЭП and its answers are signed with them too.</summary>
public class GostTests
{
    private const string GostSignature = "gostr34102015-gostr34112015-512";

    [Fact]
    public async Task With_GOST_keys_the_registers_answer_and_the_clerk_s_notice_is_issued()
    {
        await using var test = await TestWorld.StartAsync(change: settings => settings with { Algorithm = SignatureAlgorithm.Gost2015 });

        var story = await test.SubmitAsync(test.Application());
        await story.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);

        var calls = test.World.EgovJournal.All();
        Assert.Contains(GostSignature, story.Notice!.SignedXml, StringComparison.Ordinal);
        Assert.NotEmpty(calls);
        Assert.All(calls, call => Assert.True(call.SignatureIsValid));
        Assert.All(calls, call => Assert.Contains(GostSignature, Encoding.UTF8.GetString(call.Request.Span), StringComparison.Ordinal));
        Assert.All(calls, call => Assert.Contains(GostSignature, Encoding.UTF8.GetString(call.Answer.Span), StringComparison.Ordinal));
        Assert.Equal(SignatureAlgorithm.Gost2015, test.World.Authority.Algorithm);
    }
}
