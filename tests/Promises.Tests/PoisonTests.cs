using System.Text;
using Attestation.Integration.Tests;
using Attestation.Integration.Tests.Foreign;
using Attestation.Promises.Tests.Figures;
using Attestation.Promises.Tests.Stands;

namespace Attestation.Promises.Tests;

/// <summary>Messages that nobody can handle: each is kept with its cause and its bytes, and those behind it go on.</summary>
public sealed class PoisonTests(Site site, Ledger ledger) : IClassFixture<Site>
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // What it is, the AMQP type it comes with, its bytes.
    private static Dictionary<string, (string? Type, Func<byte[]> Bytes)> Bottles { get; } = new()
    {
        ["nothing at all"] = ("submit-application", () => []),
        ["not JSON"] = ("submit-application", () => "{ this is not JSON"u8.ToArray()),
        ["cut off"] = ("submit-application", () => "{\"applicationId\":\"12"u8.ToArray()),
        ["an unknown version"] = ("submit-application-v9", () => "{\"applicationId\":\"00000000-0000-0000-0000-000000000009\"}"u8.ToArray()),
        ["no name"] = (null, () => "{\"hello\":1}"u8.ToArray()),
        ["UTF-16"] = ("submit-application", () => Encoding.Unicode.GetBytes("{\"applicationId\":\"1\"}")),
        ["broken UTF-8"] = ("submit-application", () => [.. "{\"position\":\""u8, 0xC3, 0x28, 0xF0, 0x90, .. "\"}"u8]),
        ["a hundred thousand brackets"] = ("submit-application", () => Encoding.ASCII.GetBytes(new string('[', 100_000))),
        ["a hundred thousand objects"] = ("submit-application", () => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)))),
        ["50 MB"] = ("submit-application", () => [.. "{\"a\":\""u8, .. Enumerable.Repeat((byte)'x', 50 * 1024 * 1024), .. "\"}"u8]),
        ["zero bytes"] = ("withdraw-application", () => new byte[1000]),
    };

    public static TheoryData<string> Poisons => new(Bottles.Keys);

    [Theory]
    [MemberData(nameof(Poisons))]
    [Promise("P5")]
    public async Task A_message_nobody_can_read_is_parked_with_its_bytes_and_the_queue_goes_on(string poison)
    {
        var (type, bytes) = Bottles[poison];
        var body = bytes();
        await site.Rig.Portal.SendAsync("attestation.applications", body, type, $"poison {poison}");
        await site.Rig.SubmitAsync(2);
        await site.Rig.UntilAllHaveEndedAsync();
        await Eventually.IsTrueAsync(() => site.Parked.Any(letter => letter.Body.AsSpan().SequenceEqual(body)));

        var rejected = await site.Rig.Portal.ReplyAsync($"poison {poison}");
        var copies = site.Parked.Count(letter => letter.Body.AsSpan().SequenceEqual(body));
        ledger.Record(1, 1, 0, copies - 1, null);
        Assert.Equal("application-rejected", rejected.Type);
        Assert.Equal(1, copies);
    }

    [Fact]
    [Promise("P5")]
    public async Task A_message_of_a_wrong_shape_is_answered_with_every_problem_and_the_queue_goes_on()
    {
        var body = "{\"applicationId\":7,\"channel\":\"Fax\"}"u8.ToArray();

        await site.Rig.Portal.SendAsync("attestation.applications", body, "submit-application", "wrong shape");
        await site.Rig.SubmitAsync(2);
        await site.Rig.UntilAllHaveEndedAsync();

        var rejected = await site.Rig.Portal.ReplyAsync("wrong shape");
        ledger.Record(1, 1, 0, 0, null);
        Assert.True(rejected.Json["problems"]!.AsArray().Count > 5);
        Assert.DoesNotContain(site.Parked, letter => letter.Body.AsSpan().SequenceEqual(body));
    }

    [Fact]
    [Promise("P5", "P1")]
    public async Task A_parked_application_that_was_mended_and_sent_again_gets_its_notice()
    {
        var (message, id, kind) = site.Rig.Make();
        var broken = Encoding.UTF8.GetString(message)[..^1];

        await site.Rig.Portal.SendAsync("attestation.applications", Strict.GetBytes(broken), "submit-application", "broken");
        await Eventually.IsTrueAsync(() => site.Parked.Any(Is));
        await site.Rig.Portal.SendAsync("attestation.applications", Strict.GetBytes(Strict.GetString(site.Parked.First(Is).Body) + "}"), "submit-application", "mended");
        site.Rig.Submitted[id] = kind;
        await site.Rig.UntilAllHaveEndedAsync();

        var history = await History.CheckAsync(site.Rig);
        ledger.Record(1, 1, history.Lost, history.Duplicated, null);
        history.Assert();

        bool Is(Letter letter) => letter.Body.AsSpan().SequenceEqual(Strict.GetBytes(broken));
    }
}
