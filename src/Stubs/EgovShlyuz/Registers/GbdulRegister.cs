using Attestation.Shep;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.EgovShlyuz.Registers;

/// <summary>The register of legal entities: any valid БИН is a school, whose name is made from the number alone. The real one demands signed data.</summary>
internal sealed class GbdulRegister : IRegister
{
    public string ServiceId => ServiceIds.GbdulByBin;

    public bool WantsSignedData => true;

    public RegisterAnswer Answer(SyncRequest request, DateTimeOffset now)
    {
        var asked = GbdulRequest.Read(request.ReceivedData);
        var school = Bin.IsValid(asked.Bin) ? int.Parse(asked.Bin.AsSpan(6, 5), System.Globalization.CultureInfo.InvariantCulture) : (int?)null;
        var answer = new GbdulAnswer
        {
            Status = school is null ? GbdulAnswer.NotFound : GbdulAnswer.Found,
            Organization = school is null
                ? null
                : new LegalEntity(asked.Bin, $"КГУ «Общеобразовательная школа № {school}»", $"«№ {school} жалпы білім беретін мектеп» КММ"),
        };

        return new RegisterAnswer.Given("", school is null ? "notFound" : "found", answer);
    }
}
