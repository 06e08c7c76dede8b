using System.Text.Json;
using Attestation.Contracts;

namespace Attestation.Gateway.Receiving;

/// <summary>Reads <see cref="WithdrawApplication"/>.</summary>
internal static class WithdrawApplicationReader
{
    public static Reading<WithdrawApplication> Read(JsonElement body)
    {
        var problems = new List<Problem>();
        var message = Fields.Root(body, problems);

        var id = message.Required("applicationId").Uuid();
        var reason = message.Required("reason").Passage(Lengths.Reason);

        return Reading.Of(problems, new Legible(id), () => new WithdrawApplication { ApplicationId = id!.Value, Reason = reason! });
    }
}
