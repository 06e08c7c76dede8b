using System.Text.Json;
using Attestation.Contracts;

namespace Attestation.Gateway.Receiving;

/// <summary>Reads <see cref="GetApplicationStatus"/>: an application is asked for by its id, or by its number and the applicant's ИИН.</summary>
internal static class GetApplicationStatusReader
{
    public static Reading<GetApplicationStatus> Read(JsonElement body)
    {
        var problems = new List<Problem>();
        var message = Fields.Root(body, problems);

        var byId = message.Optional("applicationId");
        var isByNumber = !byId.IsPresent && (message.Optional("applicationNumber").IsPresent || message.Optional("iin").IsPresent);
        if (!byId.IsPresent && !isByNumber)
        {
            message.Report(Problems.StatusKey);
        }

        var id = byId.Uuid();
        var number = (isByNumber ? message.Required("applicationNumber") : message.Optional("applicationNumber")).Line(Lengths.ApplicationNumber);
        var iin = (isByNumber ? message.Required("iin") : message.Optional("iin")).Iin();

        return Reading.Of(
            problems, new Legible(id), () => new GetApplicationStatus { ApplicationId = id, ApplicationNumber = number, Iin = iin?.Value });
    }
}
