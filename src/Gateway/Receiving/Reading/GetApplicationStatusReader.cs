using System.Text.Json;
using Attestation.Contracts;

namespace Attestation.Gateway.Receiving;

/// <summary>Reads <see cref="GetApplicationStatus"/>: an application is asked for by its id, or by its number with the ИИН or the БИН.</summary>
internal static class GetApplicationStatusReader
{
    public static Reading<GetApplicationStatus> Read(JsonElement body)
    {
        var problems = new List<Problem>();
        var message = Fields.Root(body, problems);

        var byId = message.Optional("applicationId");
        var byProvider = message.Optional("providerBin");
        var asker = message.Optional("asker").Name<StatusAsker>();
        var isByNumber = !byId.IsPresent && (message.Optional("applicationNumber").IsPresent || message.Optional("iin").IsPresent || byProvider.IsPresent);
        if (!byId.IsPresent && !isByNumber)
        {
            message.Report(Problems.StatusKey);
        }

        var id = byId.Uuid();
        var number = (isByNumber ? message.Required("applicationNumber") : message.Optional("applicationNumber")).Line(Lengths.ApplicationNumber);
        var iin = (isByNumber && !byProvider.IsPresent ? message.Required("iin") : message.Optional("iin")).Iin();
        var provider = (asker is StatusAsker.Provider ? message.Required("providerBin") : byProvider).Bin();
        var withProcedure = message.Optional("withProcedure").Flag();

        return Reading.Of(
            problems, new Legible(id), () => new GetApplicationStatus
            {
                ApplicationId = id,
                ApplicationNumber = number,
                Iin = iin?.Value,
                ProviderBin = provider?.Value,
                Asker = asker,
                WithProcedure = withProcedure,
            });
    }
}
