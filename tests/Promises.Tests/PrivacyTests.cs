using System.Text.Json;
using Attestation.Gateway.Hosting;
using Attestation.Integration.Tests;
using Attestation.Integration.Tests.Servers;
using Attestation.Promises.Tests.Figures;
using Attestation.Promises.Tests.Stands;
using Attestation.Promises.Tests.Traps;

namespace Attestation.Promises.Tests;

/// <summary>What a gateway in trouble writes into its log: everything failed once, at the most talkative level.</summary>
public sealed class PrivacyTests(Broker broker, Database database, Ledger ledger)
{
    private static readonly string[] Places =
    [
        KillPoints.Receiving, KillPoints.Received, KillPoints.Asked, KillPoints.Answered, $"{KillPoints.Computed} Deciding", $"{KillPoints.Stored} Notices",
        KillPoints.SignatureChecked, $"{KillPoints.Published} notice-issued",
    ];

    [Fact]
    [Promise("P10")]
    public async Task A_log_full_of_failures_names_nobody()
    {
        await using var rig = await Rig.BuildAsync(broker, database, Seeds.Current + 40);
        var gateway = rig.Launch([.. Places.Select(place => Trap.At(place, Blow.Fail, 1))]);
        await gateway.ReadyAsync();
        List<byte[]> messages = [.. Enumerable.Range(0, 20).Select(_ => rig.Make().Message)];
        foreach (var message in messages)
        {
            // As it is; then cut off, with a wrong field, and again under the same id with another content: each is complained of.
            await SendAsync(rig, message);
            await SendAsync(rig, message[..^9]);
            await SendAsync(rig, Replace(message, "\"channel\":\"", "\"channel\":\"Fax"));
            await SendAsync(rig, Replace(message, "\"position\":\"", "\"position\":\"другая "));
        }

        await Eventually.IsTrueAsync(async () => await rig.ScalarAsync("select count(*) from application_case where state = 'Issued'") >= messages.Count);
        var log = gateway.Log;
        string[] leaked = [.. messages.SelectMany(Personal).Distinct(StringComparer.Ordinal).Where(word => log.Contains(word, StringComparison.OrdinalIgnoreCase))];

        ledger.Record(messages.Count, rig.TrapsSnapped + (messages.Count * 3), leaked.Length, 0, Seeds.Current);
        Assert.Empty(leaked);
        Assert.True(log.Length > 10_000, "The log is too short to prove anything.");
    }

    private static Task SendAsync(Rig rig, byte[] message) => rig.Portal.SendAsync("attestation.applications", message, "submit-application", Guid.NewGuid().ToString());

    private static byte[] Replace(byte[] message, string what, string with) =>
        System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(message).Replace(what, with, StringComparison.Ordinal));

    // ИИН, the parts of the name, telephone, mail address, and pieces of the essay.
    private static IEnumerable<string> Personal(byte[] message)
    {
        var application = JsonDocument.Parse(message).RootElement;
        var applicant = application.GetProperty("applicant");
        yield return applicant.GetProperty("iin").GetString()!;
        foreach (var name in applicant.GetProperty("fullName").GetString()!.Split(' ').Where(name => name.Length > 4))
        {
            yield return name;
        }

        yield return applicant.GetProperty("phone").GetString()!;
        yield return applicant.GetProperty("email").GetString()!;
        foreach (var sentence in application.GetProperty("essay").GetProperty("text").GetString()!.Split('.').Where(sentence => sentence.Length > 20))
        {
            yield return sentence.Trim()[..20];
        }
    }
}
