using Attestation.Shep;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.EgovShlyuz.Registers;

/// <summary>The register of employment contracts.</summary>
internal sealed class EmploymentRegister(People people) : IRegister
{
    public string ServiceId => ServiceIds.EmploymentContracts;

    public RegisterAnswer Answer(SyncRequest request, DateTimeOffset now)
    {
        var asked = EmploymentRequest.Read(request.ReceivedData);

        return people.Find(asked.Iin)?.Employment switch
        {
            Knowledge<IReadOnlyList<Employment>>.Held(var contracts) => new RegisterAnswer.Given(
                asked.Iin,
                "found",
                new EmploymentAnswer { Status = EmploymentAnswer.Found, Iin = asked.Iin, Contracts = [.. contracts.Select(Of)] }),
            Knowledge<IReadOnlyList<Employment>>.Unavailable => new RegisterAnswer.Silent(asked.Iin),
            _ => new RegisterAnswer.Given(asked.Iin, "notFound", new EmploymentAnswer { Status = EmploymentAnswer.NotFound, Iin = asked.Iin }),
        };
    }

    private static EmploymentContract Of(Employment contract) => new()
    {
        EmployerBin = contract.EmployerBin,
        Position = contract.Position,
        BeginDate = contract.From,
        EndDate = contract.To,
    };
}
