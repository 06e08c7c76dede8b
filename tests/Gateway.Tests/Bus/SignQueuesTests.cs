using Attestation.Gateway.Bus;

namespace Attestation.Gateway.Tests.Bus;

public class SignQueuesTests
{
    [Fact]
    public async Task A_queue_that_could_not_be_declared_is_declared_for_the_next_notice()
    {
        var tries = 0;
        var queues = new SignQueues(_ => ++tries is 1 ? Task.FromException(new TimeoutException()) : Task.CompletedTask);

        await Assert.ThrowsAsync<TimeoutException>(() => queues.DeclareAsync("school"));
        await queues.DeclareAsync("school");
        await queues.DeclareAsync("school");

        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task Notices_that_wait_at_once_declare_their_queue_once_and_hear_alike_what_went_wrong()
    {
        var answer = new TaskCompletionSource();
        var declared = new List<string>();
        var queues = new SignQueues(bin =>
        {
            declared.Add(bin);
            return bin is "school" ? answer.Task : Task.CompletedTask;
        });

        Task[] waiting = [queues.DeclareAsync("school"), queues.DeclareAsync("school")];
        await queues.DeclareAsync("another");
        answer.SetException(new TimeoutException());

        Assert.All(waiting, declaring => Assert.False(declaring.IsCompletedSuccessfully));
        await Assert.ThrowsAsync<TimeoutException>(() => waiting[0]);
        await Assert.ThrowsAsync<TimeoutException>(() => waiting[1]);
        Assert.Equal(["school", "another"], declared);
    }

    [Fact]
    public async Task One_that_fails_at_once_is_tried_again_too()
    {
        var tries = 0;
        var queues = new SignQueues(_ => ++tries is 1 ? throw new InvalidOperationException() : Task.CompletedTask);

        await Assert.ThrowsAsync<InvalidOperationException>(() => queues.DeclareAsync("school"));
        await queues.DeclareAsync("school");

        Assert.Equal(2, tries);
    }
}
