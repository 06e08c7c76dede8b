using System.Text;
using System.Text.Json.Nodes;
using Attestation.Integration.Tests.Servers;
using Attestation.Stubs.TestKit;

namespace Attestation.Integration.Tests;

/// <summary>Applications as a portal would write them: JSON, nothing of ours.</summary>
internal static class Given
{
    private static int _serial;

    public static string School { get; } = Bin.Make(2006, 6, 66);

    public static JsonObject Application(Stand stand, string? school = null)
    {
        var sample = JsonNode.Parse(File.ReadAllBytes(Path.Combine(Shell.Repository, "samples", "applications", "03-researcher.json")))!;
        var message = (JsonObject)sample["message"]!.DeepClone();
        var iin = Iin.Make(new DateOnly(1986, 3, 4), male: true, serial: Interlocked.Increment(ref _serial));
        message["applicationId"] = Guid.NewGuid().ToString();
        message["providerBin"] = school ?? School;
        message["submittedAt"] = Stand.Morning;
        message["applicant"]!["iin"] = iin;
        message["applicant"]!["fullName"] = stand.People.Find(iin)!.FullName;

        // Into a chain that nobody opened the ШЭП takes nothing, and the gateway would try for days.
        message["portalChainId"] = stand.OpenChain(iin, message["portalRequestNumber"]!.GetValue<string>());

        return message;
    }

    public static string Id(this JsonObject message) => message["applicationId"]!.GetValue<string>();

    public static byte[] Bytes(this JsonNode message) => Encoding.UTF8.GetBytes(message.ToJsonString());
}
