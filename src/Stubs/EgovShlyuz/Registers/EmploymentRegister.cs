using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.EgovShlyuz.Registers;

/// <summary>The register of employment contracts.</summary>
internal sealed class EmploymentRegister(People people, EsutdCodes codes) : IRegister
{
    public string ServiceId => ServiceIds.EmploymentContracts;

    // ЕСУТД says no to data over this size.
    private const int MostCharacters = 100 * 1024;

    public RegisterAnswer Answer(SyncRequest request, CertificateProfile? signer, DateTimeOffset now)
    {
        var data = request.ReceivedData;
        if (data.OuterXml.Length > MostCharacters)
        {
            return Declined("", EsutdCodes.TooLarge);
        }

        var asked = EmploymentRequest.Read(data);

        return signer is null || signer.Bin == asked.RequestorBin ? Answer(request, now) : Declined(asked.Iin, EsutdCodes.OtherBin);
    }

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

    private RegisterAnswer.Declined Declined(string iin, string code) => new(iin, code, codes.Message(code));

    private static EmploymentContract Of(Employment contract) => new()
    {
        EmployerBin = contract.EmployerBin,
        Position = contract.Position,
        BeginDate = contract.From,
        EndDate = contract.To,
    };
}
