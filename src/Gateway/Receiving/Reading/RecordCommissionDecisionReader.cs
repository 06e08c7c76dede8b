using System.Text.Json;
using Attestation.Contracts;

namespace Attestation.Gateway.Receiving;

/// <summary>Reads <see cref="RecordCommissionDecision"/>. Whether it fits the application is for the desk to say.</summary>
internal static class RecordCommissionDecisionReader
{
    public static Reading<RecordCommissionDecision> Read(JsonElement body)
    {
        var problems = new List<Problem>();
        var message = Fields.Root(body, problems);

        var id = message.Required("applicationId").Uuid();
        var decision = message.Required("decision").Name<CommissionDecision>();
        var category = message.Required("category").Name<Category>();
        var orderNumber = message.Required("orderNumber").Line(Lengths.OrderNumber);
        var orderDate = message.Required("orderDate").Day();
        var decidedOn = message.Required("decidedOn").Day();

        return Reading.Of(problems, new Legible(id), () => new RecordCommissionDecision
        {
            ApplicationId = id!.Value,
            Decision = decision!.Value,
            Category = category!.Value,
            OrderNumber = orderNumber!,
            OrderDate = orderDate!.Value,
            DecidedOn = decidedOn!.Value,
        });
    }
}
