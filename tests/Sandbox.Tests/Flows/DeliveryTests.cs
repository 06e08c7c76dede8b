using System.Text;
using System.Text.Json.Nodes;
using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;

namespace Attestation.Sandbox.Tests.Flows;

public class DeliveryTests
{
    [Fact]
    public async Task The_same_application_twice_is_answered_alike_and_gets_one_notice()
    {
        await using var test = await TestWorld.StartAsync();
        var message = test.Application();

        var first = await test.SubmitAsync(message);
        await first.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);
        var again = await test.SubmitAsync(message);

        Assert.Equal(first.Received, again.Received);
        Assert.Single(first.NoticeHashes);
    }

    [Fact]
    public async Task The_same_application_written_down_differently_is_still_the_same()
    {
        await using var test = await TestWorld.StartAsync();
        var message = test.Application();
        var first = await test.SubmitAsync(message);
        var reordered = new JsonObject(message.Reverse().Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));

        var again = await test.SubmitAsync(reordered);

        Assert.Equal(first.Received, again.Received);
    }

    [Fact]
    public async Task The_same_id_with_another_content_is_refused_and_the_first_stays()
    {
        await using var test = await TestWorld.StartAsync();
        var message = test.Application();
        var first = await test.SubmitAsync(message);
        message["position"] = "another post";

        var other = await test.SubmitAsync(message);

        Assert.Equal("applicationId.conflict", Assert.Single(other.Rejected!.Problems).Code);
        Assert.Equal(first.Received!.ApplicationNumber, other.Rejected.ApplicationNumber);
    }

    [Fact]
    public async Task What_is_not_even_json_is_answered_and_parked_with_its_bytes_and_the_queue_goes_on()
    {
        await using var test = await TestWorld.StartAsync();
        var parked = new List<byte[]>();
        await test.ListenAsync(BusNames.Parked, null, parked.Add);

        var garbage = await test.World.Portal.SubmitAsync("{ not json"u8.ToArray(), null);
        await garbage.Answered.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);
        var next = await test.SubmitAsync(test.Application());

        Assert.Equal("json.unreadable", Assert.Single(garbage.Rejected!.Problems).Code);
        await TestWorld.UntilAsync(() => Task.FromResult(parked.Count), count => count is 1);
        Assert.Equal("{ not json", Encoding.UTF8.GetString(parked[0]));
        Assert.NotNull(next.Received);
    }

    [Fact]
    public async Task A_MassTransit_envelope_is_understood()
    {
        await using var test = await TestWorld.StartAsync();
        var message = test.Application();
        var id = Guid.Parse(message["applicationId"]!.GetValue<string>());
        var envelope = new JsonObject { ["messageType"] = new JsonArray("urn:message:Attestation.Contracts:SubmitApplication"), ["message"] = message };

        var story = await test.World.Portal.SubmitAsync(Encoding.UTF8.GetBytes(envelope.ToJsonString()), id);
        await story.Answered.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);

        Assert.Equal(id, story.Received!.ApplicationId);
    }

    [Fact]
    public async Task A_rejected_message_stores_nothing_and_may_come_again_corrected()
    {
        await using var test = await TestWorld.StartAsync();
        var message = test.Application();
        var right = message["channel"]!.GetValue<string>();
        message["channel"] = "Ustaz";

        var rejected = await test.SubmitAsync(message);
        message["channel"] = right;
        var corrected = await test.SubmitAsync(message);

        Assert.Equal("channel.wrong", Assert.Single(rejected.Rejected!.Problems).Code);
        Assert.NotNull(corrected.Received);
    }

    [Fact]
    public async Task An_issued_notice_cannot_be_withdrawn_any_more()
    {
        await using var test = await TestWorld.StartAsync();
        var story = await test.SubmitAsync(test.Application());
        await story.Finished.WaitAsync(TestWorld.Patience, TestContext.Current.CancellationToken);

        await test.SendAsync(new WithdrawApplication { ApplicationId = story.ApplicationId!.Value, Reason = "too late" });
        await test.DoorsAsync();

        var found = await test.CaseAsync(story, CaseState.Issued);
        Assert.NotNull(found.Notice!.SignedXml);
    }
}
