using System.Text.Json.Nodes;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Receiving;
using Attestation.Gateway.Tests.Cases;
using Attestation.Gateway.Tests.Deciding;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Tests.Receiving;

/// <summary>The desks behind the doors on a store of their own, and what they answered.</summary>
internal sealed class OpenDesks
{
    private readonly DecisionDesk _decisions;

    public OpenDesks(OpenStore store, SchoolYears? years = null, WorkingCalendar? calendar = null, DoorsOptions? doors = null)
    {
        Store = store;
        var times = new WorkingTimes(calendar ?? Provider.Calendar(), Provider.UsualSchedule, new Dictionary<string, ProviderSchedule>(StringComparer.Ordinal));
        var registration = new Registration(years ?? Deciding.Given.Years(), times);
        Doorkeeper = new Doorkeeper(store.Outbox, store.Clocks, store.Wakers, Options.Create(doors ?? new DoorsOptions()), NullLogger<Doorkeeper>.Instance);
        var limits = new IntakeLimits(Options.Create(doors ?? new DoorsOptions()), store.Clocks);
        Submissions = new SubmissionDesk(
            store.Cases, store.Outbox, Doorkeeper, limits, registration, Options.Create(new RulesOptions()), store.Clocks, store.Wakers, NullLogger<SubmissionDesk>.Instance);
        _decisions = new DecisionDesk(store.Cases, Doorkeeper, store.Clocks);
        Resuming = new ResumeDesk(store.Cases, registration, store.Clocks);
    }

    public OpenStore Store { get; }

    public Doorkeeper Doorkeeper { get; }

    public SubmissionDesk Submissions { get; }

    public ResumeDesk Resuming { get; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public Task SubmitAsync(JsonObject message) => Submissions.SubmitAsync(message.Parsed(), Incoming("submit-application"), Cancelled);

    public Task WithdrawAsync(Guid id, string reason = "Құжаттарды толықтырамын") =>
        _decisions.WithdrawAsync(new JsonObject { ["applicationId"] = id, ["reason"] = reason }.Parsed(), Incoming("withdraw-application"), Cancelled);

    public Task ReviewAsync(JsonObject decision) => _decisions.ReviewAsync(decision.Parsed(), Incoming("record-review-decision"), Cancelled);

    public Task<Resumption> ResumeAsync(Guid id) => Resuming.ResumeAsync(id, "ОПЕРАТОР БІРІНШІ", "Күнтізбе ұзартылды", Cancelled);

    /// <summary>Everything that was sent, or will be: type and body.</summary>
    public async Task<IReadOnlyList<(string Type, string To, JsonNode Body)>> SentAsync()
    {
        var cipher = Store.Cipher;
        var rows = await Store.QueryAsync<Sent>("select type, routing_key, message_id, body from outbox order by id");

        return [.. rows.Select(row => (row.Type, row.RoutingKey, JsonNode.Parse(cipher.Decrypt(row.Body, $"outbox/body/{row.MessageId}"))!))];
    }

    public async Task<string[]> TypesAsync() => [.. (await SentAsync()).Select(sent => sent.Type)];

    /// <summary>The codes of the rejections that went to the sender itself.</summary>
    public async Task<string[]> AnsweredAsync() =>
        [.. (await SentAsync()).Where(sent => sent is { Type: "application-rejected", To: "my-answers" }).Select(sent => sent.Body["problems"]![0]!["code"]!.GetValue<string>())];

    private static IncomingMessage Incoming(string type) => new(default, type, "application/json", "m", "c", "my-answers");

    private sealed class Sent
    {
        public string Type { get; init; } = "";

        public string RoutingKey { get; init; } = "";

        public string MessageId { get; init; } = "";

        public byte[] Body { get; init; } = [];
    }
}
